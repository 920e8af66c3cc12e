// A rollout at points of its inputs' ranges: the same figures whenever and wherever a point is lived, and none of an input that does nothing.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { TenantSums } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { rateAt } from '../../../scenarios/sampling/rate-at.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import {
  livedTenantPoint,
  liveTenantPoint,
  rolloutOfPoint,
  type LivedTenantPoint,
  type TenantPointOrder,
} from './live-tenant-point.ts';
import { tenantInputs } from './tenant-inputs.ts';
import { openTenantPointPool } from './tenant-point-pool.ts';

const users = 100;
let loaded: LoadedScenario<RolloutScenario>;
let profile: MachineProfile;
beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/tenant-year.yaml', import.meta.url));
  const whole = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'rollout');
  const rollout = {
    ...whole.scenario.rollout,
    endsOn: '2026-03-01',
    waves: [{ name: 'All', startsOn: '2026-01-12', share: 1 }],
  };
  const { passwordsRemovedOn: _, ...short } = rollout;
  loaded = { ...whole, scenario: { ...whole.scenario, rollout: short } };
  profile = await findMachineProfile(loaded.scenario);
});

const live = (
  order: Omit<TenantPointOrder, 'users'>,
  of: Partial<LoadedScenario<RolloutScenario>> = {},
  people = users,
) =>
  liveTenantPoint(
    { loaded: { ...loaded, ...of }, machineTime: (seed) => sampledMachineTime(profile, seed) },
    { users: people, ...order },
  );
const sum = ({ personas }: LivedTenantPoint, tenant: 'rollout' | 'nothing', id: keyof TenantSums) =>
  personas.reduce((total, each) => total + each[tenant][id], 0);

describe('a point of a rollout', () => {
  it('is lived alike again, in threads and in whatever order', async () => {
    const orders: TenantPointOrder[] = [
      { at: {}, users },
      { at: { 'campaign-taken-up': 1, patience: -1 }, users },
      { at: { 'phone-lost': 2 }, users },
      { at: {}, users, others: 1 },
    ];
    const here: LivedTenantPoint[] = [];
    for (const order of orders) here.push(await live(order));
    const pool = openTenantPointPool(loaded, profile, 2);
    try {
      const there = await pool.live(orders.toReversed());
      expect(there.toReversed()).toEqual(here);
    } finally {
      await pool.close();
    }
    for (const point of here) expect(livedTenantPoint.parse(JSON.parse(JSON.stringify(point)))).toEqual(point);
    // Other people are others.
    expect(here[3]?.personas).not.toEqual(here[0]?.personas);
  }, 120_000);

  it('moves nothing by an input that nobody is asked for, and by 0 standard units of any', async () => {
    const { asked, ...centre } = await live({ at: {} });
    const unasked = loaded.parameters.find(({ id }) => !asked.includes(id))?.id ?? '';
    const inputs = tenantInputs(loaded, new Set(asked));
    expect(unasked).not.toBe('');
    expect(inputs.map(({ id }) => id)).not.toContain(unasked);
    const still = Object.fromEntries(inputs.map(({ id }) => [id, 0]));
    for (const at of [{ [unasked]: 2 }, still]) expect(await live({ at })).toEqual({ ...centre, asked, at });
  }, 60_000);

  it('has more people enrolled the more are inclined, and more tickets the more is lost', async () => {
    const at = async (id: string) => Promise.all([-2, 0, 2].map((z) => live({ at: { [id]: z } })));
    const enrolled = (await at('campaign-taken-up')).map((point) => sum(point, 'rollout', 'enrolled'));
    expect(enrolled).toEqual(enrolled.toSorted((a, b) => a - b));
    expect(enrolled[2]).toBeGreaterThan(enrolled[0] ?? 0);
    const tickets = (await at('phone-lost')).map((point) => sum(point, 'nothing', 'tickets'));
    expect(tickets[2]).toBeGreaterThan(tickets[0] ?? 0);
  }, 60_000);

  it('takes rates at their values there, but for those that the scenario sets', () => {
    const rate = loaded.tenantRates.find(({ id }) => id === 'phone-lost');
    if (rate === undefined) throw new Error('no such rate');
    const order = { at: { 'phone-lost': 1, leavers: 1 }, users };
    const set = { ...loaded.scenario, rollout: { ...loaded.scenario.rollout, rates: { leavers: 0.5 } } };
    expect(rolloutOfPoint({ ...loaded, scenario: set }, order).rates).toEqual({
      'phone-lost': rateAt(rate, 1),
      leavers: 0.5,
    });
    expect(tenantInputs({ ...loaded, scenario: set }, new Set()).map(({ id }) => id)).not.toContain('leavers');
  });

  it('keeps the help desk as busy by few who stand for all as by all', async () => {
    const waits = async (people: number, of: number) => {
      const { rollout } = loaded.scenario;
      const scenario = {
        ...loaded.scenario,
        users: of,
        rollout: { ...rollout, rates: { 'help-desk-handling': 120, 'help-desk-called': 0.9, 'phone-lost': 2 } },
      };
      const lived = await Promise.all([1, 2, 3].map((others) => live({ at: {}, others }, { scenario }, people)));
      const mean = (id: keyof TenantSums) => lived.reduce((total, point) => total + sum(point, 'nothing', id), 0);
      return mean('waitingHours') / mean('people');
    };
    const all = await waits(600, 600);
    const few = await waits(200, 600);
    expect(few / all).toBeGreaterThan(0.7);
    expect(few / all).toBeLessThan(1.4);
    // A tenant of as few has the same agent to itself.
    expect((await waits(200, 200)) / all).toBeLessThan(0.5);
  }, 60_000);

  it('plants losses of as many of its people as of those of the scenario', () => {
    const losses = [
      { on: '2026-02-02', what: 'phones' as const, people: 300 },
      { on: '2026-02-03', what: 'phones' as const, share: 0.1 },
    ];
    const planted = { ...loaded.scenario, rollout: { ...loaded.scenario.rollout, losses } };
    const { losses: found } = rolloutOfPoint({ ...loaded, scenario: planted }, { at: {}, users });
    expect(found).toEqual([{ ...losses[0], people: (300 * users) / loaded.scenario.users }, losses[1]]);
  });
});
