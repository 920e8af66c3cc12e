// Recoveries of a rollout, known truths: where everybody's succeeds nobody calls, where the verifier is down as many call as without any; what
// was planted hits whom it should; threads and stops change nothing.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { sumOfLedgers } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { noRecoveries, sumOfRecoveries } from '../../../scenarios/measures/tenant/recovery-sums.ts';
import { mismatchesOf } from '../../../scenarios/measures/tenant/timeline-identities.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import type { TenantId, Timeline } from '../../../scenarios/schema/timeline.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { parameterIds, recoveryParameterIds } from '../../people/parameter-table.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { everybodyAsked } from './everybody-asked.fixture.ts';
import { liveTenant, type TenantOptions } from './live-tenant.ts';

type Loaded = LoadedScenario<RolloutScenario>;

const day = '2026-02-10';
let shipped: Loaded;
/** Nobody can fail at it. */
let easy: Loaded;
let hands: Record<'here' | 'two', TenantOptions['hands']>;

beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/lost-phones.yaml', import.meta.url));
  shipped = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'rollout');
  const { scenario, tenantRates } = shipped;
  const quiet = Object.fromEntries(tenantRates.filter(({ unit }) => unit === 'per year').map(({ id }) => [id, 0]));
  easy = {
    ...withoutDoubt(shipped),
    scenario: {
      ...scenario,
      users: 150,
      parameters: {
        ...withoutSlipsAndDelays([...parameterIds, ...recoveryParameterIds]),
        'another-phone-at-hand': 1,
        'owns-passport': 1,
        'owns-identity-card': 1,
        'owns-driving-licence': 1,
      },
      rollout: {
        ...scenario.rollout,
        endsOn: '2026-02-15',
        rates: {
          ...quiet,
          ...everybodyAsked,
          'codes-carried-over': 0,
          'pass-used-after': 0.001,
          'pass-used-after-spread': 0.001,
        },
        losses: [{ on: day, what: 'phones', share: 1 }],
        signInDaysSampled: 1,
      },
    },
  };
  // Nobody is asked to register: everybody needs the phone for a code.
  delete easy.scenario.rollout.campaign;
  const profile = await findMachineProfile(scenario);
  hands = {
    here: { kind: 'here', machineTime: sampledMachineTime(profile, scenario.seed) },
    two: { kind: 'threads', workers: 2, profile },
  };
}, 60_000);

/** Verifier and Face Check that turn nobody away. */
function withoutDoubt(loaded: Loaded): Loaded {
  const changed = structuredClone(loaded);
  for (const persona of changed.personas) {
    // Names that most documents have as the directory does.
    persona.locales = { shares: { en_US: 1 }, assumed: 'test' };
    // Who is back in on one device is back in.
    persona.otherDevice = { shares: { none: 1 }, assumed: 'test' };
  }
  for (const { document, face } of changed.verifiers) {
    document.legibility.threshold = 0;
    document.authenticity.threshold = 0;
    face.threshold = 0;
    face.presence.liveness.threshold = 0;
    face.presence.injection.threshold = 0;
  }
  if (changed.faceCheck === undefined || changed.scenario.policy.recovery === undefined)
    throw new Error('found no Face Check, expected one');
  changed.faceCheck.presence.liveness.threshold = 0;
  changed.faceCheck.presence.injection.threshold = 0;
  changed.scenario.policy.recovery.faceCheck = { threshold: 50, tries: 10 };
  return changed;
}

interface Way extends Partial<Pick<TenantOptions, 'hands' | 'folder' | 'stop' | 'onProgress'>> {
  readonly change?: Partial<Rollout>;
}

async function live(loaded: Loaded, { change = {}, ...way }: Way = {}): Promise<Timeline> {
  const rollout = { ...loaded.scenario.rollout, ...change };
  const timeline = await liveTenant({
    loaded: { ...loaded, scenario: { ...loaded.scenario, rollout } },
    rollout,
    hands: hands.here,
    machineTimeInWords: 'of the profile',
    folder: mkdtempSync(join(tmpdir(), 'recover-')),
    stop: new AbortController().signal,
    ...way,
  });
  expect(mismatchesOf(timeline, rollout.prices)).toEqual([]);
  expect(timeline.voids).toBe(0);
  return timeline;
}

const withoutRecovery = (loaded: Loaded): Loaded => {
  const { recovery: _, ...policy } = loaded.scenario.policy;
  return { ...loaded, scenario: { ...loaded.scenario, policy } };
};
const of = ({ weeks }: Timeline, tenant: TenantId) => {
  const own = weeks.filter((week) => week.tenant === tenant);
  const { tickets, lostMs, identityChecks } = sumOfLedgers(own.map(({ ledger }) => ledger));
  return {
    opened: tickets.opened,
    lostMs,
    identityChecks,
    recoveries: sumOfRecoveries(own.map(({ recoveries }) => recoveries)),
  };
};
const down = { verifierOutages: [{ from: day, until: day }] };

describe('everybody loses the phone on one day', () => {
  it('and recovers, where nothing can fail: nobody calls but whose name differs, each check is paid for once', async () => {
    const timeline = await live(easy);
    const [{ opened, lostMs, identityChecks, recoveries }, nothing] = [
      of(timeline, 'rollout'),
      of(timeline, 'nothing'),
    ];
    expect(nothing.opened).toBeGreaterThan(100);
    expect(nothing).toMatchObject({ recoveries: undefined, identityChecks: undefined });
    // Some documents have both names in one field, however little people slip.
    const namedOtherwise = recoveries?.lostAt.matching ?? 0;
    expect(namedOtherwise).toBeLessThan(0.12 * nothing.opened);
    expect(recoveries).toEqual({
      begun: nothing.opened,
      recovered: nothing.opened - namedOtherwise,
      lostAt: { ...noRecoveries().lostAt, matching: namedOtherwise },
    });
    expect([opened, identityChecks]).toEqual([namedOtherwise, nothing.opened]);
    expect(lostMs.recovering).toBeGreaterThan(0);
  });

  it('while the verifier is down: as many call as in a tenant without recoveries, and no check is paid for', async () => {
    const [outage, without] = [await live(easy, { change: down }), await live(withoutRecovery(easy))];
    const { opened, identityChecks, recoveries } = of(outage, 'rollout');
    expect(opened).toBe(of(without, 'rollout').opened);
    expect(opened).toBe(of(outage, 'nothing').opened);
    expect(recoveries).toMatchObject({ begun: opened, recovered: 0, lostAt: { outage: opened } });
    expect(identityChecks).toBe(0);
    expect(of(without, 'rollout')).toMatchObject({ recoveries: undefined, identityChecks: undefined });
  });

  it('after an outage that is over: nothing of it is left', async () => {
    const over = await live(easy, { change: { verifierOutages: [{ from: '2026-02-02', until: '2026-02-09' }] } });
    expect(over).toEqual(await live(easy));
  });

  it('whom no profile is for calls', async () => {
    const policy = structuredClone(easy.scenario.policy);
    if (policy.recovery !== undefined) policy.recovery.excludedGroups = Object.keys(easy.scenario.personas);
    const timeline = await live({ ...easy, scenario: { ...easy.scenario, policy } });
    expect(of(timeline, 'rollout')).toMatchObject({ opened: of(timeline, 'nothing').opened, recoveries: undefined });
  });

  it('in evaluation mode walks the whole way, and recovers nothing', async () => {
    const policy = structuredClone(easy.scenario.policy);
    for (const profile of policy.recovery?.profiles ?? []) profile.mode = 'evaluation';
    const timeline = await live({ ...easy, scenario: { ...easy.scenario, policy } });
    const { opened, recoveries, identityChecks } = of(timeline, 'rollout');
    expect(recoveries).toMatchObject({ recovered: 0, lostAt: { matching: opened } });
    expect(identityChecks).toBe(opened);
  });
});

it.each([
  [{ people: 40 }, 40],
  [{ share: 0.2 }, 30],
])('of %o as many lose their phones, whoever they are', async (hit, people) => {
  const timeline = await live(easy, { change: { losses: [{ on: day, what: 'phones', ...hit }] } });
  const { opened } = of(timeline, 'nothing');
  // A code by e-mail needs no phone.
  expect(opened).toBeLessThanOrEqual(people);
  expect(opened).toBeGreaterThan(0.6 * people);
});

describe('the shipped scenario, small', () => {
  const small = (): Loaded => ({
    ...shipped,
    scenario: {
      ...shipped.scenario,
      users: 200,
      rollout: {
        ...shipped.scenario.rollout,
        endsOn: '2026-03-15',
        losses: [{ on: '2026-03-02', what: 'phones', share: 0.5 }],
        helpDesk: { ...shipped.scenario.rollout.helpDesk, agents: 1 },
      },
    },
  });

  it('is the same to the last bit in threads, and stopped and gone on with in the middle of the wave', async () => {
    const known = await live(small());
    const { recoveries, opened } = of(known, 'rollout');
    expect(recoveries?.recovered).toBeGreaterThan(0);
    expect(recoveries?.lostAt.phone).toBeGreaterThan(0);
    expect(opened).toBeLessThan(of(known, 'nothing').opened);
    expect(await live(small(), { hands: hands.two })).toEqual(known);

    const folder = mkdtempSync(join(tmpdir(), 'recover-again-'));
    const stop = new AbortController();
    const reason = new Error('stopped');
    const lived = live(small(), {
      folder,
      stop: stop.signal,
      onProgress: ({ personDays, ofPersonDays }) => personDays > 0.8 * ofPersonDays && stop.abort(reason),
    });
    await expect(lived).rejects.toBe(reason);
    expect(await live(small(), { folder, hands: hands.two })).toEqual(known);
  }, 120_000);
});
