// Figures of one point from its attempts, without a run folder: the same estimands as the report's metrics of the same ids, summed by
// arm, persona and group of users as attempts come. Their Monte Carlo error is the delete-a-group jackknife (Kott 2001, Journal of
// Official Statistics 17:521): leaves out one of 20 groups of whole users at a time, so that attempts of one user stay together.
import { factPlace } from '../../../scenarios/measures/attempt-facts.ts';
import { AttemptsOfPerson } from '../../../scenarios/measures/attempts-of-person.ts';
import { estimands } from '../../../scenarios/measures/catalogue.ts';
import type { CountedAttempt } from '../../../scenarios/measures/counted-attempt.ts';
import type { Estimand } from '../../../scenarios/measures/estimand.ts';
import { summing, type Summand } from '../../../scenarios/measures/summing.ts';
import { moments } from '../../../scenarios/measures/sums/moments.ts';
import {
  figureId,
  pointMetrics,
  rateMetrics,
  secondsMetrics,
  type ParameterPoint,
  type PersonaMetric,
  type PointFigure,
  type PointMetric,
  type PointSide,
} from '../../../scenarios/measures/parameter-point.ts';
import type { Arm, ArmId } from '../../../scenarios/schema/arm.ts';
import { contrastsOf } from '../../../scenarios/schema/contrasts.ts';
import { errorOf, errorOfArm, errorOfDifference, errorOfRatio, type ErrorOfFigure } from './unseen-error.ts';

const groups = 20;
/** What a give-up counts as in the restricted time to sign in, s. */
const horizonSeconds = estimands['restricted-time-to-sign-in'].most;

const summedMetrics = pointMetrics.filter((metric): metric is PersonaMetric => metric !== 'time-of-successes-median');
/** Place of a metric's numerator among the sums; its denominator follows. */
const place = Object.fromEntries(summedMetrics.map((metric, index) => [metric, 2 * index])) as Readonly<
  Record<PersonaMetric, number>
>;

interface Cell {
  /** Numerator and denominator of each metric. */
  readonly sums: Float64Array;
  readonly successSeconds: number[];
  users: number;
}

const addPerson = summing(
  summedMetrics.flatMap((metric) => {
    const { from, numerator, per }: Estimand = estimands[metric];
    return [{ from, quantity: numerator } as Summand, { from, quantity: per } as Summand];
  }),
  'numbers',
);

type ComparedArm = Pick<Arm, 'id' | 'baseline'>;
type Weights = ReadonlyMap<string, number>;

/** A figure of all users, then without each group in turn; not finite where it does not exist. */
type Replicates = readonly number[];

export class PointTally {
  readonly #arms: readonly ComparedArm[];
  readonly #weights: Weights;
  readonly #byPersona: readonly PersonaMetric[];
  /** By arm and persona, the groups in order. */
  readonly #cells = new Map<string, Map<string, Cell[]>>();
  /** Who is counted in which arm, and where; absent: nobody is. */
  #user: number | undefined;
  #arm: ArmId | undefined;
  #ofPerson: Cell | undefined;
  readonly #person = new AttemptsOfPerson();

  /**
   * @param arms with what each is compared with. @param weights of the personas in the tenant.
   * @param byPersona metrics that each persona's figures are wanted of, too.
   */
  constructor(arms: readonly ComparedArm[], weights: Weights, byPersona: readonly PersonaMetric[] = []) {
    this.#arms = arms;
    this.#weights = weights;
    this.#byPersona = byPersona;
  }

  /** All attempts of one user, those of an arm together; each may be gone when the next comes. */
  add(attempts: Iterable<CountedAttempt>): void {
    for (const attempt of attempts) this.addAttempt(attempt);
    this.endUser();
  }

  /** The next attempt of a user, which may be gone afterwards. */
  addAttempt(attempt: CountedAttempt): void {
    if (this.#user !== attempt.user || this.#arm !== attempt.arm) {
      this.endUser();
      this.#user = attempt.user;
      this.#arm = attempt.arm;
      this.#ofPerson = this.#cell(attempt.arm, attempt.persona, groupOf(attempt.user, this.#weights.size));
    }
    this.#person.add(attempt);
  }

  /** They have lived all of theirs. */
  endUser(): void {
    const cell = this.#ofPerson;
    if (cell === undefined) return;
    const { known } = this.#person;
    cell.users += 1;
    addPerson(known, cell.sums);
    for (const { attempt, facts } of known)
      if (attempt.purpose === 'sign-in' && facts[factPlace.succeeded] === 1)
        cell.successSeconds.push(facts[factPlace.seconds] ?? Number.NaN);
    this.#person.clear();
    this.#user = undefined;
    this.#arm = undefined;
    this.#ofPerson = undefined;
  }

  figures(): ParameterPoint['figures'] {
    const figures: Record<string, PointFigure> = {};
    for (const metric of pointMetrics) this.#tell(figures, metric, this.#weights);
    for (const metric of this.#byPersona)
      for (const persona of this.#weights.keys()) this.#tell(figures, metric, new Map([[persona, 1]]), persona);
    return figures;
  }

  #tell(figures: Record<string, PointFigure>, metric: PointMetric, weights: Weights, persona?: string): void {
    const known = new Map(this.#arms.map(({ id }) => [id, this.#ofArm(id, metric, weights)]));
    const put = (
      side: PointSide,
      arm: ArmId,
      replicates: Replicates,
      error: (value: number, seen: number) => number,
    ) => {
      const [value] = replicates;
      if (value === undefined || !replicates.every(Number.isFinite)) return;
      figures[figureId(metric, side, arm, persona)] = { value, monteCarloSe: error(value, jackknifeError(replicates)) };
    };
    for (const [id, { replicates, error }] of known) put('arm', id, replicates, () => errorOf(error));
    for (const { arm, baseline } of contrastsOf(this.#arms)) {
      const [own, other] = [known.get(arm.id), known.get(baseline.id)];
      if (own === undefined || other === undefined) continue;
      const between = (of: (a: number, b: number) => number) =>
        own.replicates.map((value, at) => of(value, other.replicates[at] ?? Number.NaN));
      put(
        'difference',
        arm.id,
        between((a, b) => a - b),
        (_, seen) => errorOfDifference(seen, own.error, other.error),
      );
      if (!rateMetrics.has(metric))
        put('ratio', arm.id, between(secondsMetrics.has(metric) ? (a, b) => b / a : (a, b) => a / b), (value, seen) =>
          errorOfRatio(value, seen, own.error, other.error),
        );
    }
  }

  #ofArm(arm: ArmId, metric: PointMetric, weights: Weights): { replicates: Replicates; error: ErrorOfFigure } {
    const replicates = this.#replicates(arm, metric, weights);
    const error = errorOfArm({
      value: replicates[0] ?? Number.NaN,
      seen: jackknifeError(replicates),
      metric,
      users: this.#users(arm, weights),
      horizonSeconds,
    });
    return { replicates, error };
  }

  /** As many as the fewest that a persona's weight stands for. */
  #users(arm: ArmId, weights: Weights): number {
    const parts = [...weights].map(
      ([persona, weight]) =>
        weight / (this.#cells.get(arm)?.get(persona) ?? []).reduce((sum, { users }) => sum + users, 0),
    );
    return 1 / Math.max(...parts);
  }

  #replicates(arm: ArmId, metric: PointMetric, weights: Weights): Replicates {
    const parts = [...weights].map(([persona, weight]) => ({
      weight,
      cells: this.#cells.get(arm)?.get(persona) ?? [],
    }));
    if (metric === 'time-of-successes-median') return medians(parts);
    const at = place[metric];
    const totals = parts.map(({ cells }) =>
      [0, 1].map((next) => cells.reduce((sum, { sums }) => sum + (sums[at + next] ?? 0), 0)),
    );
    return [undefined, ...Array.from({ length: groups }).keys()].map((without) => {
      let value = 0;
      for (const [index, { weight, cells }] of parts.entries()) {
        const [numerator = 0, denominator = 0] = totals[index] ?? [];
        const left = without === undefined ? undefined : cells[without]?.sums;
        value += (weight * (numerator - (left?.[at] ?? 0))) / (denominator - (left?.[at + 1] ?? 0));
      }
      return estimands[metric].kind === 'log-mean' ? Math.exp(value) : rateMetrics.has(metric) ? 1_000 * value : value;
    });
  }

  #cell(arm: ArmId, persona: string, group: number): Cell {
    const ofArm = this.#cells.get(arm) ?? new Map<string, Cell[]>();
    this.#cells.set(arm, ofArm);
    const cells =
      ofArm.get(persona) ??
      Array.from({ length: groups }, () => ({
        sums: new Float64Array(2 * summedMetrics.length),
        successSeconds: [],
        users: 0,
      }));
    ofArm.set(persona, cells);
    const cell = cells[group];
    if (cell === undefined) throw new RangeError(`group ${group} of users: expected one below ${groups}`);
    return cell;
  }
}

function jackknifeError([, ...without]: Replicates): number {
  return Math.sqrt(((groups - 1) / groups) * moments(without).squares);
}

/** Smallest time that half the tenant's successes reach, each persona with its weight. */
function medians(parts: readonly { readonly weight: number; readonly cells: readonly Cell[] }[]): Replicates {
  const sizes = parts.map(({ cells }) => cells.reduce((sum, { successSeconds }) => sum + successSeconds.length, 0));
  const all = parts
    .flatMap(({ cells }, part) =>
      cells.flatMap(({ successSeconds }, group) => successSeconds.map((seconds) => ({ seconds, part, group }))),
    )
    .toSorted((a, b) => a.seconds - b.seconds);
  return [undefined, ...Array.from({ length: groups }).keys()].map((without) => {
    const masses = parts.map(
      ({ weight, cells }, part) =>
        weight / ((sizes[part] ?? 0) - (without === undefined ? 0 : (cells[without]?.successSeconds.length ?? 0))),
    );
    if (!masses.every(Number.isFinite)) return Number.NaN;
    let reached = 0;
    for (const { seconds, part, group } of all) {
      if (group === without) continue;
      reached += masses[part] ?? 0;
      if (reached >= 0.5 * (1 - 1e-12)) return seconds;
    }
    return Number.NaN;
  });
}

/** Neighbours in the population are of different personas; each group holds all of them. */
function groupOf(user: number, personas: number): number {
  return Math.floor(user / personas) % groups;
}
