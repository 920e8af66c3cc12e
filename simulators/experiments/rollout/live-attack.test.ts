// Attacks over a tenant's months, known truths: whom nobody can fool loses nothing, whom everything fools loses as many accounts as attacks
// come; what the policy or the browser refuses takes over nothing; threads and stops change nothing.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { sumOfAttacks, noAttacks } from '../../../scenarios/measures/tenant/attack-sums.ts';
import { policy } from '../../../scenarios/schema/policy.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { RolloutAttacks } from '../../../scenarios/schema/rollout-attacks.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { tenantIds, type TenantId, type TenantWeek, type Timeline } from '../../../scenarios/schema/timeline.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { parameterIds, phishingParameterIds } from '../../people/parameter-table.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { everybodyAsked } from './everybody-asked.fixture.ts';
import { liveTenant, type TenantOptions } from './live-tenant.ts';

type Loaded = LoadedScenario<RolloutScenario>;

let shipped: Loaded;
/** Nothing happens to anybody but attacks, one a week; nothing slips. */
let quiet: Rollout;
let hands: Record<'here' | 'one' | 'two', TenantOptions['hands']>;

const fooled = {
  ...withoutSlipsAndDelays([...parameterIds, ...phishingParameterIds]),
  'lure-followed-from-message': 1,
  'lure-followed-from-call': 1,
  'lure-page-trusted': 1,
  'other-way-taken-at-lure': 1,
};
const nobodyFollows = { ...fooled, 'lure-followed-from-message': 0, 'lure-followed-from-call': 0, 'lure-reported': 0 };

beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/tenant-year-attacked.yaml', import.meta.url));
  shipped = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'rollout');
  const { scenario, tenantRates } = shipped;
  const still = Object.fromEntries(tenantRates.filter(({ unit }) => unit === 'per year').map(({ id }) => [id, 0]));
  quiet = {
    ...scenario.rollout,
    endsOn: '2026-02-15',
    waves: [{ name: 'All', startsOn: '2026-01-12', share: 1 }],
    conditionalCreation: false,
    rates: { ...still, ...everybodyAsked },
    signInDaysSampled: 1,
  };
  delete quiet.passwordsRemovedOn;
  const profile = await findMachineProfile(scenario);
  hands = {
    here: { kind: 'here', machineTime: sampledMachineTime(profile, scenario.seed) },
    one: { kind: 'threads', workers: 1, profile },
    two: { kind: 'threads', workers: 2, profile },
  };
}, 60_000);

const ofKind = (kind: keyof RolloutAttacks['kinds'], discovered = 0): RolloutAttacks => ({
  perPersonAndYear: 52,
  kinds: { [kind]: 1 },
  trained: false,
  discovered,
});

interface Given extends Partial<Pick<TenantOptions, 'hands' | 'folder' | 'stop' | 'onProgress'>> {
  readonly rollout: Rollout;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly users?: number;
  readonly policy?: RolloutScenario['policy'];
  readonly personas?: Loaded['personas'];
}

function live({
  rollout,
  parameters = fooled,
  users = 120,
  policy: rules,
  personas = shipped.personas,
  ...way
}: Given): Promise<Timeline> {
  const { scenario } = shipped;
  return liveTenant({
    loaded: {
      ...shipped,
      personas,
      scenario: { ...scenario, users, parameters, rollout, policy: rules ?? scenario.policy },
    },
    rollout,
    hands: hands.here,
    machineTimeInWords: 'of the profile',
    folder: mkdtempSync(join(tmpdir(), 'attacked-')),
    stop: new AbortController().signal,
    ...way,
  });
}

const weeksOf = ({ weeks }: Timeline, tenant: TenantId) => weeks.filter((week) => week.tenant === tenant);
const attacksIn = (timeline: Timeline, tenant: TenantId) =>
  sumOfAttacks(weeksOf(timeline, tenant).map(({ attacks }) => attacks)) ?? noAttacks();
const sum = (weeks: readonly TenantWeek[], of: (week: TenantWeek) => number) =>
  weeks.reduce((total, week) => total + of(week), 0);

/** Nobody is ever asked to register. */
function withoutPasskeys(): Rollout {
  const { campaign: _none, ...rollout } = quiet;
  return rollout;
}

describe('whom nobody can fool', () => {
  it('loses nothing, and lives as if nobody had come', async () => {
    const attacked = await live({ rollout: { ...quiet, attacks: ofKind('relay') }, parameters: nobodyFollows });
    const leftAlone = await live({ rollout: withoutAttacks(quiet), parameters: nobodyFollows });
    for (const tenant of tenantIds) {
      const { enrolled, notEnrolled } = attacksIn(attacked, tenant);
      expect(enrolled.came + notEnrolled.came).toBeGreaterThan(500);
      expect([enrolled.followed, notEnrolled.followed, enrolled.takenOver, notEnrolled.takenOver]).toEqual([
        0, 0, 0, 0,
      ]);
    }
    expect(attacked.weeks.map(({ attacks: _attacks, ...week }) => week)).toEqual(leftAlone.weeks);
    expect(attacked.differences.filter(({ id }) => id !== 'take-overs')).toEqual(leftAlone.differences);
    expect(attacked.desk).toEqual(leftAlone.desk);
  }, 60_000);

  it('loses nothing either where few days are lived', async () => {
    const sampled = { ...quiet, signInDaysSampled: 0.05 };
    const attacked = await live({ rollout: { ...sampled, attacks: ofKind('relay') }, parameters: nobodyFollows });
    const leftAlone = await live({ rollout: withoutAttacks(sampled), parameters: nobodyFollows });
    expect(attacked.weeks.map(({ attacks: _attacks, ...week }) => week)).toEqual(leftAlone.weeks);
  }, 60_000);
});

describe('whom everything fools', () => {
  it('without a passkey loses an account to every relay, the same in both tenants', async () => {
    const timeline = await live({ rollout: { ...withoutPasskeys(), attacks: ofKind('relay') } });
    const { enrolled, notEnrolled } = attacksIn(timeline, 'rollout');
    expect(enrolled.came).toBe(0);
    expect(notEnrolled.came).toBeGreaterThan(500);
    expect(notEnrolled).toEqual({ ...notEnrolled, followed: notEnrolled.came, takenOver: notEnrolled.came });
    expect(attacksIn(timeline, 'nothing')).toEqual(attacksIn(timeline, 'rollout'));
  }, 60_000);

  it('meets as many attacks as the rate says', async () => {
    const users = 400;
    const timeline = await live({ rollout: { ...withoutPasskeys(), attacks: ofKind('relay') }, users });
    const expected = (users * 52 * 42) / 365.2425;
    expect(Math.abs(attacksIn(timeline, 'nothing').notEnrolled.came - expected)).toBeLessThan(4 * Math.sqrt(expected));
  }, 60_000);

  it('calls the help desk when it is noticed, and signs in with the password that they were told', async () => {
    const rollout = { ...withoutPasskeys(), helpDesk: { ...quiet.helpDesk, agents: 200 } };
    const timeline = await live({ rollout: { ...rollout, attacks: ofKind('relay', 1) } });
    for (const tenant of tenantIds) {
      const { takenOver, discovered, outlivedReset } = attacksIn(timeline, tenant).notEnrolled;
      const weeks = weeksOf(timeline, tenant);
      const opened = sum(weeks, ({ ledger }) => ledger.tickets.opened);
      expect(discovered).toBe(takenOver);
      // Who waits already says it in the same call.
      expect(opened).toBeGreaterThan(0.8 * takenOver);
      expect(opened).toBeLessThanOrEqual(takenOver);
      expect(outlivedReset).toBe(0);
      expect(sum(weeks, ({ lockedOutNeeds }) => lockedOutNeeds)).toBeGreaterThan(0);
      expect(sum(weeks, ({ met }) => met)).toBe(sum(weeks, ({ needs }) => needs));
      expect(sum(weeks, ({ needs }) => needs)).toBeGreaterThan(2_000);
    }
  }, 60_000);

  it('with a passkey and no other way taken loses nothing to a relay: the browser refuses it', async () => {
    const timeline = await live({
      rollout: { ...quiet, attacks: ofKind('relay') },
      parameters: { ...fooled, 'other-way-taken-at-lure': 0 },
    });
    const { enrolled, notEnrolled } = attacksIn(timeline, 'rollout');
    expect(enrolled.came).toBeGreaterThan(100);
    expect(enrolled).toEqual({ ...enrolled, followed: enrolled.came, takenOver: 0 });
    expect(notEnrolled.takenOver).toBe(notEnrolled.came);
    expect(attacksIn(timeline, 'nothing').notEnrolled.came).toBe(enrolled.came + notEnrolled.came);
  }, 60_000);

  it('with a passkey and no password any more loses nothing, whatever they try', async () => {
    const gone = { ...quiet, passwordsRemovedOn: '2026-01-26' };
    const timeline = await live({
      rollout: { ...gone, attacks: ofKind('relay-without-passkey') },
      personas: oneDevice(),
    });
    const late = weeksOf(timeline, 'rollout').filter(({ week }) => week >= 4);
    expect(sum(late, ({ passwordless }) => passwordless)).toBe(sum(late, ({ enrolled }) => enrolled));
    const after = sumOfAttacks(late.map(({ attacks }) => attacks)) ?? noAttacks();
    expect(after.enrolled.came).toBeGreaterThan(50);
    expect(after.enrolled.takenOver).toBe(0);
  }, 60_000);

  it.each(['relay', 'relay-without-passkey', 'harvest'] as const)(
    'loses nothing to %s where the policy takes passkeys alone',
    async (kind) => {
      const timeline = await live({ rollout: { ...quiet, attacks: ofKind(kind) }, policy: onlyPasskeys(), users: 60 });
      for (const tenant of tenantIds) {
        const { enrolled, notEnrolled } = attacksIn(timeline, tenant);
        expect(enrolled.came + notEnrolled.came).toBeGreaterThan(200);
        expect(enrolled.followed + notEnrolled.followed).toBe(enrolled.came + notEnrolled.came);
        expect(enrolled.takenOver + notEnrolled.takenOver).toBe(0);
      }
    },
    60_000,
  );

  it('keeps their own passkeys when that of an attacker is deleted, which had outlived the new password', async () => {
    const timeline = await live({ rollout: { ...quiet, attacks: ofKind('enrolment-lure', 1) } });
    const { enrolled } = attacksIn(timeline, 'rollout');
    expect(enrolled.takenOver).toBeGreaterThan(100);
    expect(enrolled.outlivedReset).toBeGreaterThan(0.9 * enrolled.discovered);
    const weeks = weeksOf(timeline, 'rollout');
    expect(sum(weeks, ({ met }) => met)).toBe(sum(weeks, ({ needs }) => needs));
    const people = weeks.filter(({ week }) => week === 5);
    expect(sum(people, (week) => week.enrolled)).toBeGreaterThan(0.8 * sum(people, (week) => week.people));
  }, 60_000);
});

describe('as shipped', () => {
  const as = (): Given => ({
    users: 150,
    parameters: shipped.scenario.parameters,
    rollout: {
      ...shipped.scenario.rollout,
      endsOn: '2026-06-28',
      passwordsRemovedOn: '2026-06-08',
      signInDaysSampled: 0.1,
      attacks: { ...ofKind('relay', 0.5), kinds: { relay: 0.5, 'enrolment-lure': 0.3, 'stolen-passkey': 0.2 } },
    },
  });

  it('is the same to the last bit in one thread and in two', async () => {
    const known = await live(as());
    const { enrolled, notEnrolled } = attacksIn(known, 'rollout');
    expect(enrolled.takenOver).toBeGreaterThan(20);
    expect(notEnrolled.discovered).toBeGreaterThan(2);
    expect(enrolled.outlivedReset).toBeGreaterThan(2);
    expect(await live({ ...as(), hands: hands.one })).toEqual(known);
    expect(await live({ ...as(), hands: hands.two })).toEqual(known);
  }, 120_000);

  it('is the same when it was stopped on the way, in another number of threads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attacked-again-'));
    for (const share of [0.3, 0.8]) {
      const stop = new AbortController();
      const reason = new Error(`stopped at ${share}`);
      const lived = live({
        ...as(),
        hands: hands.two,
        folder,
        stop: stop.signal,
        onProgress({ personDays, ofPersonDays }) {
          if (personDays >= share * ofPersonDays && !stop.signal.aborted) stop.abort(reason);
        },
      });
      await expect(lived).rejects.toBe(reason);
    }
    expect(await live({ ...as(), folder })).toEqual(await live(as()));
  }, 120_000);

  it('brings the same attacks to the same people in both tenants', async () => {
    const timeline = await live(as());
    const came = (tenant: TenantId) =>
      weeksOf(timeline, tenant).map(({ persona, week, attacks = noAttacks() }) => [
        persona,
        week,
        attacks.enrolled.came + attacks.notEnrolled.came,
        attacks.enrolled.followed + attacks.notEnrolled.followed,
      ]);
    expect(came('rollout')).toEqual(came('nothing'));
  }, 60_000);
});

/** Whoever has a passkey has it where they sign in. */
const oneDevice = () =>
  shipped.personas.map((persona) =>
    Object.assign(structuredClone(persona), { otherDevice: { shares: { none: 1 }, assumed: 'test' } }),
  );

const withoutAttacks = ({ attacks: _attacks, ...rollout }: Rollout): Rollout => rollout;

const onlyPasskeys = () =>
  policy.parse({
    conditionalAccess: [
      {
        id: 'phishing-resistant',
        displayName: 'Phishing-resistant methods for everybody',
        conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['Office365'] } },
        grantControls: { authenticationStrength: '00000000-0000-0000-0000-000000000004' },
      },
    ],
  });
