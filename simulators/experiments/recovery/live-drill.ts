// Lives a stretch of the people of a recovery drill in virtual time and counts them: at one point of what is not known, and under one setting
// of Face Check or the help desk. Same seed, same people, same draws whatever the point and the setting.
import { centralValueAt, recentred } from '../../../scenarios/sampling/central-value.ts';
import type { DrillCounts } from '../../../scenarios/measures/drill-counts.ts';
import { DrillTally } from '../../../scenarios/measures/drill-tally.ts';
import type { Arm } from '../../../scenarios/schema/arm.ts';
import type { HelpDesk } from '../../../scenarios/schema/help-desk.ts';
import { nameMatching, type NameSetting } from '../../../scenarios/schema/name-matching.ts';
import { policyOfArm } from '../../../scenarios/schema/policy-of-arm.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { RecoveryPolicy, RecoveryProfile } from '../../../scenarios/schema/recovery-policy.ts';
import { countedVirtually } from '../../drivers/virtual/live-virtually.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { movedFigures } from '../uncertainty/moved-figures.ts';

export interface DrillOrder {
  /** To whom the population is grown. */
  readonly users: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Ids of arms. Absent: all. */
  readonly arms?: readonly string[];
  /** Of Face Check. Absent: as the scenario has it. */
  readonly threshold?: number;
  /** Of the help desk. Absent: as the scenario has it. */
  readonly procedure?: HelpDesk['procedure'];
  /** How names are matched. Absent: as the scenario has it. */
  readonly matching?: MatchingOrder;
  /** Standard units by parameter or figure. */
  readonly at: Readonly<Record<string, number>>;
}

export type MatchingOrder =
  /** Of first and last name, in every profile. */
  | { readonly level: RecoveryProfile['matching']['firstName'] }
  /** Of what is not documented, one setting. */
  | { readonly setting: NameSetting; readonly value: string };

export interface DrillDone {
  readonly order: DrillOrder;
  readonly counts: DrillCounts;
}

export function liveDrill(given: LivedScenario, machineTime: MachineTime, order: DrillOrder): DrillDone {
  const { at, users, from, to } = order;
  const parameters = given.parameters.map((parameter) => {
    const z = at[parameter.id];
    return z === undefined ? parameter : recentred(parameter, centralValueAt(parameter, z));
  });
  const loaded: LivedScenario = {
    ...given,
    ...movedFigures(given, at),
    parameters,
    scenario: withSetting({ ...given.scenario, users }, order),
  };
  const { scenario, personas, providers } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ scenario, personas, providers, parameters: asked });
  const tally = new DrillTally();
  const stretch = Array.from({ length: to - from }, (_, nth) => from + nth);
  for (const attempt of countedVirtually({ loaded, asked, population, machineTime, users: stretch }))
    tally.add(attempt, attempt.startedAtMs);
  return { order, counts: tally.counts() };
}

/** In the policy that the people of each arm meet: one of its own stands beside the scenario's. */
function withSetting(scenario: LivedScenario['scenario'], order: DrillOrder): LivedScenario['scenario'] {
  const { policy, arms } = scenario;
  const lived = order.arms === undefined ? arms : arms.filter(({ id }) => order.arms?.includes(id));
  const withIt = (arm: Arm): Arm => ({
    ...arm,
    policy: { ...arm.policy, ...settingOf(policyOfArm(policy, arm), order) },
  });
  return { ...scenario, arms: lived.map(withIt) };
}

function settingOf(
  { recovery, helpDesk }: Policy,
  { threshold, procedure, matching }: DrillOrder,
): Pick<Policy, 'recovery' | 'helpDesk'> {
  return {
    ...(recovery === undefined ? {} : { recovery: matchedBy(withThreshold(recovery, threshold), matching) }),
    ...(helpDesk === undefined || procedure === undefined ? {} : { helpDesk: { ...helpDesk, procedure } }),
  };
}

function withThreshold(recovery: RecoveryPolicy, threshold: number | undefined): RecoveryPolicy {
  return threshold === undefined ? recovery : { ...recovery, faceCheck: { ...recovery.faceCheck, threshold } };
}

function matchedBy(recovery: RecoveryPolicy, matching: MatchingOrder | undefined): RecoveryPolicy {
  if (matching === undefined) return recovery;
  if ('setting' in matching) {
    const { setting, value } = matching;
    return { ...recovery, nameMatching: nameMatching.parse({ ...recovery.nameMatching, [setting]: value }) };
  }
  const both = { firstName: matching.level, lastName: matching.level };
  return { ...recovery, profiles: recovery.profiles.map((profile) => ({ ...profile, matching: both })) };
}
