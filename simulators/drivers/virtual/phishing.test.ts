// Phishing whose end is known beforehand: what people do, the policy and the browser leave one outcome.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { AttackKind } from '../../../scenarios/schema/phishing.ts';
import type { PhishingScenarioInput } from '../../../scenarios/schema/scenario.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { parameterIds, phishingParameterIds } from '../../people/parameter-table.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import { withUnits } from '../../people/with-units.fixture.ts';
import { loadScenario } from '../../scenario/load-scenario.ts';
import { liveVirtually } from './live-virtually.ts';

const users = 60;
/** Nothing else slips, and everybody falls for it. */
const everybodyFalls = {
  ...withoutSlipsAndDelays([...parameterIds, ...phishingParameterIds]),
  'lure-followed-from-message': 1,
  'lure-followed-from-call': 1,
  'lure-page-trusted': 1,
  'other-way-taken-at-lure': 1,
};
const onlyPasskeys = {
  conditionalAccess: [
    {
      id: 'phishing-resistant',
      displayName: 'Phishing-resistant methods for everybody',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['Office365'] } },
      grantControls: { authenticationStrength: '00000000-0000-0000-0000-000000000004' },
    },
  ],
};
const registeredAtWork = {
  namedLocations: [{ id: 'offices', displayName: 'Offices', isTrusted: true }],
  conditionalAccess: [
    ...onlyPasskeys.conditionalAccess,
    {
      id: 'registration-at-work',
      displayName: 'Security information is registered at work',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      },
      grantControls: { builtInControls: ['block'] },
    },
  ],
};

interface Given {
  readonly attacks: readonly AttackKind[];
  readonly signIn?: 'password-otp' | 'passkey';
  readonly fallbacks?: readonly [];
  readonly policy?: object;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly secondFactor?: 'totp' | 'external';
}

async function lived({
  attacks,
  signIn = 'passkey',
  fallbacks,
  policy,
  parameters = {},
  secondFactor = 'totp',
}: Given) {
  const scenario = {
    kind: 'phishing-drill',
    name: 'Known',
    seed: 20_260_105,
    driver: 'virtual',
    personas: { 'information-worker': '100 %' },
    users,
    arms: {
      one: {
        title: 'One',
        signIn,
        secondFactors: { shares: { [secondFactor]: '100 %' }, assumed: 'for a test' },
        ...(fallbacks === undefined ? {} : { fallbacks: [] }),
      },
    },
    policy: { ...(secondFactor === 'external' ? { externalMethod: { displayName: 'Approvals' } } : {}), ...policy },
    phishing: { attacks: [...attacks] },
    parameters: withUnits({ ...everybodyFalls, ...parameters }),
  } satisfies Record<keyof PhishingScenarioInput & string, unknown> | object;
  const file = join(mkdtempSync(join(tmpdir(), 'known-phishing-')), 'phishing.yaml');
  writeFileSync(file, JSON.stringify(scenario));
  const loaded = await loadScenario(file, { overrides: [], metrics: {}, flows });
  const asked = createParameters(loaded.parameters, loaded.scenario.parameters, loaded.personas);
  const population = createPopulation({ ...loaded, parameters: asked });
  const machineTime = { partsOf: () => nothingMeasured };
  const everybody = Array.from({ length: users }, (_, index) => index);
  return [...liveVirtually({ loaded, asked, population, machineTime, users: everybody })];
}

const of = (attempts: readonly Attempt[], flow: string) => attempts.filter((attempt) => attempt.flow === flow);
const succeeded = (attempts: readonly Attempt[], flow: string) =>
  of(attempts, flow).filter(({ outcome }) => outcome.kind === 'succeeded').length;
const ends = (attempts: readonly Attempt[], flow: string) => [
  ...new Set(
    of(attempts, flow).map(({ outcome }) =>
      outcome.kind === 'refused' ? outcome.code : outcome.kind === 'abandoned' ? outcome.reason : outcome.kind,
    ),
  ),
];
const stepsOf = (attempts: readonly Attempt[], action: string) =>
  attempts.flatMap(({ steps }) => steps.filter((step) => step.action === action));

describe('people who always fall for it', () => {
  it('lose a password and a code to a relay, every one of them; a new password ends the session', async () => {
    const attempts = await lived({ attacks: ['relay'], signIn: 'password-otp' });
    expect(succeeded(attempts, 'session-taken')).toBe(users);
    const left = of(attempts, 'session-after-remedies');
    expect(left.map(({ steps }) => steps.map(({ result }) => result))).toEqual(
      Array.from({ length: users }, () => ['done', 'signed-out', 'done', 'signed-out']),
    );
  });

  it('lose nothing with a passkey and no other way: the browser refuses it, in every attempt', async () => {
    const attempts = await lived({ attacks: ['relay'], fallbacks: [] });
    expect(of(attempts, 'lured-to-passkey')).toHaveLength(users);
    expect(of(attempts, 'session-taken')).toEqual([]);
    const tried = of(attempts, 'lured-to-passkey').flatMap(({ steps }) =>
      steps.filter(({ action }) => action.startsWith('use-passkey')),
    );
    // The others are at a device that theirs is not on.
    const atHand = stepsOf(of(attempts, 'lured-to-passkey'), 'reach-for-passkey').filter(
      ({ result }) => result !== 'not-at-hand',
    );
    expect(tried).toHaveLength(atHand.length);
    expect(tried.length).toBeGreaterThan(users / 2);
    expect(new Set(tried.map(({ result, code }) => `${result} ${code}`))).toEqual(new Set(['refused SecurityError']));
    expect(ends(attempts, 'lured-to-passkey')).toEqual(['no-passkey-and-no-other-way']);
  });

  it('are taken over with a passkey and another way as often as they take that', async () => {
    const attempts = await lived({
      attacks: ['relay', 'relay-without-passkey'],
      parameters: { 'other-way-taken-at-lure': 0.4 },
    });
    const takers = stepsOf(attempts, 'weigh-other-way').filter(({ result }) => result === 'taken').length;
    expect(takers).toBeGreaterThan(0);
    expect(takers).toBeLessThan(users);
    expect(succeeded(attempts, 'session-taken')).toBe(takers);
  });

  it.each(['relay', 'relay-without-passkey', 'harvest'] as const)(
    'lose nothing to %s where the tenant takes passkeys alone',
    async (attack) => {
      const attempts = await lived({ attacks: [attack], policy: onlyPasskeys });
      expect(attempts.filter(({ purpose }) => purpose === 'lure')).toHaveLength(users);
      expect(attempts.filter(({ purpose }) => purpose === 'attack')).toEqual([]);
    },
  );

  it('enrol an attacker where passkeys are registered by password and code, until they are registered at work alone', async () => {
    const open = await lived({ attacks: ['enrolment-lure'], policy: onlyPasskeys });
    expect(succeeded(open, 'session-taken')).toBe(0);
    expect(succeeded(open, 'own-passkey-enrolled')).toBe(users);
    // Again after a new password and an end to all sessions.
    expect(succeeded(open, 'passkey-of-attacker')).toBe(2 * users);
    expect(ends(open, 'passkey-after-deletion')).toEqual(['135001']);
    const guarded = await lived({ attacks: ['enrolment-lure'], policy: registeredAtWork });
    expect(ends(guarded, 'own-passkey-enrolled')).toEqual(['53010']);
    expect(of(guarded, 'passkey-of-attacker')).toEqual([]);
  });

  it('tell a pass that they were given, and there is none where the tenant gives none', async () => {
    const told = await lived({ attacks: ['pass-lure'] });
    expect(succeeded(told, 'lured-out-of-pass')).toBe(users);
    const [first] = of(told, 'session-after-remedies');
    // It was no password that opened it, but the passkey that was enrolled with the pass.
    expect(first?.steps.map(({ result }) => result)).toEqual(['done', 'shown', 'done', 'signed-out']);
    const without = await lived({ attacks: ['pass-lure'], policy: { temporaryAccessPass: { state: 'disabled' } } });
    expect(ends(without, 'lured-out-of-pass')).toEqual(['nothing-to-steal']);
  });
});

describe('whoever attacks', () => {
  it('gets in by a prompt where it is approved, and by none where a code is asked', async () => {
    const approved = { 'unexpected-prompt-approved': 1 };
    const prompted = await lived({
      attacks: ['prompt-consent'],
      signIn: 'password-otp',
      secondFactor: 'external',
      parameters: approved,
    });
    expect(succeeded(prompted, 'session-taken')).toBe(users);
    const coded = await lived({ attacks: ['prompt-consent'], signIn: 'password-otp', parameters: approved });
    expect(ends(coded, 'prompt-sent')).toEqual(['nothing-to-approve']);
  });

  it('signs in by a copy of a synced passkey, and has none of a device-bound one', async () => {
    const attempts = await lived({ attacks: ['stolen-passkey'] });
    const registered = of(attempts, 'passkey-registration').length;
    expect(registered).toBe(users);
    const first = of(attempts, 'passkey-of-attacker').filter(({ attempt }) => attempt === 0);
    const copies = first.filter(({ outcome }) => outcome.kind === 'succeeded').length;
    expect(copies).toBeGreaterThan(0);
    expect(copies).toBeLessThan(users);
    expect(ends(attempts, 'passkey-of-attacker').toSorted()).toEqual(['nothing-to-steal', 'succeeded']);
  });

  it('has the answer of a passkey refused when it is sent once more', async () => {
    const attempts = await lived({ attacks: ['replay'] });
    expect(of(attempts, 'assertion-replayed')).toHaveLength(users);
    expect(succeeded(attempts, 'assertion-replayed')).toBe(0);
    const seen = new Set(
      of(attempts, 'passkey').flatMap(({ user, method }) => (method?.startsWith('passkey') === true ? [user] : [])),
    );
    const refused = stepsOf(attempts, 'replay-assertion').filter(({ code }) => code === '135018');
    expect(seen.size).toBeGreaterThan(users / 2);
    expect(refused).toHaveLength(seen.size);
  });
});

it('nobody is attacked before they have signed in for the last time', async () => {
  const attempts = await lived({ attacks: ['relay', 'harvest'] });
  const byUser = Map.groupBy(attempts, ({ user }) => user);
  for (const life of byUser.values()) {
    const purposes = life.map(({ purpose }) => purpose);
    const first = purposes.findIndex((purpose) => purpose === 'lure');
    expect(purposes.slice(first).every((purpose) => purpose === 'lure' || purpose === 'attack')).toBe(true);
    expect(life.map(({ startedAt }) => startedAt)).toEqual(life.map(({ startedAt }) => startedAt).toSorted());
  }
});
