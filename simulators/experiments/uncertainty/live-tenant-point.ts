// Lives a rollout at one point of the ranges of its inputs: the same people, days and draws at every point, so that two points differ by
// their inputs and not by luck. Fewer people than the scenario has stand for all of them at the help desk, where others call as they do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumsOfTimeline, tenantPoint, type TenantPoint } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { centralValueAt, recentred } from '../../../scenarios/sampling/central-value.ts';
import { rateAt } from '../../../scenarios/sampling/rate-at.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { z } from 'zod';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { createCalendar } from '../rollout/calendar.ts';
import { liveTenant } from '../rollout/live-tenant.ts';
import { plannedSignIns } from '../rollout/planned-sign-ins.ts';
import type { TenantScenario } from '../rollout/tenant-ground.ts';
import { movedFigures } from './moved-figures.ts';

export type RolloutLoaded = TenantScenario & { readonly scenario: RolloutScenario };

export interface TenantPointGround {
  readonly loaded: RolloutLoaded;
  /** Of a seed: other people have other machines. */
  readonly machineTime: (seed: number) => MachineTime;
}

export type TenantPointOrder = Pick<TenantPoint, 'at' | 'users' | 'others'>;

export const livedTenantPoint = tenantPoint.extend({
  /** Lived step by step. */
  attempts: z.int().nonnegative(),
  /** Ids of the parameters of people that anybody was asked for. */
  asked: z.array(z.string()),
});
export type LivedTenantPoint = z.infer<typeof livedTenantPoint>;

/** Sign-ins of uneventful days that are lived at a point; days on which something about a person changes are all lived. */
const sampledSignIns = 30_000;

export async function liveTenantPoint(
  { loaded, machineTime }: TenantPointGround,
  order: TenantPointOrder,
): Promise<LivedTenantPoint> {
  const { at, users, others = 0 } = order;
  const scenario = { ...loaded.scenario, users, seed: loaded.scenario.seed + others };
  const rollout = rolloutOfPoint(loaded, order);
  const folder = mkdtempSync(join(tmpdir(), 'passkey-pilot-point-'));
  let asked: string[] = [];
  try {
    const timeline = await liveTenant({
      loaded: {
        ...loaded,
        ...movedFigures(loaded, at),
        scenario: { ...scenario, rollout },
        parameters: loaded.parameters.map((parameter) => {
          const units = at[parameter.id];
          return units === undefined ? parameter : recentred(parameter, centralValueAt(parameter, units));
        }),
      },
      rollout,
      standFor: Math.max(1, loaded.scenario.users / users),
      hands: { kind: 'here', machineTime: machineTime(scenario.seed) },
      machineTimeInWords: 'resampled',
      folder,
      stop: new AbortController().signal,
      onAsked: (ids) => (asked = [...ids].toSorted()),
    });
    const { attempts } = timeline;
    return { ...order, ...sumsOfTimeline(timeline, rollout.prices), attempts, asked };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With the rates of the point, and what is planted for as many people. */
export function rolloutOfPoint(
  { scenario, tenantRates }: Pick<RolloutLoaded, 'scenario' | 'tenantRates'>,
  { at, users }: TenantPointOrder,
): Rollout {
  const { rollout } = scenario;
  const needs = plannedSignIns({ ...scenario, users }, createCalendar(rollout.startsOn, rollout.endsOn));
  return {
    ...rollout,
    rates: {
      ...Object.fromEntries(
        tenantRates.flatMap((rate) => {
          const units = at[rate.id];
          return units === undefined ? [] : [[rate.id, rateAt(rate, units)]];
        }),
      ),
      ...rollout.rates,
    },
    signInDaysSampled: rollout.signInDaysSampled ?? Math.min(1, sampledSignIns / needs),
    ...(rollout.losses === undefined
      ? {}
      : {
          losses: rollout.losses.map((loss) =>
            loss.people === undefined
              ? loss
              : Object.assign({}, loss, { people: Math.max(1, Math.round((loss.people * users) / scenario.users)) }),
          ),
        }),
  };
}
