// What is lived beside the people of a recovery drill: the same people among many, under other settings, and at points of the inputs' ranges.
import { jointDraws } from '../uncertainty/outer-designs.ts';
import type { Action } from '../../../scenarios/flows/action.ts';
import { comesTo } from '../../../scenarios/flows/comes-to.ts';
import { policyOfArm } from '../../../scenarios/schema/policy-of-arm.ts';
import type { DrillScenario } from '../../../scenarios/schema/scenario.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { otherSettings } from '../../site/rules/other-settings.ts';
import type { DrillOrder } from './live-drill.ts';
import { askedParameters } from './asked-parameters.ts';
import { movableFigures } from '../uncertainty/moved-figures.ts';

/** Of people, for threads to share: some 0.1 s of work. */
const stretch = 500;
/** At each setting, and at each point: what differs shows on the same few people, and more would only take longer. */
const usersOfSetting = 5_000;
const usersOfMatching = 2_000;
const usersOfPoint = 500;

export interface DrillPlan {
  readonly users: number;
  readonly many: readonly DrillOrder[];
  readonly thresholds: readonly { readonly threshold: number; readonly orders: readonly DrillOrder[] }[];
  readonly procedures: readonly {
    readonly procedure: NonNullable<DrillOrder['procedure']>;
    readonly orders: readonly DrillOrder[];
  }[];
  readonly matchings: readonly {
    readonly setting: string;
    readonly value: string;
    readonly orders: readonly DrillOrder[];
  }[];
  readonly points: readonly DrillOrder[];
}

export function drillPlan(loaded: LivedScenario, scenario: DrillScenario, machineTime: MachineTime): DrillPlan {
  const { drill } = scenario;
  const users = Math.max(scenario.users, drill.many.users);
  const settingUsers = Math.min(users, usersOfSetting);
  const byCheck = armsThatComeTo(scenario, 'check-face');
  const byDesk = armsThatComeTo(scenario, 'answer-help-desk');
  return {
    users,
    many: stretches(users, { at: {} }),
    thresholds:
      byCheck.length === 0
        ? []
        : drill.curves.thresholds.map((threshold) => ({
            threshold,
            orders: stretches(settingUsers, { at: {}, arms: byCheck, threshold }),
          })),
    procedures:
      byDesk.length === 0
        ? []
        : drill.curves.procedures.map((procedure) => ({
            procedure,
            orders: stretches(settingUsers, { at: {}, arms: byDesk, procedure }),
          })),
    matchings: matchingsOf(scenario, byCheck, Math.min(users, usersOfMatching)),
    points: pointsOf(loaded, scenario, machineTime, Math.min(users, pointUsers(scenario))),
  };
}

/** Exact and relaxed, and every other value of whatever is not documented, one at a time. */
function matchingsOf({ policy, arms }: DrillScenario, of: readonly string[], users: number): DrillPlan['matchings'] {
  const recovery = arms
    .filter(({ id }) => of.includes(id))
    .map((arm) => policyOfArm(policy, arm).recovery)
    .find((one) => one !== undefined);
  if (recovery === undefined) return [];
  const orders = (matching?: DrillOrder['matching']) =>
    stretches(users, { at: {}, arms: of, ...(matching === undefined ? {} : { matching }) });
  return [
    { setting: 'as set', value: '', orders: orders() },
    ...(['exact', 'relaxed'] as const).map((level) => ({
      setting: 'matching',
      value: level,
      orders: orders({ level }),
    })),
    ...otherSettings(recovery.nameMatching).map(({ setting, value }) => ({
      setting,
      value,
      orders: orders({ setting, value }),
    })),
  ];
}

/** A persona must be there, and an impostor of each kind, however many there are. */
export function pointUsers({ personas }: Pick<DrillScenario, 'personas'>): number {
  return Math.max(usersOfPoint, 100 * Object.keys(personas).length);
}

function armsThatComeTo({ arms }: DrillScenario, action: Action): readonly string[] {
  return arms.flatMap(({ id, signIn }) => (comesTo(signIn, action) ? [id] : []));
}

function stretches(users: number, order: Omit<DrillOrder, 'users' | 'from' | 'to'>): DrillOrder[] {
  return Array.from({ length: Math.ceil(users / stretch) }, (_, nth) => ({
    ...order,
    users,
    from: nth * stretch,
    to: Math.min(users, (nth + 1) * stretch),
  }));
}

/** At once are moved whatever people are asked for, in recoveries and at any page, the figures of those who check, and the causes of impostors. */
function pointsOf(
  loaded: LivedScenario,
  { seed, drill, parameters }: DrillScenario,
  machineTime: MachineTime,
  users: number,
): DrillOrder[] {
  const { points } = drill.many;
  if (points === 0) return [];
  const asked = askedParameters({ ...loaded, scenario: { ...loaded.scenario, users } }, machineTime, users);
  const movable = [
    ...loaded.parameters
      .filter(({ id, low, high }) => asked.has(id) && low < high && !(id in parameters))
      .map(({ id }) => id),
    ...movableFigures(loaded).map(({ id }) => id),
  ];
  return jointDraws({ parameters: movable, points, seed, replicate: 0 }).map((at) => ({
    at,
    users,
    from: 0,
    to: users,
  }));
}
