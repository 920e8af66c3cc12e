// The same people over HTTP, at a real identity provider with a software authenticator, and in virtual time on its rules alone: attempt by
// attempt the same outcome by the same steps. Each difference is a defect of one of them.
import { expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { Action } from '../../../scenarios/flows/action.ts';
import type { Attempt, Cause } from '../../../scenarios/schema/attempt.ts';
import { arms as armsSchema, armsOfFlows } from '../../../scenarios/schema/arm.ts';
import { armPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import { defaultPolicy, policy as policySchema } from '../../../scenarios/schema/policy.ts';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import { differentAttempts } from '../../attempt/different-attempts.fixture.ts';
import type { DriverLane } from '../../attempt/driver.ts';
import { liveUser } from '../../attempt/live-user.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { createDelivery } from '../../delivery/delivery.ts';
import { startExternalProviderFor } from '../../external-method/external-provider-process.ts';
import { createHumanModel } from '../../people/human-model.ts';
import { newSimulationToken, startIdentityProvider } from '../../identity-provider/process.ts';
import { SimulationClient } from '../../identity-provider/simulation-client.ts';
import { clumsy } from '../load/orders/test-books.fixture.ts';
import { openTestLane, testTarget } from '../load/session/test-lane.fixture.ts';
import { projectProviders, testPopulation } from '../../people/test-population.fixture.ts';
import { simulatedAuthenticators } from '../../scenario/simulated-authenticators.fixture.ts';
import { strictPolicy } from '../../site/strict-policy.fixture.ts';
import { VirtualLane } from './virtual-lane.ts';

/** Some 6 attempts each; SAME_USERS=1000 takes minutes. */
const users = Number(process.env['SAME_USERS'] ?? 100);
/** ms; a busy machine takes a quarter of it. */
const timeLimit = 1_500 * users;
const days = 2;

const withoutRequest: ReadonlySet<Action> = new Set([
  'recall-password',
  'reach-for-passkey',
  'decide-to-go-on',
  'obtain-code',
  'reach-for-approver',
]);

const bothArms = armsOfFlows(['password-otp', 'passkey']);

/** All arms of everybody, in order. */
async function lived(faults: readonly Fault[], lane: DriverLane, arms = bothArms): Promise<readonly Attempt[]> {
  const { scenario, parameters, population } = testPopulation({
    users,
    days,
    arms,
    faults: [...faults],
    parameters: { ...clumsy, 'approval-declined': 0.3 },
  });
  const human = createHumanModel({ seed: scenario.seed, parameters });
  const delivery = createDelivery({ seed: scenario.seed, parameters, faults: scenario.faults, flows });
  const attempts: Attempt[] = [];
  for (let index = 0; index < users; index += 1) {
    const life = {
      scenario,
      user: population.user(index),
      arms: population.armsOf(index),
      needs: population.needs(index),
      human,
      delivery,
      lane,
      laneIndex: 0,
      epoch: 0,
      around: <T>(_quiet: boolean, run: () => Promise<T>) => run(),
    };
    for await (const attempt of liveUser(life)) attempts.push(attempt);
  }
  return attempts;
}

async function overHttp(
  faults: readonly Fault[],
  policy = defaultPolicy,
  arms = bothArms,
): Promise<readonly Attempt[]> {
  const { seed } = testPopulation({ users }).scenario;
  const simulation = { token: newSimulationToken(), seed, faults: [...faults] };
  const external = await startExternalProviderFor([policy], simulation);
  const provider = await startIdentityProvider({
    policy,
    external,
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { ...simulation, armPolicies: armPolicies(policy, arms) },
  });
  try {
    const client = new SimulationClient(provider);
    const lane = openTestLane({ ...provider, ...(external === undefined ? {} : { externalUrl: external.baseUrl }) });
    const provided: DriverLane = {
      openAccount: (user, account) => client.openAccount(user, account),
      closeAccount: (account) => client.closeAccount(account),
      openSession: (order) => lane.openSession(order),
      leaveUser: () => lane.leaveUser(),
    };
    return await lived(faults, provided, arms);
  } finally {
    await Promise.all([provider.stop(), external?.stop()]);
  }
}

/** "flow/step" of each that sends something to the target. */
const stepsWithRequests = Object.values(flows).flatMap(({ id: flow, steps }) =>
  Object.entries(steps).flatMap(([step, { action }]) => (withoutRequest.has(action) ? [] : [`${flow}/${step}`])),
);

const virtually = (faults: readonly Fault[], policy = defaultPolicy, arms = bothArms) =>
  lived(
    faults,
    new VirtualLane({
      target: testTarget,
      policy,
      armPolicies: armPolicies(policy, arms),
      seed: testPopulation({ users }).scenario.seed,
      faults,
      machineTime: { partsOf: () => nothingMeasured },
      answerTimeMs: 10_000,
    }),
    arms,
  );

const causesIn = (attempts: readonly Attempt[]) =>
  new Set(attempts.flatMap(({ steps }) => steps.flatMap(({ cause }) => cause ?? [])));
const codesIn = (attempts: readonly Attempt[]) =>
  new Set(attempts.flatMap(({ steps }) => steps.flatMap(({ code }) => code ?? [])));

const mishaps: readonly Cause[] = [
  'mistyped',
  'old-password',
  'forgotten',
  'code-mistyped',
  'prompt-dismissed',
  'second-factor-not-at-hand',
  'code-late',
  'code-lost',
];

it(
  'ends alike over HTTP and in virtual time, attempt by attempt, for people to whom much goes wrong',
  async () => {
    const [real, virtual] = [await overHttp([]), await virtually([])];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    expect(virtual.length).toBe(real.length);
    expect(real.length).toBeGreaterThan(5 * users);
    // A comparison of people who do all right says little.
    for (const cause of mishaps) expect(causesIn(real)).toContain(cause);
  },
  timeLimit,
);

it(
  'and at a target that is slow, refuses and breaks connections at every step, and has a wrong clock',
  async () => {
    const faults: readonly Fault[] = [
      ...stepsWithRequests.flatMap((at): Fault[] => [
        { at, refuse: { share: 0.05, with: '500' } },
        { at, refuse: { share: 0.05, with: 'reset' } },
      ]),
      // Really waited for, over HTTP, which tells it in whole µs.
      ...stepsWithRequests.filter((_, index) => index % 3 === 0).map((at): Fault => ({ at, delay: 2 })),
      { at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: 30_000, sigma: 1 } },
      { at: 'password-reset/obtain-code', delay: { distribution: 'lognormal', median: 60_000, sigma: 1 } },
      { at: '*', clockSkew: { behind: 45_000 } },
    ];
    const [real, virtual] = [await overHttp(faults), await virtually(faults)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    expect(virtual.length).toBe(real.length);
    for (const code of [
      'http-500',
      'connection-reset',
      'NetworkError',
      'NotAllowedError',
      '50126',
      '500121',
      '50089',
      'resend-limit',
    ])
      expect(codesIn(real)).toContain(code);
  },
  timeLimit,
);

it(
  'and under a strict policy: excluded groups, methods that are off, Conditional Access by role, device, place and strength',
  async () => {
    const strict = policySchema.parse(strictPolicy);
    const [real, virtual] = [await overHttp([], strict), await virtually([], strict)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    expect(virtual.length).toBe(real.length);
    for (const code of ['50076', '50079', '53000', '53003', '53010', '135016']) expect(codesIn(real)).toContain(code);
  },
  timeLimit,
);

it(
  'and under passkey profiles that allow some people some passkeys: the target refuses the same',
  async () => {
    const profiled = policySchema.parse({
      passkeys: {
        profiles: [
          { name: 'Office', groups: ['information-worker', 'contractor'], passkeyTypes: ['synced'] },
          {
            name: 'Terminals',
            groups: ['frontline-worker'],
            keyRestrictions: {
              enforcementType: 'block',
              aaguids: projectProviders.slice(0, 2).map(({ aaguid }) => aaguid),
            },
          },
        ],
      },
    });
    const [real, virtual] = [await overHttp([], profiled), await virtually([], profiled)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    const registrations = virtual.filter(({ purpose }) => purpose === 'registration');
    // Somebody is refused on the way there, too, for codes tried too often.
    const refusedAt = registrations.flatMap(({ outcome }) => (outcome.kind === 'refused' ? outcome.step : []));
    expect(new Set(refusedAt.filter((step) => step.startsWith('passkey-registration/')))).toEqual(
      new Set(['passkey-registration/create-passkey', 'passkey-registration/open-security-info-signed-in']),
    );
    expect(codesIn(registrations)).toContain('135016');
    expect(registrations.some(({ outcome }) => outcome.kind === 'succeeded')).toBe(true);
  },
  timeLimit,
);

it(
  'and where administrators may register nothing but security keys whose maker vouches for them: they do, others are refused',
  async () => {
    const keys = projectProviders.filter(({ attestation }) => attestation !== undefined).map(({ aaguid }) => aaguid);
    const strict = policySchema.parse({
      passkeys: {
        profiles: [
          {
            name: 'Attested keys',
            groups: ['privileged-administrator', 'information-worker'],
            passkeyTypes: ['deviceBound'],
            attestationEnforcement: 'registrationOnly',
            keyRestrictions: { enforcementType: 'allow', aaguids: keys },
          },
          { name: 'Anything', groups: ['frontline-worker', 'contractor'] },
        ],
        authenticators: simulatedAuthenticators,
      },
    });
    const [real, virtual] = [await overHttp([], strict), await virtually([], strict)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    const ended = (group: string) =>
      real.filter(({ purpose, persona }) => purpose === 'registration' && persona === group);
    const succeeded = (group: string) => ended(group).filter(({ outcome }) => outcome.kind === 'succeeded').length;
    expect(succeeded('privileged-administrator')).toBeGreaterThan(0);
    expect(codesIn(ended('privileged-administrator'))).not.toContain('135016');
    expect(succeeded('information-worker')).toBe(0);
    expect(codesIn(ended('information-worker'))).toContain('135016');
    expect(succeeded('frontline-worker')).toBeGreaterThan(0);
    const usual = await virtually([]);
    const signedInWith = (attempts: readonly Attempt[], group: string) =>
      attempts.filter(({ method, persona }) => method === 'passkey' && persona === group).length;
    expect(signedInWith(real, 'privileged-administrator')).toBe(signedInWith(usual, 'privileged-administrator'));
    expect(signedInWith(real, 'information-worker')).toBe(0);
  },
  timeLimit,
);

it(
  'and under an administrator who allows little: early and growing locks, codes of seconds, one wrong code',
  async () => {
    const strict = policySchema.parse({
      smartLockout: { threshold: 1, duration: '3 min', growth: 3, rememberedPasswords: 0 },
      sentCodes: { life: '15 s', resends: 0, rest: '1 min', withoutPassword: 1, withoutPasswordWindow: '1 d' },
      codeTries: { wrongCodes: 1, window: '20 min' },
      authenticatorApp: { steps: 0 },
      passwords: { shortest: 20, kinds: 4 },
      passwordReset: { proofLife: '10 s' },
      sessions: { unfinishedLife: '40 s' },
      passkeys: { multifactorFresh: '10 s' },
    });
    const [real, virtual] = [await overHttp([], strict), await virtually([], strict)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    for (const code of ['50053', '50088', '50089', 'resend-limit', 'sign-in-expired'])
      expect(codesIn(real)).toContain(code);
    expect(codesIn(virtual)).not.toEqual(codesIn(await virtually([])));
  },
  timeLimit,
);

it(
  'and in arms that differ: a mix in which the password suffices for some, a stricter tenant, nowhere to fall back to, other habits',
  async () => {
    const assumed = 'a test';
    const arms = armsSchema.parse({
      mix: {
        title: 'Mix',
        signIn: 'password-otp',
        policy: { signIn: { multifactor: 'where-registered' } },
        secondFactors: { shares: { none: '40 %', 'text-message': '30 %', totp: '30 %' }, assumed },
      },
      strict: {
        title: 'Strict',
        signIn: 'password-otp',
        baseline: 'mix',
        policy: { smartLockout: { threshold: 1 }, sentCodes: { life: '15 s' }, sessions: { unfinishedLife: '40 s' } },
      },
      passkey: { title: 'Passkey alone', signIn: 'passkey', baseline: 'mix', fallbacks: [] },
      slow: {
        title: 'Slow',
        signIn: 'passkey',
        baseline: 'passkey',
        personas: { contractor: { habits: { 'prompt-orientation': { factor: 10, assumed } } } },
      },
    });
    const [real, virtual] = [await overHttp([], defaultPolicy, arms), await virtually([], defaultPolicy, arms)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    expect(virtual.length).toBe(real.length);
    const of = (id: string) => real.filter(({ arm }) => arm === id);
    expect(new Set(of('mix').map(({ method }) => method))).toEqual(new Set(['password', 'password-otp', undefined]));
    expect(codesIn(of('mix'))).not.toContain('50089');
    for (const code of ['50053', '50089', 'sign-in-expired']) expect(codesIn(of('strict'))).toContain(code);
    expect(of('passkey').some(({ fellBack }) => fellBack)).toBe(false);
    expect(of('passkey').map(({ outcome }) => 'reason' in outcome && outcome.reason)).toContain(
      'no-passkey-and-no-other-way',
    );
    expect(of('slow').some(({ fellBack }) => fellBack)).toBe(true);
    const promptMs = (id: string) =>
      of(id)
        .filter(({ persona }) => persona === 'contractor')
        .flatMap(({ steps }) => steps.flatMap((step) => (step.action === 'use-passkey' ? [step.modelledMs] : [])));
    expect(Math.min(...promptMs('slow'))).toBeGreaterThan(Math.min(...promptMs('passkey')));
  },
  timeLimit,
);

it(
  'and where an external provider asks some of them, which is slow, refuses and breaks connections',
  async () => {
    const assumed = 'a test';
    const withExternal = policySchema.parse({ externalMethod: { displayName: 'Approvals', answerWithin: '30 s' } });
    const arms = armsSchema.parse({
      approvals: {
        title: 'Approvals',
        signIn: 'password-otp',
        secondFactors: { shares: { external: '80 %', totp: '20 %' }, assumed },
      },
      passkey: { title: 'Passkey', signIn: 'passkey', baseline: 'approvals' },
    });
    const faults = ['open', 'answer', 'return-from'].flatMap((what): Fault[] => [
      { at: `password-otp/${what}-external-check`, refuse: { share: 0.1, with: '500' } },
      { at: `password-otp/${what}-external-check`, refuse: { share: 0.1, with: 'reset' } },
      { at: `password-otp/${what}-external-check`, delay: 2 },
    ]);
    const [real, virtual] = [await overHttp(faults, withExternal, arms), await virtually(faults, withExternal, arms)];
    expect(real.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
    expect(differentAttempts(real, virtual)).toEqual([]);
    expect(virtual.length).toBe(real.length);
    for (const code of ['50158', '500121', '50089', 'http-500', 'connection-reset'])
      expect(codesIn(real)).toContain(code);
    for (const cause of ['approval-declined', 'second-factor-not-at-hand'] as const)
      expect(causesIn(real)).toContain(cause);
    expect(new Set(real.map(({ method }) => method))).toContain('password-external');
  },
  timeLimit,
);
