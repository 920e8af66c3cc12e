// Known truths of the end of text messages: who has nothing else is counted, prompted once and in; who cannot register calls; with a passkey in
// hand nobody notices; and the tenant is the same whether it was stopped or not.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { mismatchesOf } from '../../../scenarios/measures/tenant/timeline-identities.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import type { TenantId, Timeline } from '../../../scenarios/schema/timeline.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { everybodyAsked } from './everybody-asked.fixture.ts';
import { liveTenant } from './live-tenant.ts';

const users = 200;
const persona = 'information-worker';
let loaded: LoadedScenario<RolloutScenario>;
beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/rollout-sms-retires.yaml', import.meta.url));
  const shipped = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'rollout');
  loaded = {
    ...shipped,
    personas: shipped.personas
      .filter(({ id }) => id === persona)
      .map((each) =>
        Object.assign(structuredClone(each), {
          mainDevice: { shares: { 'windows-laptop': 1 }, assumed: 'test' },
          otherDevice: { shares: { none: 1 }, assumed: 'test' },
          providers: { 'windows-laptop': { shares: { 'windows-hello': 1 }, assumed: 'test' } },
        }),
      ),
    scenario: { ...shipped.scenario, users, personas: { [persona]: 1 }, parameters: withoutSlipsAndDelays() },
  };
});

async function live(
  change: Partial<Rollout>,
  rates: Readonly<Record<string, number>> = {},
  parameters = loaded.scenario.parameters,
): Promise<Timeline> {
  const { rollout } = loaded.scenario;
  const quiet = Object.fromEntries(
    loaded.tenantRates.filter(({ unit }) => unit === 'per year').map(({ id }) => [id, 0]),
  );
  const lived = { ...rollout, ...change, rates: { ...quiet, ...everybodyAsked, ...rates }, endsOn: '2027-02-14' };
  const timeline = await liveTenant({
    loaded: { ...loaded, scenario: { ...loaded.scenario, parameters, rollout: lived } },
    rollout: lived,
    hands: { kind: 'here', machineTime: { partsOf: () => nothingMeasured } },
    machineTimeInWords: 'none',
    folder: mkdtempSync(join(tmpdir(), 'texts-end-')),
    stop: new AbortController().signal,
  });
  expect(mismatchesOf(timeline, rollout.prices)).toEqual([]);
  return timeline;
}

const standing = (textMessageOnly: number, passkey: number) => ({
  standing: { [persona]: { textMessageOnly, app: 1 - textMessageOnly - passkey, passkey, assumed: 'test' } },
});
/** Begins after the last day that matters. */
const noCampaign: Partial<Rollout> = { waves: [{ name: 'Late', startsOn: '2027-02-14', share: 1 }] };

function of(timeline: Timeline, tenant: TenantId) {
  const weeks = timeline.weeks.filter((week) => week.tenant === tenant);
  const sum = (what: 'holders' | 'alone' | 'prompted' | 'registered') =>
    weeks.reduce((total, { textMessagesEnd }) => total + (textMessagesEnd?.[what] ?? 0), 0);
  return {
    holders: sum('holders'),
    alone: sum('alone'),
    prompted: sum('prompted'),
    registered: sum('registered'),
    tickets: weeks.reduce((total, { ledger }) => total + ledger.tickets.opened, 0),
    unmet: weeks.reduce((total, { needs, met }) => total + needs - met, 0),
    enrolledAtLast: weeks.at(-1)?.enrolled ?? 0,
    tried: weeks.reduce((total, { registrationsTried }) => total + registrationsTried, 0),
  };
}

it('takes text messages from exactly those who have nothing else, who register at their next sign-in, where they can', async () => {
  const { holders, alone, prompted, registered, tickets, unmet, enrolledAtLast } = of(
    await live({ ...noCampaign, ...standing(1, 0) }),
    'nothing',
  );
  expect([holders, alone, prompted, registered, enrolledAtLast]).toEqual([users, users, users, users, users]);
  expect([tickets, unmet]).toEqual([0, 0]);
});

it('hits nobody who has an app or a passkey', async () => {
  const lived = of(await live({ ...noCampaign, ...standing(0, 0.4) }), 'nothing');
  expect([lived.holders, lived.prompted, lived.tickets, lived.unmet]).toEqual([0, 0, 0, 0]);
  expect(Math.abs(lived.enrolledAtLast - 0.4 * users)).toBeLessThan(4 * Math.sqrt(users * 0.4 * 0.6));
});

it('finds as many with a passkey at the start as the report says, whatever devices can hold and whoever is clumsy', async () => {
  const rates = { 'device-not-ready': 0.6 };
  const [deft, clumsy] = [
    of(await live({ ...noCampaign, ...standing(0, 0.4) }, rates), 'nothing'),
    of(await live({ ...noCampaign, ...standing(0, 0.4) }, rates, { 'registration-dismissed': 0.5 }), 'nothing'),
  ];
  expect(Math.abs(deft.enrolledAtLast - 0.4 * users)).toBeLessThan(4 * Math.sqrt(users * 0.4 * 0.6));
  expect(clumsy.enrolledAtLast).toBe(deft.enrolledAtLast);
});

it('gives no last code to who came to a passkey by a pass after the day, and has lost it', async () => {
  const timeline = await live(
    {
      ...standing(1, 0),
      losses: [{ on: '2027-02-08', what: 'main-devices', share: 1 }],
    },
    {
      hires: 5,
      'campaign-taken-up': 1,
      'pass-used-after': 0.001,
      'pass-used-after-spread': 0.001,
    },
  );
  const rollout = of(timeline, 'rollout');
  expect(timeline.hires).toBeGreaterThan(20);
  expect(rollout.alone).toBe(0);
  expect(rollout.prompted).toBe(0);
});

it('sends everybody whose device can hold none to the help desk once, where they are given an app', async () => {
  const lived = of(await live({ ...noCampaign, ...standing(1, 0) }, { 'device-not-ready': 1 }), 'nothing');
  expect([lived.alone, lived.prompted, lived.registered, lived.enrolledAtLast]).toEqual([users, users, 0, 0]);
  expect([lived.tickets, lived.unmet]).toEqual([users, users]);
  // Where no device can hold one nobody begins.
  expect(lived.tried).toBe(0);
});

it('is no more to be seen by whom a campaign has reached before', async () => {
  const timeline = await live({ ...standing(1, 0) }, { 'campaign-taken-up': 1 });
  const [rollout, nothing] = [of(timeline, 'rollout'), of(timeline, 'nothing')];
  expect([rollout.holders, rollout.alone, rollout.prompted, rollout.tickets]).toEqual([users, 0, 0, 0]);
  expect(nothing.alone).toBe(users);
});

it('leaves those of the later deadline alone', async () => {
  const later = { textMessagesEnd: [{ deadline: 'microsoft-text-messages-of-administrators' }] };
  const lived = of(await live({ ...noCampaign, ...standing(1, 0), ...later }), 'nothing');
  expect([lived.holders, lived.prompted, lived.enrolledAtLast]).toEqual([0, 0, 0]);
});

it('leaves passkeys of before the first day with whoever is invited', async () => {
  const timeline = await live(
    {
      ...standing(0, 0.3),
      waves: [{ name: 'All', startsOn: '2026-12-07', share: 1 }],
      campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 'unlimited' },
    },
    { 'campaign-taken-up': 0 },
  );
  const told = (tenant: TenantId) =>
    timeline.weeks
      .filter((week) => week.tenant === tenant)
      .map(({ enrolled, needs, met, fellBack, signIns }) => ({ enrolled, needs, met, fellBack, signIns }));
  expect(told('nothing')[0]?.enrolled).toBeGreaterThan(0.2 * users);
  expect(told('nothing')[0]?.signIns.passkey).toBeGreaterThan(0.2 * users);
  expect(told('rollout')).toEqual(told('nothing'));
});
