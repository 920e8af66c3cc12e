// Known truths: a Markov chain of enrolment, a geometric retry, and what must not change when nothing about it was changed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { policy } from '../../../scenarios/schema/policy.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { TenantWeek, Timeline } from '../../../scenarios/schema/timeline.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { daysOfYear } from './device-events.ts';
import { everybodyAsked } from './everybody-asked.fixture.ts';
import { liveTenant } from './live-tenant.ts';

let loaded: LoadedScenario<RolloutScenario>;
let rollout: Rollout;
/** Nothing happens to anybody. */
let quiet: Record<string, number>;
beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/tenant-year.yaml', import.meta.url));
  loaded = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'rollout');
  rollout = loaded.scenario.rollout;
  quiet = {
    ...Object.fromEntries(loaded.tenantRates.filter(({ unit }) => unit === 'per year').map(({ id }) => [id, 0])),
    ...everybodyAsked,
  };
});

const live = (
  scenario: Partial<RolloutScenario>,
  change: Partial<Rollout>,
  more: Partial<LoadedScenario> = {},
): Promise<Timeline> =>
  liveTenant({
    loaded: { ...loaded, ...more, scenario: { ...loaded.scenario, ...scenario } },
    rollout: { ...rollout, ...change },
    hands: { kind: 'here', machineTime: { partsOf: () => nothingMeasured } },
    machineTimeInWords: 'none',
    folder: mkdtempSync(join(tmpdir(), 'live-tenant-')),
    stop: new AbortController().signal,
  });
const sum = (weeks: readonly TenantWeek[], of: (week: TenantWeek) => number) =>
  weeks.reduce((total, week) => total + of(week), 0);
const of = ({ weeks }: Timeline, tenant: TenantWeek['tenant']) => weeks.filter((week) => week.tenant === tenant);

/** Information workers with one laptop and Windows Hello. */
const oneLaptop = () => ({
  personas: loaded.personas
    .filter(({ id }) => id === 'information-worker')
    .map((persona) =>
      Object.assign(structuredClone(persona), {
        mainDevice: { shares: { 'windows-laptop': 1 }, assumed: 'test' },
        otherDevice: { shares: { none: 1 }, assumed: 'test' },
        providers: { 'windows-laptop': { shares: { 'windows-hello': 1 }, assumed: 'test' } },
      }),
    ),
});
const ideal = () => ({ personas: { 'information-worker': 1 }, parameters: withoutSlipsAndDelays() });
const everybodyAtOnce = (days: string): Partial<Rollout> => ({
  endsOn: days,
  waves: [{ name: 'All', startsOn: '2026-01-05', share: 1 }],
  conditionalCreation: false,
  rates: quiet,
});

describe('a Markov chain of enrolment', () => {
  it('taken up with chance p on a working day and lost with chance q on any: the power of its matrix', async () => {
    const users = 800;
    const p = 0.06;
    const lossesAYear = 9;
    const timeline = await live(
      { users, ...ideal() },
      {
        ...everybodyAtOnce('2026-02-22'),
        campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 'unlimited' },
        rates: { ...quiet, 'device-wiped': lossesAYear, 'synced-passkeys-restored': 0, 'campaign-taken-up': p },
      },
      oneLaptop(),
    );
    const q = 1 - Math.exp(-lossesAYear / daysOfYear);
    const times = (
      [a, b]: readonly [number, number],
      [[m00, m01], [m10, m11]]: readonly [readonly [number, number], readonly [number, number]],
    ) => [a * m00 + b * m10, a * m01 + b * m11] as const;
    // States: no passkey, passkey. The device is lost at midnight; who then signs in on a working day is asked.
    const lost = [
      [1, 0],
      [q, 1 - q],
    ] as const;
    const asked = [
      [1 - p, p],
      [0, 1],
    ] as const;
    let state: readonly [number, number] = [1, 0];
    for (const { week, people, enrolled } of of(timeline, 'rollout')) {
      for (let day = 0; day < 7; day += 1) {
        state = times(state, lost);
        if (day < 5) state = times(state, asked);
      }
      const [, truth] = state;
      expect(people).toBe(users);
      expect(Math.abs(enrolled / users - truth), `week ${week}`).toBeLessThan(
        4 * Math.sqrt((truth * (1 - truth)) / users),
      );
    }
    expect(sum(of(timeline, 'nothing'), ({ enrolled }) => enrolled)).toBe(0);
  }, 60_000);

  it('put off three times and then forced: everybody by the fourth working day, in the shares of the chain before', async () => {
    const users = 600;
    const p = 0.3;
    for (const [lastDay, truth] of [
      ['2026-01-05', p],
      ['2026-01-07', 1 - (1 - p) ** 3],
      ['2026-01-08', 1],
    ] as const) {
      const timeline = await live(
        { users, ...ideal() },
        {
          ...everybodyAtOnce(lastDay),
          campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 3 },
          rates: { ...quiet, 'campaign-taken-up': p },
        },
        oneLaptop(),
      );
      const enrolled = sum(of(timeline, 'rollout'), (week) => week.enrolled) / users;
      expect(Math.abs(enrolled - truth), lastDay).toBeLessThanOrEqual(4 * Math.sqrt((truth * (1 - truth)) / users));
    }
  }, 60_000);
});

it('one geometric retry: success (1 - p) / (1 - p r), and p / (1 - p r) errors to read', async () => {
  const [p, r, readingS] = [0.2, 0.7, 10];
  const timeline = await live(
    {
      users: 400,
      ...ideal(),
      parameters: {
        ...withoutSlipsAndDelays(),
        'password-mistyped': p,
        'goes-on-after-wrong-password': r,
        'error-reading': readingS,
        'password-filled': 0,
      },
      limits: { ...loaded.scenario.limits, restartsPerNeed: 0 },
    },
    {
      endsOn: '2026-01-18',
      waves: [{ name: 'Later', startsOn: '2026-01-18', share: 1 }],
      rates: { ...quiet, 'help-desk-called': 0 },
    },
  );
  const cells = of(timeline, 'nothing');
  const needs = sum(cells, (week) => week.needs);
  expect(needs).toBe(400 * 10);
  const success = (1 - p) / (1 - p * r);
  expect(Math.abs(sum(cells, ({ met }) => met) / needs - success)).toBeLessThan(
    4 * Math.sqrt((success * (1 - success)) / needs),
  );
  // Errors: none with 1 - p, then a geometric number; E = p / (1 - p r), E of the square p (1 + p r) / (1 - p r)^2.
  const errors = p / (1 - p * r);
  const variance = (p * (1 + p * r)) / (1 - p * r) ** 2 - errors ** 2;
  expect(Math.abs(sum(cells, ({ ledger }) => ledger.lostMs.signIn) / 1_000 / needs - readingS * errors)).toBeLessThan(
    4 * readingS * Math.sqrt(variance / needs),
  );
}, 60_000);

it.each([1, 0.1])(
  'forgotten passwords: as many as their chance says, and none any more from the day on which passkeys take over (days lived: %d)',
  async (signInDaysSampled) => {
    const [users, p] = [600, 0.01];
    const timeline = await live(
      {
        users,
        ...ideal(),
        // Who forgets turns to the reset and drops it: the need is not met, and nothing else keeps one from being met.
        parameters: { ...withoutSlipsAndDelays(), 'password-filled': 0, 'password-forgotten': p, 'reset-dropped': 1 },
        limits: { ...loaded.scenario.limits, restartsPerNeed: 0 },
      },
      {
        endsOn: '2026-03-29',
        waves: [{ name: 'All', startsOn: '2026-03-02', share: 1 }],
        conditionalCreation: false,
        campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 'unlimited' },
        rates: { ...quiet, 'help-desk-called': 0, 'campaign-taken-up': 1 },
        signInDaysSampled,
      },
      oneLaptop(),
    );
    const unmet = (tenant: TenantWeek['tenant'], from: number, until: number) =>
      sum(
        of(timeline, tenant).filter(({ week }) => week >= from && week < until),
        ({ needs, met }) => needs - met,
      );
    for (const [tenant, from, until] of [
      ['nothing', 0, 8],
      ['nothing', 8, 12],
      ['rollout', 0, 8],
    ] as const) {
      const needs = users * 5 * (until - from);
      expect(Math.abs(unmet(tenant, from, until) - needs * p), `${tenant} ${from}`).toBeLessThan(
        4 * Math.sqrt(needs * p * (1 - p)),
      );
    }
    // On their first day asked everybody registers who gets in; who has forgotten does on the next day.
    const late = users * p * (1 + p);
    expect(Math.abs(unmet('rollout', 8, 12) - late)).toBeLessThan(4 * Math.sqrt(late));
  },
  60_000,
);

describe('common random numbers', () => {
  const short = { endsOn: '2026-02-15', rates: {} };
  const monday = '2026-01-19';

  it('leave the tenant that does nothing as it is, whatever the rollout; and both alike until the first wave', async () => {
    const [all, synced] = await Promise.all([
      live({ users: 60 }, { ...short, waves: [{ name: 'All', startsOn: monday, share: 1 }] }),
      live(
        { users: 60 },
        {
          ...short,
          waves: [{ name: 'Half', startsOn: monday, share: 0.5 }],
          enrolOn: 'phone-first',
        },
      ),
    ]);
    expect(of(all, 'nothing')).toEqual(of(synced, 'nothing'));
    expect(of(all, 'rollout')).not.toEqual(of(synced, 'rollout'));
    const before = (tenant: TenantWeek['tenant']) =>
      of(all, tenant)
        .filter(({ week }) => week < 2)
        .map((week) => Object.assign(structuredClone(week), { tenant: 'either' }));
    expect(before('rollout')).toEqual(before('nothing'));
  }, 60_000);

  it('make the same run again', async () => {
    expect(await live({ users: 25 }, short)).toEqual(await live({ users: 25 }, short));
  }, 60_000);
});

describe('a target that allows device-bound passkeys only', () => {
  const users = 60;
  const onMacs = (shares: Readonly<Record<string, number>>) => ({
    personas: oneLaptop().personas.map((persona) =>
      Object.assign(persona, {
        mainDevice: { shares: { mac: 1 }, assumed: 'test' },
        providers: { mac: { shares, assumed: 'test' } },
      }),
    ),
  });
  const liveWith = (shares: Readonly<Record<string, number>>) =>
    live(
      {
        users,
        ...ideal(),
        policy: policy.parse({ passkeys: { profiles: [{ name: 'Bound', passkeyTypes: ['deviceBound'] }] } }),
      },
      {
        ...everybodyAtOnce('2026-03-29'),
        campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 'unlimited' },
        rates: { ...quiet, 'campaign-taken-up': 1, hires: 0, leavers: 0 },
      },
      onMacs(shares),
    );
  const tried = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ registrationsTried }) => registrationsTried);
  const made = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ registrationsMade }) => registrationsMade);

  it('refuses once whoever has nothing else, who then tries no more', async () => {
    const timeline = await liveWith({ 'icloud-keychain': 1 });
    expect([tried(timeline), made(timeline)]).toEqual([users, 0]);
  }, 60_000);

  it('turns whoever it refuses to a provider that it takes', async () => {
    const timeline = await liveWith({ 'icloud-keychain': 0.5, 'yubikey-5-nfc': 0.5 });
    expect(made(timeline)).toBe(users);
    expect(tried(timeline)).toBeGreaterThan(users);
    expect(tried(timeline)).toBeLessThanOrEqual(2 * users);
    expect(sum(of(timeline, 'rollout'), ({ ledger }) => ledger.securityKeys)).toBe(users);
  }, 60_000);
});

describe('people who want no passkey', () => {
  const users = 200;
  const refusing = (exceptionGranted: number) =>
    live(
      { users, ...ideal() },
      {
        ...everybodyAtOnce('2026-03-01'),
        campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 3 },
        rates: { ...quiet, 'registration-refused': 0.3, 'help-desk-called': 1, 'exception-granted': exceptionGranted },
      },
      oneLaptop(),
    );
  const enrolledAtLast = (timeline: Timeline) => of(timeline, 'rollout').at(-1)?.enrolled ?? 0;
  const opened = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ ledger }) => ledger.tickets.opened);
  const unmet = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ needs, met }) => needs - met);

  it('stay without where the help desk lets them, each after one call; and register where it does not', async () => {
    const [allowed, told] = await Promise.all([refusing(1), refusing(0)]);
    const refusals = users - enrolledAtLast(allowed);
    expect(Math.abs(refusals - 0.3 * users)).toBeLessThan(4 * Math.sqrt(users * 0.3 * 0.7));
    expect([opened(allowed), unmet(allowed)]).toEqual([refusals, refusals]);
    expect(enrolledAtLast(told)).toBe(users);
    expect([opened(told), unmet(told)]).toEqual([refusals, refusals]);
  }, 60_000);

  it('sign in with the pass that the help desk gives them, and register none with it', async () => {
    // Everybody puts every request off: whoever comes to a passkey came to it with a pass.
    const withPasses = (refused: number) =>
      live(
        { users, ...ideal() },
        {
          ...everybodyAtOnce('2026-03-01'),
          campaign: { mode: 'enabled', snoozeDays: 0, snoozesAllowed: 'unlimited' },
          rates: {
            ...quiet,
            'campaign-taken-up': 0,
            'registration-refused': refused,
            'phone-lost': 6,
            'codes-carried-over': 0,
          },
        },
        oneLaptop(),
      );
    const [all, none] = await Promise.all([withPasses(0), withPasses(1)]);
    const passes = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ signIns }) => signIns.temporaryAccessPass);
    expect(enrolledAtLast(all)).toBeGreaterThan(0.2 * users);
    expect(passes(none)).toBeGreaterThan(0.2 * users);
    expect([enrolledAtLast(none), sum(of(none, 'rollout'), (week) => week.registrationsTried)]).toEqual([0, 0]);
  }, 60_000);
});

it('sampled days stand for the others: the same needs and success, within chance', async () => {
  const change = { endsOn: '2026-02-15', waves: [{ name: 'Later', startsOn: '2026-02-15', share: 1 }], rates: quiet };
  const [full, sampled] = await Promise.all([
    live({ users: 200 }, change),
    live({ users: 200 }, { ...change, signInDaysSampled: 0.25 }),
  ]);
  expect(sampled.attempts).toBeLessThan(0.6 * full.attempts);
  const share = (timeline: Timeline) =>
    sum(of(timeline, 'nothing'), ({ met }) => met) / sum(of(timeline, 'nothing'), ({ needs }) => needs);
  const needs = (timeline: Timeline) => sum(of(timeline, 'nothing'), (week) => week.needs + week.lockedOutNeeds);
  // Each uneventful day counts 4 with chance 1/4: variance 3 a day.
  expect(Math.abs(needs(sampled) - needs(full))).toBeLessThan(4 * Math.sqrt(3 * needs(full)));
  expect(Math.abs(share(sampled) - share(full))).toBeLessThan(
    4 * Math.sqrt((4 * share(full) * (1 - share(full))) / needs(full)) * 1.5,
  );
}, 60_000);

it('a pass that is used too late has expired, and its owner calls again', async () => {
  const change = {
    endsOn: '2026-03-29',
    waves: [{ name: 'All', startsOn: '2026-01-05', share: 1 }],
    rates: {
      ...quiet,
      'phone-lost': 3,
      'main-device-lost': 3,
      'codes-carried-over': 0,
      'synced-passkeys-restored': 0,
      'pass-used-after': 30,
      'pass-used-after-spread': 1,
    },
    passwordsRemovedOn: '2026-01-12',
  };
  const lived = (lifetime: number) =>
    live({ users: 60 }, { ...change, temporaryAccessPass: { lifetime, oneTime: false } });
  const [brief, long] = await Promise.all([lived(600_000), lived(30 * 86_400_000)]);
  const expired = (timeline: Timeline) => sum(of(timeline, 'rollout'), ({ expiredPasses }) => expiredPasses);
  expect(expired(brief)).toBeGreaterThan(0);
  expect(expired(long)).toBe(0);
  expect(sum(of(brief, 'rollout'), ({ ledger }) => ledger.tickets.opened)).toBeGreaterThan(
    sum(of(long, 'rollout'), ({ ledger }) => ledger.tickets.opened),
  );
  expect(sum(of(long, 'rollout'), ({ signIns }) => signIns.temporaryAccessPass)).toBeGreaterThan(0);
}, 60_000);
