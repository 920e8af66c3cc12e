// Attempts that nobody meant and those of strangers, lived beside needs: over HTTP at a real identity provider and in virtual time alike, and
// without moving what serves a need, but for accounts that strangers have locked.
import { describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import { arms as armsSchema, armsOfFlows, type Arm } from '../../../scenarios/schema/arm.ts';
import { armPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import { defaultPolicy, policy as policySchema } from '../../../scenarios/schema/policy.ts';
import type { Unmeant } from '../../../scenarios/schema/unmeant.ts';
import { unmeantLife } from '../../attempt/before-need.ts';
import { comparableAttempt } from '../../attempt/comparable-attempt.ts';
import { differentAttempts } from '../../attempt/different-attempts.fixture.ts';
import type { DriverLane } from '../../attempt/driver.ts';
import { liveUser } from '../../attempt/live-user.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { createDelivery } from '../../delivery/delivery.ts';
import { startIdentityProvider } from '../../identity-provider/process.ts';
import { SimulationClient } from '../../identity-provider/simulation-client.ts';
import { createHumanModel } from '../../people/human-model.ts';
import { testPopulation } from '../../people/test-population.fixture.ts';
import { openTestLane, testTarget } from '../load/session/test-lane.fixture.ts';
import { VirtualLane } from './virtual-lane.ts';

/** Over HTTP. */
const users = Number(process.env['SAME_USERS'] ?? 20);
/** Where only virtual time lives them. */
const many = 300;
const days = 2;
/** Often enough that each cause is met. */
const often = {
  'page-left': 0.4,
  'automatic-prompt': 0.9,
  'autofill-prompt': 0.9,
  'passkey-offered-not-there': 0.9,
  'wrong-account-first': 0.4,
  'wrong-device-first': 0.4,
  'stranger-guess': 0.8,
  'stranger-burst-spread': 1,
  'stranger-guess-gap': 5,
  'stranger-guess-leaked': 0.3,
  'stranger-guess-right': 0.05,
} as const;
/** As set, a lock of a minute is mostly over when the person comes. */
const strict = policySchema.parse({ smartLockout: { threshold: 4, duration: '1 h' } });
const everything: Unmeant = { people: true, strangers: true };

interface World {
  readonly unmeant?: Unmeant;
  readonly arms?: readonly Arm[];
  readonly policy?: typeof defaultPolicy;
  /** Absent: as many as over HTTP. */
  readonly people?: number;
}

async function lived(lane: DriverLane, world: World): Promise<readonly Attempt[]> {
  const { unmeant = everything, arms = armsOfFlows(['password-otp', 'passkey']), people = users } = world;
  const { scenario, parameters, population } = testPopulation({ users: people, days, arms, parameters: { ...often } });
  const { seed } = scenario;
  const policy = world.policy ?? defaultPolicy;
  const human = createHumanModel({ seed, parameters });
  const delivery = createDelivery({ seed, parameters, faults: [], flows });
  const attempts: Attempt[] = [];
  for (let index = 0; index < people; index += 1)
    for await (const attempt of liveUser({
      scenario,
      user: population.user(index),
      arms: population.armsOf(index),
      needs: population.needs(index),
      unmeant: unmeantLife({ seed, unmeant, policy, arms }, parameters),
      human,
      delivery,
      lane,
      laneIndex: 0,
      epoch: 0,
    }))
      attempts.push(attempt);
  return attempts;
}

const { seed } = testPopulation({ users }).scenario;

function virtually(world: World = {}): Promise<readonly Attempt[]> {
  return lived(virtualLane(world), world);
}

function virtualLane({ policy = defaultPolicy, arms = [] }: World): VirtualLane {
  return new VirtualLane({
    target: testTarget,
    policy,
    armPolicies: armPolicies(policy, arms),
    seed,
    faults: [],
    machineTime: { partsOf: () => nothingMeasured },
    answerTimeMs: 10_000,
  });
}

async function overHttp(world: World = {}): Promise<readonly Attempt[]> {
  const { policy = defaultPolicy, arms = [] } = world;
  const provider = await startIdentityProvider({
    policy,
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { seed, faults: [], armPolicies: armPolicies(policy, arms) },
  });
  try {
    const client = new SimulationClient(provider);
    const lane = openTestLane(provider);
    return await lived(
      {
        openAccount: (user, account) => client.openAccount(user, account),
        closeAccount: (account) => client.closeAccount(account),
        openSession: (order) => lane.openSession(order),
        leaveUser: () => lane.leaveUser(),
      },
      world,
    );
  } finally {
    await provider.stop();
  }
}

const servingNeeds = (attempts: readonly Attempt[]) => attempts.filter(({ need }) => need !== undefined);
const flowsOf = (attempts: readonly Attempt[]) => new Set(attempts.map(({ flow }) => flow));
const withoutNeed = [
  'page-left',
  'prompt-waved-away',
  'passkey-not-there',
  'wrong-device',
  'wrong-account',
  'passkey-of-wrong-account',
  'password-guess',
];

describe('attempts that nobody meant', () => {
  it(
    'end alike over HTTP and in virtual time, attempt by attempt, and so do the needs beside them',
    async () => {
      const [real, virtual] = [await overHttp({ policy: strict }), await virtually({ policy: strict })];
      expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
      expect(differentAttempts(real, virtual)).toEqual([]);
      expect(virtual.length).toBe(real.length);
      for (const flow of withoutNeed) expect(flowsOf(real)).toContain(flow);
      const lockedOutBy = new Set(real.map((attempt) => attempt.lockedOutBy));
      expect(lockedOutBy).toContain('strangers');
    },
    6_000 * users,
  );

  it(
    'end alike where a lock comes early and a right password suffices for some, and where another arm has neither',
    async () => {
      const policy = policySchema.parse({ smartLockout: { threshold: 2, duration: '5 min' } });
      const arms = armsSchema.parse({
        mix: {
          title: 'Mix',
          signIn: 'password-otp',
          policy: { signIn: { multifactor: 'where-registered' } },
          secondFactors: { shares: { none: '60 %', totp: '40 %' }, assumed: 'a test' },
        },
        plain: { title: 'Plain', signIn: 'password-otp', baseline: 'mix' },
        passkey: { title: 'Passkey alone', signIn: 'passkey', baseline: 'mix', fallbacks: [] },
      });
      const world = { policy, arms };
      const [real, virtual] = [await overHttp(world), await virtually(world)];
      expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
      expect(differentAttempts(real, virtual)).toEqual([]);
      const guesses = real.filter(({ purpose }) => purpose === 'guess');
      const endsIn = (arm: string) =>
        new Set(guesses.flatMap(({ outcome, arm: own }) => (own === arm ? [outcome.kind] : [])));
      // A stranger with the right password gets in where no code is asked for, and nowhere else.
      expect(endsIn('mix')).toContain('succeeded');
      expect(endsIn('plain')).toEqual(new Set(['refused', 'abandoned']));
      expect(endsIn('passkey')).toContain('refused');
      expect(endsIn('passkey')).not.toContain('succeeded');
    },
    6_000 * users,
  );

  it('leave every attempt that serves a need as it is without them: those of people whatever they do', async () => {
    const without = await virtually({ people: many, unmeant: { people: false, strangers: false } });
    const beside = await virtually({ people: many, unmeant: { people: true, strangers: false } });
    expect(without.every(({ need }) => need !== undefined)).toBe(true);
    expect(servingNeeds(beside).map(comparableAttempt)).toEqual(without.map(comparableAttempt));
    expect(beside.length).toBeGreaterThan(1.5 * without.length);
    expect(
      beside.filter(({ purpose }) => purpose === 'unmeant').some(({ outcome }) => outcome.kind === 'succeeded'),
    ).toBe(false);
  });

  it('change of needs only what strangers lock: from there on, and nobody else', async () => {
    const without = await virtually({ people: many, policy: strict, unmeant: { people: false, strangers: false } });
    const beside = servingNeeds(
      await virtually({ people: many, policy: strict, unmeant: { people: false, strangers: true } }),
    );
    const life = ({ user, arm }: Attempt) => `${user} ${arm}`;
    const touched = new Set(beside.filter(({ lockedOutBy }) => lockedOutBy === 'strangers').map(life));
    const alike = (attempts: readonly Attempt[]) =>
      attempts.filter((attempt) => !touched.has(life(attempt))).map(comparableAttempt);
    expect(touched.size).toBeGreaterThan(0);
    expect(touched.size).toBeLessThan(many);
    expect(alike(beside)).toEqual(alike(without));
    // With a passkey only those meet the lock who fall back to the password.
    const inArm = (arm: string) => [...touched].filter((who) => who.endsWith(` ${arm}`)).length;
    expect(inArm('passkey')).toBeLessThan(inArm('password-otp') / 2);
  });

  it('find nothing to try at an account without a password', async () => {
    const withoutPasswords = virtualLane({});
    const guesses = (
      await lived(
        {
          openAccount: (user, account) => {
            withoutPasswords.openAccount(user, account);
            withoutPasswords.accountOf(account).removePassword();
          },
          closeAccount: (account) => withoutPasswords.closeAccount(account),
          openSession: (order) => withoutPasswords.openSession(order),
          leaveUser: () => withoutPasswords.leaveUser(),
        },
        {},
      )
    ).filter(({ purpose }) => purpose === 'guess');
    expect(guesses.length).toBeGreaterThan(0);
    expect(new Set(guesses.map(({ outcome }) => 'reason' in outcome && outcome.reason))).toEqual(
      new Set(['nothing-to-try']),
    );
  });

  it('show no passkey', async () => {
    const guesses = (await virtually()).filter(({ purpose }) => purpose === 'guess');
    expect(new Set(guesses.flatMap(({ steps }) => steps.map(({ action }) => action)))).toEqual(
      new Set(['open-sign-in', 'submit-user-name', 'submit-password']),
    );
  });
});
