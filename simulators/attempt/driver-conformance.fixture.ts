// The contract of every driver: each flow, each branch that a person can take, ends as the rules say. A driver's test hands
// in how to run one attempt; the cases are the same for all.
import type { Arm, SignInFlow } from '../../scenarios/schema/arm.ts';
import { policy, type Policy } from '../../scenarios/schema/policy.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { Provider } from '../../scenarios/schema/provider.ts';
import { describe, expect, it } from 'vitest';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { HumanModel } from '../people/intent.ts';
import { simulatedAuthenticators } from '../scenario/simulated-authenticators.fixture.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { AttemptOrder } from './attempt-order.ts';
import {
  deviceBoundProvider,
  securityKeyProvider,
  syncedProvider,
  testAccount,
  testUser,
  whereRegistered,
} from './test-user.fixture.ts';

export interface ConformanceBench {
  attempt(order: {
    user: VirtualUser;
    account: AccountHolder;
    flow: FlowId;
    human?: Partial<HumanModel>;
    device?: Device;
    startsAtMs?: number;
    fallbacks?: AttemptOrder['fallbacks'];
  }): Promise<AttemptCourse>;
  openAccount(user: VirtualUser, account: AccountHolder): Promise<void>;
  /** As an administrator does it. */
  removePassword(account: AccountHolder): Promise<void>;
  /** The next user comes. */
  leaveUser(): Promise<void>;
}

const monday = Date.UTC(2026, 0, 5, 8);
const hourMs = 3_600_000;

const groupWithOneModel = 'one-model';
const groupWithOneKey = 'one-key';
const groupWithAttestedKeys = 'attested-keys';
/** Models of security keys that nobody makes. */
const revokedKey = '00000000-0000-4000-8000-0000000000a1';
const uncertifiedKey = '00000000-0000-4000-8000-0000000000a2';
const unknownKey = '00000000-0000-4000-8000-0000000000a3';
const [knownKey] = simulatedAuthenticators;
if (knownKey === undefined) throw new Error('the project’s metadata knows no authenticator');
const notAllowedByPolicy = '135016';

/** What the target of every driver is started with here: who is in no group of it registers nothing. */
export const conformancePolicy: Policy = policy.parse({
  externalMethod: { displayName: 'Approvals', groups: testUser().groups },
  passkeys: {
    profiles: [
      { name: 'Everybody', groups: testUser().groups },
      {
        name: 'One model',
        groups: [groupWithOneModel],
        passkeyTypes: ['deviceBound'],
        keyRestrictions: { enforcementType: 'allow', aaguids: [deviceBoundProvider.aaguid] },
      },
      {
        name: 'One key',
        groups: [groupWithOneKey],
        keyRestrictions: { enforcementType: 'allow', aaguids: [securityKeyProvider.aaguid] },
      },
      {
        name: 'Attested keys',
        groups: [groupWithAttestedKeys],
        passkeyTypes: ['deviceBound'],
        attestationEnforcement: 'registrationOnly',
      },
    ],
    authenticators: [
      knownKey,
      { ...knownKey, aaguid: revokedKey, statuses: [...knownKey.statuses, { status: 'REVOKED', from: '2026-01-01' }] },
      { ...knownKey, aaguid: uncertifiedKey, statuses: [] },
    ],
  },
});
/** Of its arms. */
export const conformancePolicies = armPolicies(conformancePolicy, [whereRegistered]);

/** Answers in turn, then none: what the person does the first time, the second, ... */
function inTurn<T>(answers: readonly T[], then: T): () => T {
  const left = [...answers];
  return () => left.shift() ?? then;
}

/** @param bench opened once; each case uses a user of its own. */
export function driverConformance(bench: () => ConformanceBench): void {
  let users = 0;
  const newUser = async (arm: SignInFlow | Arm, changes: Partial<VirtualUser> = {}) => {
    users += 1;
    const user = testUser({ index: users, userName: `user.${users}`, ...changes });
    const account = testAccount(user, arm);
    await bench().leaveUser();
    await bench().openAccount(user, account);
    return { user, account };
  };
  const withPasskey = async (changes: Partial<VirtualUser> = {}) => {
    const who = await newUser('passkey', changes);
    const course = await bench().attempt({ ...who, flow: 'passkey-registration', startsAtMs: monday - 24 * hourMs });
    expect(course.outcome).toEqual({ kind: 'succeeded' });
    return who;
  };
  const path = (course: AttemptCourse) => course.steps.map(({ step, result }) => `${step} ${result}`);
  const codes = (course: AttemptCourse) => course.steps.filter(({ logged }) => logged).map(({ code }) => code);

  describe('password and code', () => {
    it.each(['totp', 'text-message', 'e-mail'] as const)('signs in with a code by %s', async (secondFactor) => {
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor })),
        flow: 'password-otp',
      });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(course.method).toBe('password-otp');
      expect(codes(course)).toEqual(['50074', '0']);
    });

    it('signs in with the password alone where it suffices, also after a wrong one', async () => {
      const text = inTurn(['not the password'], '');
      const human: Partial<HumanModel> = {
        'submit-password': ({ password }) => ({ modelledMs: 0, text: text() || password }),
      };
      const who = await newUser(whereRegistered, { secondFactor: 'none' });
      const course = await bench().attempt({ ...who, flow: 'password-otp', human });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(course.method).toBe('password');
      expect(codes(course)).toEqual(['50126', '0']);
      expect(path(course).at(-1)).toBe('submit-password signed-in');
    });

    it('asks for the code of whoever has one, also where others need none', async () => {
      const course = await bench().attempt({ ...(await newUser(whereRegistered)), flow: 'password-otp' });
      expect(course.method).toBe('password-otp');
      expect(codes(course)).toEqual(['50074', '0']);
    });

    it('ends where a second factor is required and there is none', async () => {
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor: 'none' })),
        flow: 'password-otp',
      });
      expect(course.outcome).toEqual({ kind: 'refused', step: 'password-otp/submit-password', code: '50079' });
      expect(codes(course)).toEqual(['50079']);
    });

    it('resets a forgotten password by e-mail for those without a second factor', async () => {
      const recalled = inTurn<'recalled' | 'forgotten'>(['forgotten'], 'recalled');
      const human: Partial<HumanModel> = { 'recall-password': () => ({ modelledMs: 0, result: recalled() }) };
      const who = await newUser(whereRegistered, { secondFactor: 'none' });
      const course = await bench().attempt({ ...who, flow: 'password-otp', human });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course)).toContain('choose-new-password accepted');
      expect(course.method).toBe('password');
    });

    it('refuses a wrong password and takes the right one after', async () => {
      const text = inTurn(['not the password'], '');
      const human: Partial<HumanModel> = {
        'submit-password': ({ password }) => ({ modelledMs: 0, text: text() || password }),
      };
      const course = await bench().attempt({ ...(await newUser('password-otp')), flow: 'password-otp', human });
      expect(codes(course)).toEqual(['50126', '50074', '0']);
      expect(course.outcome.kind).toBe('succeeded');
    });

    it('locks the account after ten different wrong passwords, and lets the person in after the lock-out', async () => {
      let guess = 0;
      const human: Partial<HumanModel> = {
        'submit-password': ({ password }) => {
          guess += 1;
          return { modelledMs: 0, text: guess <= 10 ? `wrong password number ${guess}` : password };
        },
        'decide-to-go-on': ({ setBack }) => ({
          modelledMs: setBack?.result === 'locked-out' ? 61_000 : 0,
          result: 'yes',
        }),
      };
      const course = await bench().attempt({ ...(await newUser('password-otp')), flow: 'password-otp', human });
      expect(course.steps.map(({ result }) => result)).toContain('locked-out');
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(
        codes(course).filter((code) => code === '50126').length +
          codes(course).filter((code) => code === '50053').length,
      ).toBeGreaterThanOrEqual(10);
    });

    it('refuses a mistyped code and takes the right one after', async () => {
      let first = true;
      const human: Partial<HumanModel> = {
        'submit-code': ({ codeInHand = '' }) => {
          const text = first ? codeInHand.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : codeInHand;
          first = false;
          return { modelledMs: 0, text };
        },
      };
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor: 'text-message' })),
        flow: 'password-otp',
        human,
      });
      expect(codes(course)).toEqual(['50074', '500121', '0']);
      expect(course.outcome.kind).toBe('succeeded');
    });

    // A code sent by message lives 180 s on the user's clock. It is sent when the password is accepted.
    it.each([
      [179_999, ['50074', '0']],
      [180_001, ['50074', '50089', '0']],
    ] as const)('takes a code typed %d ms after it was sent as the rule says', async (ageMs, expected) => {
      const waits = inTurn([ageMs], 0);
      const human: Partial<HumanModel> = {
        'submit-code': ({ codeInHand = '' }) => ({ modelledMs: waits(), text: codeInHand }),
        'decide-to-go-on': () => ({ modelledMs: 60_000, result: 'yes' }),
      };
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor: 'text-message' })),
        flow: 'password-otp',
        human,
      });
      expect(codes(course)).toEqual(expected);
    });

    // An unfinished sign-in or reset lives 900 s on the user's clock, the proof that allows a new password 600 s.
    it.each([
      ['the password', 'submit-password', ['50074', '0']],
      ['the code', 'submit-code', ['50074', '50074', '0']],
    ] as const)('begins the sign-in anew when %s comes after it had ended', async (_what, action, expected) => {
      const waits = inTurn([900_001], 0);
      const human: Partial<HumanModel> = {
        'submit-password': ({ password }) => ({
          modelledMs: action === 'submit-password' ? waits() : 0,
          text: password,
        }),
        'submit-code': ({ codeInHand = '' }) => ({
          modelledMs: action === 'submit-code' ? waits() : 0,
          text: codeInHand,
        }),
      };
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor: 'text-message' })),
        flow: 'password-otp',
        human,
      });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course).filter((step) => step.startsWith(action) || step.startsWith('open-sign-in'))).toEqual([
        'open-sign-in shown',
        `${action} ended`,
        'open-sign-in shown',
        `${action} accepted`,
      ]);
      expect(codes(course)).toEqual(expected);
    });

    it.each([
      ['the code', 'submit-code', 900_001],
      ['the new password', 'choose-new-password', 900_001],
      ['the new password', 'choose-new-password', 600_001],
    ] as const)('begins the reset anew when %s comes after it had ended (%s, %d ms)', async (_what, action, waitMs) => {
      const recall = inTurn<'recalled' | 'forgotten'>(['forgotten'], 'recalled');
      const waits = inTurn([waitMs], 0);
      const human: Partial<HumanModel> = {
        'recall-password': () => ({ modelledMs: 0, result: recall() }),
        'submit-code': ({ codeInHand = '', flow }) => ({
          modelledMs: action === 'submit-code' && flow === 'password-reset' ? waits() : 0,
          text: codeInHand,
        }),
        'choose-new-password': () => ({
          modelledMs: action === 'choose-new-password' ? waits() : 0,
          text: 'a quite new Passphrase 42',
        }),
      };
      const course = await bench().attempt({
        ...(await newUser('password-otp', { secondFactor: 'text-message' })),
        flow: 'password-otp',
        human,
      });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(
        path({ ...course, steps: course.steps.filter(({ flow }) => flow === 'password-reset') }).filter(
          (step) => step.startsWith(action) || step.startsWith('open-password-reset'),
        ),
      ).toEqual(['open-password-reset shown', `${action} ended`, 'open-password-reset shown', `${action} accepted`]);
    });

    it('resets a forgotten password by code and signs in with the new one, then and later', async () => {
      const recall = inTurn<'recalled' | 'forgotten'>(['forgotten'], 'recalled');
      const who = await newUser('password-otp', { secondFactor: 'text-message' });
      const course = await bench().attempt({
        ...who,
        flow: 'password-otp',
        human: { 'recall-password': () => ({ modelledMs: 0, result: recall() }) },
      });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course)).toContain('choose-new-password accepted');
      expect(who.account.password).not.toBe(who.user.password);
      expect((await bench().attempt({ ...who, flow: 'password-otp', startsAtMs: monday + hourMs })).outcome.kind).toBe(
        'succeeded',
      );
    });
  });

  describe('passkeys', () => {
    it('registers one after password and code, and signs in with it', async () => {
      const who = await withPasskey();
      const course = await bench().attempt({ ...who, flow: 'passkey' });
      expect(path(course)).toEqual(['open-sign-in shown', 'reach-for-passkey on-this-device', 'use-passkey accepted']);
      expect(course.method).toBe('passkey');
      expect(codes(course)).toEqual(['0']);
    });

    it('finds a synced passkey on the person’s other device', async () => {
      const who = await withPasskey();
      const [, phone] = who.user.devices;
      const course = await bench().attempt({
        ...who,
        flow: 'passkey',
        ...(phone === undefined ? {} : { device: phone }),
      });
      expect(course.method).toBe('passkey');
      expect(course.fellBack).toBe(false);
    });

    it('does not find a device-bound one there, and falls back to password and code', async () => {
      const devices = [
        { id: 'main', kind: 'windows-laptop', provider: deviceBoundProvider },
        { id: 'other', kind: 'mac', provider: deviceBoundProvider },
      ] as const;
      const who = await withPasskey({ devices });
      expect((await bench().attempt({ ...who, flow: 'passkey' })).method).toBe('passkey');
      const course = await bench().attempt({
        ...who,
        flow: 'passkey',
        device: devices[1],
        startsAtMs: monday + hourMs,
      });
      expect(course.outcome.kind).toBe('succeeded');
      expect(course.fellBack).toBe(true);
      expect(course.method).toBe('password-otp');
    });

    it.each([
      ['has no other way to go when none is allowed', [], { kind: 'abandoned', reason: 'no-passkey-and-no-other-way' }],
      ['takes the other way that is allowed', ['password-otp'], { kind: 'succeeded' }],
    ] as const)('at a device without the passkey %s', async (_what, fallbacks, outcome) => {
      const devices = [
        { id: 'main', kind: 'mac', provider: deviceBoundProvider },
        { id: 'other', kind: 'windows-laptop', provider: deviceBoundProvider },
      ] as const;
      const who = await withPasskey({ devices });
      const course = await bench().attempt({ ...who, flow: 'passkey', device: devices[1], fallbacks: [...fallbacks] });
      expect(course.outcome).toMatchObject(outcome);
      expect(path(course)).toContain('choose-another-way shown');
    });

    it('registers none in a session that rests on a password alone', async () => {
      const who = await newUser(whereRegistered, { secondFactor: 'none' });
      const course = await bench().attempt({ ...who, flow: 'passkey-registration' });
      expect(course.outcome).toMatchObject({ kind: 'refused', code: '50079' });
      expect(codes(course)).toEqual(['0', '50079']);
      expect(who.account.passkeys).toEqual([]);
    });

    it('counts up on a device-bound passkey over several sign-ins, and is believed', async () => {
      const who = await withPasskey({
        devices: [{ id: 'main', kind: 'windows-laptop', provider: deviceBoundProvider }],
      });
      for (const hour of [0, 1, 2])
        expect((await bench().attempt({ ...who, flow: 'passkey', startsAtMs: monday + hour * hourMs })).method).toBe(
          'passkey',
        );
    });

    it('takes a security key to another computer', async () => {
      const devices = [
        { id: 'main', kind: 'windows-laptop', provider: securityKeyProvider },
        { id: 'other', kind: 'mac', provider: securityKeyProvider },
      ] as const;
      const who = await withPasskey({ devices });
      const course = await bench().attempt({ ...who, flow: 'passkey', device: devices[1] });
      expect(course.method).toBe('passkey');
      expect(course.fellBack).toBe(false);
    });

    it('borrows the phone’s passkey across devices', async () => {
      const phone = { id: 'main', kind: 'iphone', provider: testUser().devices[0].provider } as const;
      const laptop = { id: 'other', kind: 'windows-laptop', provider: deviceBoundProvider } as const;
      const who = await withPasskey({ devices: [phone, laptop] });
      const course = await bench().attempt({ ...who, flow: 'passkey', device: laptop });
      expect(path(course)).toContain('use-passkey-of-phone accepted');
      expect(course.method).toBe('passkey-of-phone');
    });

    it.each(['dismissed', 'verification-failed'] as const)(
      'gets NotAllowedError from a prompt that is %s, and signs in at the next',
      async (end) => {
        const prompt = inTurn<'confirmed' | typeof end>([end], 'confirmed');
        const course = await bench().attempt({
          ...(await withPasskey()),
          flow: 'passkey',
          human: { 'use-passkey': () => ({ modelledMs: 0, prompt: prompt() }) },
        });
        expect(course.steps.map(({ result, code }) => [result, code])).toContainEqual([
          'not-allowed',
          'NotAllowedError',
        ]);
        expect(course.method).toBe('passkey');
        expect(codes(course)).toEqual(['0']);
      },
    );

    it('goes by the user name after two prompts failed', async () => {
      const course = await bench().attempt({
        ...(await withPasskey()),
        flow: 'passkey',
        human: { 'use-passkey': () => ({ modelledMs: 0, prompt: 'dismissed' }) },
      });
      expect(path(course)).toContain('use-passkey-for-user-name accepted');
      expect(course.method).toBe('passkey');
    });

    it('does not register the same passkey provider twice', async () => {
      const course = await bench().attempt({
        ...(await withPasskey()),
        flow: 'passkey-registration',
        startsAtMs: monday + hourMs,
      });
      expect(path(course)).toContain('create-passkey already-registered');
    });

    it('registers a device-bound passkey on each device', async () => {
      const who = await withPasskey({
        devices: [
          { id: 'main', kind: 'mac', provider: deviceBoundProvider },
          { id: 'other', kind: 'iphone', provider: deviceBoundProvider },
        ],
      });
      const course = await bench().attempt({
        ...who,
        flow: 'passkey-registration',
        startsAtMs: monday + hourMs,
        device: who.user.devices[1] ?? who.user.devices[0],
      });
      expect(path(course)).toContain('create-passkey registered');
      expect(who.account.passkeys.map(({ deviceId }) => deviceId)).toEqual(['main', 'other']);
    });

    it('registers only what the profile of the person’s group allows: by kind and by AAGUID, with a row in the log', async () => {
      const device = (id: string, provider: Provider): Device => ({ id, kind: 'mac', provider });
      const who = await newUser('passkey', {
        groups: [groupWithOneModel],
        devices: [device('main', syncedProvider), device('other', securityKeyProvider)],
      });
      const register = (at: Device, after: number) =>
        bench().attempt({ ...who, flow: 'passkey-registration', device: at, startsAtMs: monday + after * hourMs });
      for (const [nth, at] of who.user.devices.entries()) {
        const course = await register(at, nth);
        expect(course.outcome).toEqual({
          kind: 'refused',
          step: 'passkey-registration/create-passkey',
          code: notAllowedByPolicy,
        });
        expect(codes(course)).toEqual(['50074', '0', notAllowedByPolicy]);
      }
      expect(who.account.passkeys).toEqual([]);
      expect((await register(device('third', deviceBoundProvider), 3)).outcome).toEqual({ kind: 'succeeded' });
      expect(
        (await bench().attempt({ ...who, flow: 'passkey', device: device('third', deviceBoundProvider) })).method,
      ).toBe('passkey');
    });

    it('cannot know the model of a security key, which shows none where no attestation is asked for', async () => {
      const who = await newUser('passkey', {
        groups: [groupWithOneKey],
        devices: [{ id: 'main', kind: 'mac', provider: securityKeyProvider }],
      });
      expect((await bench().attempt({ ...who, flow: 'passkey-registration' })).outcome).toEqual({
        kind: 'refused',
        step: 'passkey-registration/create-passkey',
        code: notAllowedByPolicy,
      });
      expect(who.account.passkeys).toEqual([]);
    });

    describe('where only what its maker vouches for can be registered', () => {
      const keyOf = (aaguid: string): Device => ({
        id: aaguid,
        kind: 'mac',
        provider: { ...securityKeyProvider, id: aaguid, aaguid },
      });
      const register = async (device: Device) => {
        const who = await newUser('passkey', { groups: [groupWithAttestedKeys], devices: [device] });
        return { who, course: await bench().attempt({ ...who, flow: 'passkey-registration' }) };
      };

      it('registers a security key, which signs in from then on', async () => {
        const { who, course } = await register(keyOf(securityKeyProvider.aaguid));
        expect(course.outcome).toEqual({ kind: 'succeeded' });
        const later = { ...who, startsAtMs: monday + hourMs };
        for (const nth of [1, 2]) {
          const signedIn = await bench().attempt({ ...later, flow: 'passkey', startsAtMs: monday + nth * hourMs });
          expect(signedIn.method).toBe('passkey');
          expect(codes(signedIn)).toEqual(['0']);
        }
        expect(path(await bench().attempt({ ...later, flow: 'passkey-registration' }))).toContain(
          'create-passkey already-registered',
        );
      });

      it('registers it at the second prompt after the first was dismissed or not touched in time', async () => {
        for (const end of ['dismissed', 'verification-failed'] as const) {
          const prompt = inTurn<'confirmed' | typeof end>([end], 'confirmed');
          const who = await newUser('passkey', {
            groups: [groupWithAttestedKeys],
            devices: [keyOf(securityKeyProvider.aaguid)],
          });
          const course = await bench().attempt({
            ...who,
            flow: 'passkey-registration',
            human: { 'create-passkey': () => ({ modelledMs: 0, prompt: prompt() }) },
          });
          expect(course.steps.map(({ code }) => code)).toContain('NotAllowedError');
          expect(course.outcome).toEqual({ kind: 'succeeded' });
        }
      });

      it.each([
        ['a synced passkey, with a row in the log', { id: 'main', kind: 'mac', provider: syncedProvider }, '135016'],
        ['one of a platform that shows no maker', { id: 'main', kind: 'mac', provider: deviceBoundProvider }, '135016'],
        ['a model that is revoked', keyOf(revokedKey), 'authenticator-revoked'],
        ['a model that was never certified', keyOf(uncertifiedKey), 'authenticator-unfit'],
        ['a model that nobody knows', keyOf(unknownKey), 'attestation-not-trusted'],
      ] as const)('refuses %s', async (_what, device, code) => {
        const { who, course } = await register(device);
        expect(course.outcome).toEqual({ kind: 'refused', step: 'passkey-registration/create-passkey', code });
        expect(codes(course)).toEqual(['50074', '0', ...(code === notAllowedByPolicy ? [code] : [])]);
        expect(who.account.passkeys).toEqual([]);
      });
    });

    it('shows nobody the page to register for whom there is no profile', async () => {
      const who = await newUser('passkey', { groups: [] });
      const course = await bench().attempt({ ...who, flow: 'passkey-registration' });
      expect(course.outcome).toEqual({
        kind: 'refused',
        step: 'passkey-registration/open-security-info-signed-in',
        code: notAllowedByPolicy,
      });
      expect(codes(course)).toEqual(['50074', '0', notAllowedByPolicy]);
    });

    it('creates one at the second prompt after the first was dismissed', async () => {
      const prompt = inTurn<'confirmed' | 'dismissed'>(['dismissed'], 'confirmed');
      const who = await newUser('passkey');
      const course = await bench().attempt({
        ...who,
        flow: 'passkey-registration',
        human: { 'create-passkey': () => ({ modelledMs: 0, prompt: prompt() }) },
      });
      expect(course.outcome.kind).toBe('succeeded');
      expect(who.account.passkeys).toHaveLength(1);
    });
  });
  describe('an account whose password was taken away', () => {
    const withoutPassword = async (changes: Partial<VirtualUser> = {}) => {
      const who = await withPasskey(changes);
      await bench().removePassword(who.account);
      return who;
    };
    const boundToOneDevice = {
      devices: [
        { id: 'main', kind: 'windows-laptop', provider: deviceBoundProvider },
        { id: 'other', kind: 'mac', provider: deviceBoundProvider },
      ],
    } as const;

    it('is signed in to with its passkey, by the user name, too', async () => {
      const who = await withoutPassword();
      expect((await bench().attempt({ ...who, flow: 'passkey' })).method).toBe('passkey');
      const course = await bench().attempt({
        ...who,
        flow: 'passkey',
        startsAtMs: monday + hourMs,
        human: { 'use-passkey': () => ({ modelledMs: 0, prompt: 'dismissed' }) },
      });
      expect(path(course).slice(-2)).toEqual(['submit-user-name passkey-only', 'use-passkey-for-user-name accepted']);
      expect(course.outcome).toEqual({ kind: 'succeeded' });
    });

    it('has no other way: the person goes back to the passkey, and gives up where none is at hand', async () => {
      const who = await withoutPassword(boundToOneDevice);
      const goesOn = inTurn<'yes' | 'no'>(['yes'], 'no');
      const course = await bench().attempt({
        ...who,
        flow: 'passkey',
        device: boundToOneDevice.devices[1],
        human: { 'decide-to-go-on': () => ({ modelledMs: 0, result: goesOn() }) },
      });
      const round = [
        'open-sign-in shown',
        'reach-for-passkey not-at-hand',
        'choose-another-way shown',
        'open-sign-in shown',
        'submit-user-name passkey-only',
      ];
      expect(path(course)).toEqual([...round, 'go-on-to-passkey yes', ...round, 'go-on-to-passkey no']);
      expect(course.outcome).toEqual({
        kind: 'abandoned',
        step: 'passkey/go-on-to-passkey',
        reason: 'no-passkey-and-no-other-way',
      });
      expect(course.fellBack).toBe(false);
      expect(codes(course)).toEqual([]);
    });

    it('is not let in by what was its password', async () => {
      const who = await withoutPassword();
      const course = await bench().attempt({ ...who, flow: 'password-otp', startsAtMs: monday + hourMs });
      expect(course.outcome).toEqual({
        kind: 'abandoned',
        step: 'password-otp/submit-user-name',
        reason: 'no-passkey-and-no-other-way',
      });
    });
  });
}
