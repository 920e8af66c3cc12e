// The course of a sensitivity analysis, of a scenario or of a run: which points are lived, in which order, and what is made of them. What
// decides comes first, so that a course that runs out of time has lived what matters most.
import { resolve } from 'node:path';
import packageManifest from '../package.json' with { type: 'json' };
import { claimOf } from '../reports/claims/claim.ts';
import { departuresOfInputs, type RunInputs } from '../reports/departures/departures-of.ts';
import { armsOfRun } from '../reports/results/arm-of-run.ts';
import { sensitivityFormat, type SensitivityResults } from '../reports/results/sensitivity-results.ts';
import {
  analyseSensitivity,
  explainedFigures,
  figuresOf,
  type SensitivityPoints,
} from '../reports/sensitivity/analyse-sensitivity.ts';
import { conditionPoints, conditions } from '../reports/sensitivity/conditions.ts';
import { askedClaims, judgedClaims, metricsByPersona, questionsOf } from '../reports/sensitivity/questions.ts';
import { influential } from '../reports/sensitivity/tornado.ts';
import { tornadoUnits } from '../reports/sensitivity/tornado-rows.ts';
import { withIsolatedTitle, withIsolatedTitles } from '../reports/words/isolated-title.ts';
import type { ParameterPoint } from '../scenarios/measures/parameter-point.ts';
import type { Parameter } from '../scenarios/schema/evidence.ts';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import type { StatedClaim } from '../scenarios/schema/stated-claim.ts';
import type { LoadScenario, PilotScenario } from '../scenarios/schema/scenario.ts';
import { oneAtATime, saltelliDesign } from '../simulators/experiments/uncertainty/outer-designs.ts';
import type { LivedPoint } from '../simulators/experiments/uncertainty/live-point.ts';
import { parametersUnasked } from '../simulators/people/unmeant-causes.ts';
import { openPointPool, type PointPool } from '../simulators/experiments/uncertainty/point-pool.ts';
import type { PointOrder } from '../simulators/experiments/uncertainty/point-worker.ts';
import { ruleOf } from '../simulators/scenario/decision-rule-library.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { liveJoint, livePhases, replicates, type PhasesOrder } from './live-phases.ts';

/** Standard units at which the parameters that matter are lived alone. */
const scanned = [-4, -3, -2, -1, 1, 2, 3, 4] as const;
const scannedParameters = 14;
const explainedParameters = 6;

const phaseTitles = {
  centre: 'Every parameter at its centre',
  joint: "All parameters together, Sobol' points",
  alone: 'One parameter at a time',
  further: 'Parameters that matter, further out',
  conditions: 'What would have to be true',
  variance: 'Shares of the variance, Saltelli design',
} as const;

/** What is asked about: a scenario with its machine time, and what was said of it before anything is lived. */
export interface UncertaintySubject {
  readonly scenarioFile: string;
  readonly loaded: LoadedScenario;
  /** Claims of the scenario; of a run as they were registered. */
  readonly stated: readonly StatedClaim[];
  readonly profile: MachineProfile;
  readonly inputs: RunInputs;
}

export interface UncertaintyOrder extends Omit<PhasesOrder<PointOrder, LivedPoint>, 'forecast'> {
  /** Single sign-ins in arms that are compared. */
  readonly subject: UncertaintySubject & { readonly loaded: LoadedScenario<PilotScenario | LoadScenario> };
  /** Drawn together: a power of 2. */
  readonly points: number;
  /** At each point. */
  readonly users: number;
  /** Lived by more users. Absent: the centre is a point like any other. */
  readonly centre?: LivedPoint;
  /** Shares of the variance take half of all points, and decide nothing. */
  readonly variance: boolean;
}

export interface UncertaintyFound {
  readonly results: SensitivityResults;
  /** A line each. */
  readonly lived: readonly { readonly phase: string; readonly point: ParameterPoint }[];
}

/** Threads that live the points of a subject. */
export function poolOf({ loaded, stated, profile }: UncertaintyOrder['subject'], workers: number): PointPool {
  const { scenario, target, personas, providers, parameters } = loaded;
  const rule = ruleOf(loaded).statement;
  const { questions } = questionsOf(scenario, registeredIn(stated), rule);
  return openPointPool(
    {
      loaded: { scenario, target, personas, providers, parameters },
      profile,
      byPersona: metricsByPersona(questions, rule),
    },
    workers,
  );
}

export async function uncertaintyCourse(order: UncertaintyOrder): Promise<UncertaintyFound> {
  const { subject, points, users, outOfTime } = order;
  const { scenarioFile, loaded, stated, profile, inputs } = subject;
  const { personas, parameters } = loaded;
  const scenario = withIsolatedTitles(loaded.scenario);
  const registered = registeredIn(stated);
  const arms = armsOfRun({ scenario });
  const rule = ruleOf(loaded);
  const { questions, leftOut } = questionsOf(scenario, registered, rule.statement);
  const claims = askedClaims(judgedClaims(scenario, registered), scenario.arms);
  const unasked = parametersUnasked(scenario);
  const varied = parameters.filter(({ id }) => scenario.parameters[id] === undefined && !unasked.has(id));
  const ids = varied.map(({ id }) => id);

  const rowsOfDesign = order.variance ? points / 4 : 0;
  const course = livePhases({
    ...order,
    forecast: [
      [phaseTitles.centre, 1],
      [phaseTitles.joint, points],
      [phaseTitles.alone, varied.length * tornadoUnits.length],
      [phaseTitles.further, Math.min(scannedParameters, varied.length) * scanned.length],
      [phaseTitles.conditions, conditionPoints(claims)],
      [phaseTitles.variance, rowsOfDesign * (2 + Math.min(explainedParameters, varied.length))],
    ],
  });
  const { phases, lived } = course;
  const livePhase: LivePhase = async (title, ats) =>
    (
      await course.live(
        title,
        ats.map((at) => ({ at, users })),
      )
    ).map(withoutAttempts);

  if (order.centre !== undefined) {
    phases.push({ title: phaseTitles.centre, points: 1, users: order.centre.users, seconds: 0 });
    lived.push({ phase: phaseTitles.centre, point: order.centre });
  }
  const [few] = order.centre?.users === users ? [order.centre] : await livePhase(phaseTitles.centre, [{}]);
  const centre = order.centre === undefined ? few : withoutAttempts(order.centre);
  if (centre === undefined) throw new Error('the centre was not lived');

  const joint = await liveJoint((ats) => livePhase(phaseTitles.joint, ats), {
    parameters: ids,
    points,
    seed: scenario.seed,
  });
  const tornado = await livePhase(phaseTitles.alone, oneAtATime(ids, tornadoUnits));
  const alone = [few ?? centre, ...tornado];
  const matter = influential(figuresOf(questions, arms), alone, varied, scannedParameters);
  const scan = await livePhase(phaseTitles.further, oneAtATime(matter, scanned));
  const single = [...tornado, ...scan];
  const scannedOnes: readonly Parameter[] = varied.filter(({ id }) => matter.includes(id));
  const search = { claims, centre, single, parameters: scannedOnes };
  const sought = await orNoTime(outOfTime, () =>
    conditions({ ...search, live: async (ats) => allOf(await livePhase(phaseTitles.conditions, ats), ats) }),
  );
  const explained = influential(explainedFigures(arms), alone, varied, explainedParameters);
  const saltelli = await liveSaltelli(livePhase, {
    parameters: explained,
    points: rowsOfDesign,
    seed: scenario.seed,
    replicate: replicates,
  });

  const tenant = personas.flatMap(({ id, title }) => {
    const weight = scenario.personas[id] ?? 0;
    return weight > 0 ? [withIsolatedTitle({ id, title, weight })] : [];
  });
  const set = Object.keys(scenario.parameters);
  const results: SensitivityResults = {
    $schema: './sensitivity.schema.json',
    format: sensitivityFormat,
    generatedAt: new Date().toISOString(),
    version: packageManifest.version,
    scenario: { name: scenario.name, file: resolve(scenarioFile), seed: scenario.seed, hash: loaded.hash },
    rule,
    departures: departuresOfInputs(inputs),
    arms,
    personas: tenant,
    machineTime: `${profile.title}, measured ${profile.measuredOn}`,
    users,
    phases,
    leftOut: [
      ...leftOut,
      ...(set.length === 0 ? [] : [`Set by the scenario, so not varied: ${set.join(', ')}.`]),
      ...(sought === undefined ? [`${phaseTitles.conditions}: there was no time left to look for it.`] : []),
    ],
    ...analyseSensitivity(
      { centre, ...(few === undefined || few === centre ? {} : { few }), single, joint, saltelli },
      {
        questions,
        rule: rule.statement,
        arms,
        parameters: varied,
        personas: tenant,
        allocation: scenario.allocation,
        seed: scenario.seed,
      },
    ),
    conditions: sought ?? [],
  };
  return { results, lived: lived.map(({ phase, point }) => ({ phase, point: withoutAttempts(point) })) };
}

type LivePhase = (title: string, ats: readonly ParameterPoint['at'][]) => Promise<ParameterPoint[]>;

/** A design with a hole says nothing: it is whole or empty. */
async function liveSaltelli(
  livePhase: LivePhase,
  draws: Parameters<typeof saltelliDesign>[0],
): Promise<SensitivityPoints['saltelli']> {
  const { parameters, points: rowsOfDesign } = draws;
  const none = { parameters: [], a: [], b: [], ab: [] };
  if (rowsOfDesign === 0) return none;
  const design = saltelliDesign(draws);
  const ats = [...design.a, ...design.b, ...design.ab.flat()];
  const rows = await livePhase(phaseTitles.variance, ats);
  if (rows.length < ats.length) return none;
  const block = (at: number) => rows.slice(at * rowsOfDesign, (at + 1) * rowsOfDesign);
  return { parameters, a: block(0), b: block(1), ab: parameters.map((_, at) => block(at + 2)) };
}

class NoTimeLeft extends Error {}

/** A search needs every point that it asks for. */
function allOf(found: ParameterPoint[], asked: readonly unknown[]): ParameterPoint[] {
  if (found.length < asked.length) throw new NoTimeLeft();
  return found;
}

async function orNoTime<T>(outOfTime: AbortSignal | undefined, search: () => Promise<T>): Promise<T | undefined> {
  if (outOfTime?.aborted === true) return undefined;
  try {
    return await search();
  } catch (cause) {
    if (cause instanceof NoTimeLeft) return undefined;
    throw cause;
  }
}

function withoutAttempts({ at, users, figures }: ParameterPoint): ParameterPoint {
  return { at, users, figures };
}

function registeredIn(stated: readonly StatedClaim[]) {
  return stated.flatMap((claim) => claimOf(claim) ?? []);
}
