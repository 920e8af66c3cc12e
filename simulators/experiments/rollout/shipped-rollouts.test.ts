// Every rollout that we ship, small, and one in which all goes wrong: the books of the people, the help desk, the weeks and the persons agree.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { sumOfLedgers } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { mismatchesOf } from '../../../scenarios/measures/tenant/timeline-identities.ts';
import { timeline as schema, type Timeline } from '../../../scenarios/schema/timeline.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario } from '../../scenario/load-scenario.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { liveTenant } from './live-tenant.ts';

const folder = fileURLToPath(new URL('../../../scenarios', import.meta.url));
const names = readdirSync(folder).filter(
  (name) => name.endsWith('.yaml') && /^rollout:/m.test(readFileSync(join(folder, name), 'utf8')),
);

async function live(
  name: string,
  set: Readonly<Record<string, string>>,
): Promise<{ readonly timeline: Timeline; readonly mismatches: readonly unknown[] }> {
  const loaded = loadedOfKind(
    await loadScenario(join(folder, name), {
      overrides: Object.entries(set).map(([path, value]) => ({ path, value, option: `--set ${path}` })),
      metrics: {},
      flows,
    }),
    'rollout',
  );
  const { rollout, seed } = loaded.scenario;
  const profile = await findMachineProfile(loaded.scenario);
  const timeline = await liveTenant({
    loaded,
    rollout,
    hands: { kind: 'here', machineTime: sampledMachineTime(profile, seed) },
    machineTimeInWords: 'of the profile',
    folder: mkdtempSync(join(tmpdir(), 'shipped-rollouts-')),
    stop: new AbortController().signal,
  });
  return { timeline, mismatches: mismatchesOf(timeline, rollout.prices) };
}

describe('rollouts that we ship', () => {
  it('are there', () => {
    expect(names).toContain('tenant-year.yaml');
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)(
    '%s adds up',
    async (name) => {
      const { timeline, mismatches } = await live(name, { users: '30', 'rollout.signInDaysSampled': '30 %' });
      expect(mismatches).toEqual([]);
      expect(schema.safeParse(timeline).error).toBeUndefined();
    },
    60_000,
  );
});

/** People come and go, much is lost, passes expire, the desk is swamped and the last day is a working day in the middle of it. */
const swamped = {
  users: '150',
  'rollout.endsOn': '2026-06-30',
  'rollout.passwordsRemovedOn': '2026-06-08',
  'rollout.temporaryAccessPass': '{ lifetime: 10 min }',
  'rollout.prices.licencePerUserAndMonth.amount': '3',
  'rollout.rates.leavers': '4 per year',
  'rollout.rates.hires': '4 per year',
  'rollout.rates.phone-lost': '3 per year',
  'rollout.rates.main-device-lost': '3 per year',
  'rollout.rates.pass-used-after': '30 min',
  'rollout.rates.help-desk-handling': '4 h',
};

it.each(['100 %', '20 %'])(
  'a rollout in which all goes wrong adds up, with tickets of every end (days lived: %s)',
  async (sampled) => {
    const { timeline, mismatches } = await live('tenant-year.yaml', {
      ...swamped,
      'rollout.signInDaysSampled': sampled,
    });
    expect(mismatches).toEqual([]);
    const { tickets, lostMs } = sumOfLedgers(timeline.weeks.map(({ ledger }) => ledger));
    expect(Object.entries({ ...tickets, ...lostMs }).filter(([, value]) => value === 0)).toEqual([]);
    expect(timeline.weeks.reduce((sum, { expiredPasses }) => sum + expiredPasses, 0)).toBeGreaterThan(0);
  },
  60_000,
);
