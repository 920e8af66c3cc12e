// The course of a sensitivity analysis of a rollout: which points are lived, in which order, and what is made of them. What decides comes
// first: the centre, which says what is asked for at all, then all inputs together, then each alone.
import { resolve } from 'node:path';
import packageManifest from '../package.json' with { type: 'json' };
import { departuresOfInputs } from '../reports/departures/departures-of.ts';
import {
  rolloutSensitivityFormat,
  type RolloutSensitivityResults,
} from '../reports/results/rollout-sensitivity-results.ts';
import { analyseDoubt } from '../reports/rollout/doubt/analyse-doubt.ts';
import { tornadoUnits } from '../reports/sensitivity/tornado-rows.ts';
import { withIsolatedTitle } from '../reports/words/isolated-title.ts';
import type { TenantPoint } from '../scenarios/measures/tenant/tenant-point.ts';
import type { RolloutScenario } from '../scenarios/schema/scenario.ts';
import {
  rolloutOfPoint,
  type LivedTenantPoint,
  type TenantPointOrder,
} from '../simulators/experiments/uncertainty/live-tenant-point.ts';
import { oneAtATime } from '../simulators/experiments/uncertainty/outer-designs.ts';
import { tenantInputs } from '../simulators/experiments/uncertainty/tenant-inputs.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { liveJoint, livePhases, type PhasesOrder } from './live-phases.ts';
import type { UncertaintySubject } from './uncertainty-course.ts';

/** Of other people, at the centre: what chance between people does. */
const groups = 8;

const phaseTitles = {
  centre: 'Every input at its centre',
  joint: "All inputs together, Sobol' points",
  others: 'Every input at its centre, other people',
  alone: 'One input at a time',
} as const;

export interface RolloutDoubtOrder extends Omit<PhasesOrder<TenantPointOrder, LivedTenantPoint>, 'forecast'> {
  readonly subject: UncertaintySubject & { readonly loaded: LoadedScenario<RolloutScenario> };
  /** Drawn together: a power of 2. */
  readonly points: number;
  /** People at each point. */
  readonly users: number;
  /** The run that was asked about. Absent: a scenario was. */
  readonly all?: TenantPoint;
}

export interface RolloutDoubtFound {
  readonly results: RolloutSensitivityResults;
  /** A line each. */
  readonly lived: readonly { readonly phase: string; readonly point: TenantPoint }[];
}

export async function rolloutDoubtCourse(order: RolloutDoubtOrder): Promise<RolloutDoubtFound> {
  const { subject, points, users, all } = order;
  const { loaded, profile, inputs: given, scenarioFile } = subject;
  const { scenario } = loaded;
  const { rollout } = scenario;
  const rule = loaded.rolloutRule;
  if (rule === undefined) throw new Error('found a rollout without a rule, expected one that was read with it');
  // How many inputs there are says the centre; every one that can be asked for is counted till then.
  const most = loaded.parameters.length + loaded.tenantRates.length;
  const course = livePhases({
    ...order,
    forecast: [
      [phaseTitles.centre, 1],
      [phaseTitles.joint, points],
      [phaseTitles.others, groups],
      [phaseTitles.alone, most * tornadoUnits.length],
    ],
  });
  const livePhase = async (title: string, orders: readonly Omit<TenantPointOrder, 'users'>[]) =>
    course.live(
      title,
      orders.map((each) => ({ ...each, users })),
    );

  const [few] = await livePhase(phaseTitles.centre, [{ at: {} }]);
  if (few === undefined) throw new Error('the centre was not lived');
  const inputs = tenantInputs(loaded, new Set(few.asked));
  const ids = inputs.map(({ id }) => id);
  const draws = await liveJoint<LivedTenantPoint>(
    (ats) =>
      livePhase(
        phaseTitles.joint,
        ats.map((at) => ({ at })),
      ),
    { parameters: ids, points, seed: scenario.seed },
  );
  const others = await livePhase(
    phaseTitles.others,
    Array.from({ length: groups }, (_, nth) => ({ at: {}, others: nth + 1 })),
  );
  const single = await livePhase(
    phaseTitles.alone,
    oneAtATime(ids, tornadoUnits).map((at) => ({ at })),
  );

  const personas = loaded.personas.flatMap(({ id, title }) => {
    const weight = scenario.personas[id] ?? 0;
    return weight > 0 ? [withIsolatedTitle({ id, title, weight })] : [];
  });
  const { signInDaysSampled = 1 } = rolloutOfPoint(loaded, { at: {}, users });
  const set = [...Object.keys(scenario.parameters), ...Object.keys(rollout.rates)];
  const results: RolloutSensitivityResults = {
    $schema: './rollout-sensitivity.schema.json',
    format: rolloutSensitivityFormat,
    generatedAt: new Date().toISOString(),
    version: packageManifest.version,
    scenario: {
      name: withIsolatedTitle({ title: scenario.name }).title,
      file: resolve(scenarioFile),
      seed: scenario.seed,
      hash: loaded.hash,
    },
    rule,
    departures: departuresOfInputs(given),
    personas,
    currency: rollout.currency,
    startsOn: rollout.startsOn,
    endsOn: rollout.endsOn,
    machineTime: `${profile.title}, measured ${profile.measuredOn}`,
    people: scenario.users,
    users,
    signInDaysSampled,
    phases: course.phases,
    leftOut: [
      ...(users < scenario.users
        ? [
            `${users} people lived each point and stand for ${scenario.users}; at the help desk others call as often as they do, so that its agents are as busy as with all.`,
          ]
        : []),
      ...(signInDaysSampled < 1
        ? ['Of uneventful days a part was lived step by step and stands for the others, the same part at every point.']
        : []),
      ...(set.length === 0 ? [] : [`Set by the scenario, so not varied: ${set.join(', ')}.`]),
      'Prices, shares of the registration report, waves and the calendar are the scenario’s own, and have no range.',
      ...(rollout.campaignStarts === undefined
        ? []
        : ['Campaigns that begin in other weeks were not lived at the points.']),
    ],
    ...analyseDoubt(
      { ...(all === undefined ? {} : { all }), few, others, draws: draws.flat(), single },
      {
        rule: rule.statement,
        inputs,
        personas,
        people: scenario.users,
        currency: rollout.currency,
        startsOn: rollout.startsOn,
        project: Object.values(rollout.projectCosts ?? {}).reduce((sum, cost) => sum + (cost?.amount ?? 0), 0),
      },
    ),
  };
  return { results, lived: course.lived };
}
