// Figures of one point from its attempts, without a run folder: the same estimands as the report's metrics of the same ids, summed by
// arm, persona and group of users as attempts come. Their Monte Carlo error is the delete-a-group jackknife (Kott 2001, Journal of
// Official Statistics 17:521): leaves out one of 20 groups of whole users at a time, so that attempts of one user stay together.
import { moments } from '../../../scenarios/measurement/moments.ts';
import type { Attempt, StepRecord } from '../../../scenarios/schema/attempt.ts';
import { pointMetrics, secondsMetrics, type FigureId, type PointFigure, type PointMetric, type PointSide } from '../../../scenarios/schema/parameter-point.ts';
import type { ArmId } from '../../../scenarios/schema/scenario.ts';
import { setBacks } from '../../../scenarios/schema/set-back.ts';

const groups = 20;
/** Horizon of the restricted time to sign in, s. */
const horizonSeconds = 60;

type SummedMetric = Exclude<PointMetric, 'time-of-successes-median'>;
const summedMetrics = pointMetrics.filter((metric): metric is SummedMetric => metric !== 'time-of-successes-median');
const place = new Map(summedMetrics.map((metric, index) => [metric, 2 * index]));

const setBackResults: ReadonlySet<string> = new Set(setBacks);
const passwordPrompts: ReadonlySet<string> = new Set(['submit-password', 'submit-code']);
const passkeyPrompts: ReadonlySet<string> = new Set(['use-passkey', 'use-passkey-for-user-name', 'use-passkey-of-phone']);

interface Cell {
  /** Numerator and denominator of each metric. */
  readonly sums: Float64Array;
  readonly successSeconds: number[];
}

interface Part {
  voided: boolean;
  succeeded: boolean;
  byMethod: boolean;
}

export class PointTally {
  readonly #weights: ReadonlyMap<string, number>;
  /** By arm and persona, the groups in order. */
  readonly #cells = new Map<string, Map<string, Cell[]>>();

  /** @param weights of the personas in the tenant. */
  constructor(weights: ReadonlyMap<string, number>) {
    this.#weights = weights;
  }

  /** All attempts of one user. */
  add(attempts: readonly Attempt[]): void {
    for (const [arm, ofArm] of Map.groupBy(attempts, (attempt) => attempt.arm)) this.#addArm(arm, ofArm);
  }

  #addArm(arm: string, attempts: readonly Attempt[]): void {
    const [first] = attempts;
    if (first === undefined) return;
    const cell = this.#cell(arm, first.persona, groupOf(first.user, this.#weights.size));
    const count = (metric: SummedMetric, numerator: number, denominator = 1) => {
      const at = place.get(metric) ?? 0;
      cell.sums[at] = (cell.sums[at] ?? 0) + numerator;
      cell.sums[at + 1] = (cell.sums[at + 1] ?? 0) + denominator;
    };
    const needs = new Map<number, Part>();
    const days = new Map<number, Part>();
    let reachedRegistration = false;
    let registered = false;
    for (const attempt of attempts) {
      const succeeded = attempt.outcome.kind === 'succeeded';
      const voided = attempt.outcome.kind === 'void';
      if (attempt.flow === 'passkey-registration') {
        const reached = !voided && attempt.steps.some(({ action, result }) => action === 'open-passkey-registration' && result === 'shown');
        reachedRegistration ||= reached;
        registered ||= reached && succeeded;
        continue;
      }
      const byMethod = succeeded && (arm === 'passkey' ? attempt.method === 'passkey' || attempt.method === 'passkey-of-phone' : attempt.method === arm);
      for (const [parts, key] of [[needs, attempt.session], [days, attempt.day]] as const) {
        const part = parts.get(key) ?? { voided: false, succeeded: false, byMethod: false };
        parts.set(key, { voided: part.voided || voided, succeeded: part.succeeded || succeeded, byMethod: part.byMethod || byMethod });
      }
      if (voided) continue;
      const seconds = (attempt.measuredMs + attempt.modelledMs) / 1_000;
      const firstTry = !attempt.steps.some(({ result }) => setBackResults.has(result));
      count('success-per-attempt', Number(succeeded));
      count('success-per-attempt-by-method', Number(byMethod));
      count('success-per-attempt-first-try', Number(succeeded && firstTry));
      count('success-per-attempt-first-try-by-method', Number(byMethod && firstTry));
      for (const step of attempt.steps) {
        if (!isPrompt(step)) continue;
        const accepted = Number(step.result === 'accepted');
        count('success-per-prompt', accepted);
        if (passkeyPrompts.has(step.action) === (arm === 'passkey')) count('success-per-prompt-by-method', accepted);
      }
      count('restricted-time-to-sign-in', succeeded ? Math.min(seconds, horizonSeconds) : horizonSeconds);
      count('seconds-per-success', seconds, Number(succeeded));
      if (!succeeded) continue;
      cell.successSeconds.push(seconds);
      count('time-of-successes-mean', seconds);
      if (seconds > 0) count('time-of-successes-geometric-mean', Math.log(seconds));
    }
    for (const [parts, counted, byMethod] of [[needs, 'success-per-session', 'success-per-session-by-method'], [days, 'success-per-person-day', 'success-per-person-day-by-method']] as const) {
      for (const part of parts.values()) {
        if (part.voided) continue;
        count(counted, Number(part.succeeded));
        count(byMethod, Number(part.byMethod));
      }
    }
    if (reachedRegistration) count('registration-success', Number(registered));
  }

  figures(): Partial<Record<FigureId, PointFigure>> {
    const whole = this.#values(undefined);
    const without = Array.from({ length: groups }, (_, group) => this.#values(group));
    const figures: Partial<Record<FigureId, PointFigure>> = {};
    for (const [id, value] of whole) {
      const parts = without.flatMap((values) => values.get(id) ?? []);
      if (parts.length < groups) continue;
      figures[id] = { value, monteCarloSe: Math.sqrt(((groups - 1) / groups) * moments(parts).squares) };
    }
    return figures;
  }

  /** Every figure, without one group. */
  #values(without: number | undefined): ReadonlyMap<FigureId, number> {
    const values = new Map<FigureId, number>();
    for (const metric of pointMetrics) {
      const passkey = this.#armValue('passkey', metric, without);
      const password = this.#armValue('password-otp', metric, without);
      const sides: readonly (readonly [PointSide, number | undefined])[] = [
        ['passkey', passkey],
        ['password-otp', password],
        ...(passkey === undefined || password === undefined
          ? []
          : ([
              ['difference', passkey - password],
              ['ratio', secondsMetrics.has(metric) ? password / passkey : passkey / password],
            ] as const)),
      ];
      for (const [side, value] of sides) if (value !== undefined && Number.isFinite(value)) values.set(`${metric}/${side}`, value);
    }
    return values;
  }

  #armValue(arm: ArmId, metric: PointMetric, without: number | undefined): number | undefined {
    if (metric === 'time-of-successes-median') return this.#median(arm, without);
    const at = place.get(metric) ?? 0;
    let value = 0;
    for (const [persona, weight] of this.#weights) {
      let [numerator, denominator] = [0, 0];
      for (const [group, { sums }] of (this.#cells.get(arm)?.get(persona) ?? []).entries()) {
        if (group === without) continue;
        numerator += sums[at] ?? 0;
        denominator += sums[at + 1] ?? 0;
      }
      if (denominator === 0) return undefined;
      value += (weight * numerator) / denominator;
    }
    return metric === 'time-of-successes-geometric-mean' ? Math.exp(value) : value;
  }

  /** Smallest time that half the tenant's successes reach, each persona with its weight. */
  #median(arm: ArmId, without: number | undefined): number | undefined {
    const parts = [...this.#weights].map(([persona, weight]) => {
      const seconds = (this.#cells.get(arm)?.get(persona) ?? []).flatMap(({ successSeconds }, group) => (group === without ? [] : successSeconds));
      return { seconds, mass: weight / seconds.length };
    });
    if (parts.some(({ seconds }) => seconds.length === 0)) return undefined;
    const all = parts.flatMap(({ seconds, mass }) => seconds.map((each) => [each, mass] as const)).toSorted(([a], [b]) => a - b);
    let reached = 0;
    return all.find(([, mass]) => (reached += mass) >= 0.5 * (1 - 1e-12))?.[0];
  }

  #cell(arm: string, persona: string, group: number): Cell {
    const ofArm = this.#cells.get(arm) ?? new Map<string, Cell[]>();
    this.#cells.set(arm, ofArm);
    const cells = ofArm.get(persona) ?? Array.from({ length: groups }, () => ({ sums: new Float64Array(2 * summedMetrics.length), successSeconds: [] }));
    ofArm.set(persona, cells);
    const cell = cells[group];
    if (cell === undefined) throw new RangeError(`group ${group} of users: expected one below ${groups}`);
    return cell;
  }
}

/** Neighbours in the population are of different personas; each group holds all of them. */
function groupOf(user: number, personas: number): number {
  return Math.floor(user / personas) % groups;
}

/** Passwords and codes of a reset are no prompts to sign in. */
function isPrompt({ flow, action }: Pick<StepRecord, 'flow' | 'action'>): boolean {
  return flow !== 'password-reset' && (passwordPrompts.has(action) || passkeyPrompts.has(action));
}
