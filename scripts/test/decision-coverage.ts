// Is a decision over the plausible inputs right as often as it says? Decisions are made as a settled run makes them: the centre by many, points
// of all inputs by few, carried to the many. Then points are drawn anew and each is taken as the truth: other people live there, many of them,
// and the rule is asked of what they show. A GO is wrong where the rule says anything but GO of that truth: AMEND and STOP alike, for a team that
// was told GO does not mend first. (What the rule cannot see, such as security, is no part of it.)
import { fileURLToPath } from 'node:url';
import { askedOfArm, decidingMetrics } from '../../reports/decision/asked-of-arm.ts';
import { exactDecision } from '../../reports/decision/exact-decision.ts';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { armsOfRun } from '../../reports/results/arm-of-run.ts';
import type { ExactWord } from '../../reports/results/persona-decision.ts';
import { carriedToMany } from '../../reports/sensitivity/carried-to-many.ts';
import { decisionsByPersona, type DecisionOfPersona } from '../../reports/sensitivity/decisions.ts';
import { figureAsked } from '../../reports/sensitivity/figure-asked.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { contrastsOf } from '../../scenarios/schema/contrasts.ts';
import { findMachineProfile } from '../../simulators/drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../simulators/drivers/virtual/machine-time.ts';
import { livePoint } from '../../simulators/experiments/uncertainty/live-point.ts';
import { jointDraws, oneAtATime } from '../../simulators/experiments/uncertainty/outer-designs.ts';
import { PeopleMemory } from '../../simulators/people/people-memory.ts';
import { ruleOf } from '../../simulators/scenario/decision-rule-library.ts';
import { loadScenario, type LoadedScenario } from '../../simulators/scenario/load-scenario.ts';

/** A scenario whose decisions are asked about. */
export interface DecisionGround {
  readonly loaded: LoadedScenario;
  /** Those whose ranges are drawn from. */
  readonly varied: readonly Parameter[];
}

const pilotFile = fileURLToPath(new URL('../../scenarios/pilot.yaml', import.meta.url));

/** The shipped pilot, changed. @param fields of the scenario by path, as --set has them. */
export async function decisionGround(
  fields: Readonly<Record<string, string>>,
  change: (parameter: Parameter) => Parameter = (parameter) => parameter,
): Promise<DecisionGround> {
  const overrides = Object.entries({ driver: 'virtual', claims: '[]', gates: '{}', ...fields }).map(
    ([path, value]) => ({
      path,
      value,
      option: path,
    }),
  );
  const loaded = await loadScenario(pilotFile, { overrides, metrics: metricUnits, flows });
  const parameters = loaded.parameters.map(change);
  return {
    loaded: { ...loaded, parameters },
    varied: parameters.filter(({ id }) => loaded.scenario.parameters[id] === undefined),
  };
}

export interface DecisionOrder {
  readonly seed: number;
  /** Who live the centre. */
  readonly many: number;
  /** Who live each of the other points. */
  readonly users: number;
  /** A power of 2. */
  readonly points: number;
  /** Standard units at which each input alone is moved, to see what decides. Empty: nobody asks. */
  readonly alone?: readonly number[];
}

export async function decideOver(ground: DecisionGround, order: DecisionOrder): Promise<DecisionOfPersona[]> {
  const { loaded, varied } = ground;
  const { scenario, personas } = loaded;
  const ids = varied.map(({ id }) => id);
  const { seed, points, users } = order;
  const [many] = await pointsOf(ground, seed, order.many, [{}]);
  const [few, ...rest] = await pointsOf(ground, seed, users, [
    {},
    ...jointDraws({ parameters: ids, points, seed, replicate: 0 }),
    ...oneAtATime(ids, order.alone ?? []),
  ]);
  if (many === undefined || few === undefined) throw new Error('the centre was not lived');
  const carried = carriedToMany(rest, few, many);
  return decisionsByPersona({
    rule: ruleOf(loaded).statement,
    arms: armsOfRun({ scenario }),
    personas: personas.flatMap(({ id, title }) => {
      const weight = scenario.personas[id] ?? 0;
      return weight > 0 ? [{ id, title, weight }] : [];
    }),
    allocation: scenario.allocation,
    centre: many,
    draws: carried.slice(0, points),
    single: carried.slice(points),
    carried: true,
    parameters: varied,
  });
}

/** What the rule says of each of some truths, by persona; undefined where success cannot be compared there. */
export async function wordsOfTruths(
  ground: DecisionGround,
  { seed, users, truths }: { readonly seed: number; readonly users: number; readonly truths: number },
): Promise<ReadonlyMap<string, readonly (ExactWord | undefined)[]>> {
  const { loaded, varied } = ground;
  const { scenario } = loaded;
  const ats = jointDraws({ parameters: varied.map(({ id }) => id), points: truths, seed, replicate: 0 });
  const lived = await pointsOf(ground, seed, users, ats);
  const rule = ruleOf(loaded).statement;
  const [compared] = contrastsOf(armsOfRun({ scenario }));
  if (compared === undefined) throw new Error('found nothing that is compared');
  const { arm } = compared;
  const asked = askedOfArm(rule, registrationFor(arm.signIn) !== undefined);
  return new Map(
    Object.keys(scenario.personas).map((persona) => [
      persona,
      lived.map(
        ({ figures }) => exactDecision(asked, (each) => figures[figureAsked(each, arm.id, persona)]?.value)?.word,
      ),
    ]),
  );
}

/** One decision, and what the rule says of truths drawn from the same ranges. */
export interface CoveredDecision extends Pick<DecisionOfPersona, 'persona' | 'decision' | 'settled'> {
  readonly ground: string;
  readonly seed: number;
  /** Of the points the decision rests on, those that say GO. */
  readonly goShare: number;
  readonly truths: number;
  /** Of those, the ones of which the rule does not say GO. */
  readonly notGo: number;
}

export interface DecisionCoverage {
  /** Scenarios by title: fields of the pilot that differ. */
  readonly grounds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Each makes its own decisions, with other people and other points. */
  readonly seeds: readonly number[];
  readonly order: Omit<DecisionOrder, 'seed'>;
  readonly truths: number;
  /** Who live each truth. */
  readonly truthUsers: number;
  /** Of the truths and their people: not one of those that decide. */
  readonly truthSeed: number;
  readonly onDone?: (what: string) => void;
}

export async function coverDecisions(of: DecisionCoverage): Promise<CoveredDecision[]> {
  const found: CoveredDecision[] = [];
  for (const [title, fields] of Object.entries(of.grounds)) {
    const ground = await decisionGround(fields);
    const words = await wordsOfTruths(ground, { seed: of.truthSeed, users: of.truthUsers, truths: of.truths });
    of.onDone?.(`${title}: ${of.truths} truths`);
    for (const seed of of.seeds) {
      for (const { persona, decision, settled, shares } of await decideOver(ground, { ...of.order, seed })) {
        const there = words.get(persona) ?? [];
        found.push({
          ground: title,
          seed,
          persona,
          decision,
          settled,
          goShare: shares.find((each) => each.decision === 'go')?.share ?? 0,
          truths: there.length,
          notGo: there.filter((word) => word !== 'go').length,
        });
      }
      of.onDone?.(`${title}: decisions of seed ${seed}`);
    }
  }
  return found;
}

/** Over all that were told GO and all truths; undefined where nobody was. */
export function shareOfWrongGo(decisions: readonly CoveredDecision[]): number | undefined {
  const told = decisions.filter(({ decision }) => decision === 'go');
  const truths = told.reduce((sum, each) => sum + each.truths, 0);
  return truths === 0 ? undefined : told.reduce((sum, { notGo }) => sum + notGo, 0) / truths;
}

/** One after the other: threads would take longer to start than the few points of a test to live. */
async function pointsOf(
  { loaded }: DecisionGround,
  seed: number,
  users: number,
  ats: readonly ParameterPoint['at'][],
): Promise<ParameterPoint[]> {
  const profile = await findMachineProfile(loaded.scenario);
  const ground = {
    loaded: { ...loaded, scenario: { ...loaded.scenario, seed, users } },
    machineTime: sampledMachineTime(profile, seed),
    memory: new PeopleMemory(20_000),
    byPersona: decidingMetrics(ruleOf(loaded).statement),
  };
  const found: ParameterPoint[] = [];
  for (const at of ats) found.push(await livePoint(ground, at));
  return found;
}
