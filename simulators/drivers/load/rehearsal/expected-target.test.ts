import { describe, expect, it } from 'vitest';
import type { FlowId } from '../../../../scenarios/flows/flow-id.ts';
import { runAttempt } from '../../../attempt/run-attempt.ts';
import { scriptedHuman } from '../../../attempt/scripted-human.fixture.ts';
import { syncedProvider, testAccount, testUser } from '../../../attempt/test-user.fixture.ts';
import type { Passkey } from '../../../authenticator/passkey.ts';
import type { HumanModel } from '../../../people/intent.ts';
import type { VirtualUser } from '../../../people/virtual-user.ts';
import { expectedTarget } from './expected-target.ts';

const passkey: Passkey = {
  provider: syncedProvider,
  deviceId: 'main',
  credentialId: 'id',
  userHandle: 'handle',
  key: { ordinal: 0 },
  signCount: 0,
};

function attempt(
  flow: FlowId,
  human: Partial<HumanModel> = {},
  passkeys: Passkey[] = [],
  secondFactor: VirtualUser['secondFactor'] = 'text-message',
) {
  const user = testUser({ secondFactor });
  const account = { ...testAccount(user, 'passkey'), passkeys };
  const read: string[] = [];
  const session = expectedTarget({
    account,
    afterPassword: secondFactor === 'none' ? 'signed-in' : 'accepted',
    codeAt: (inFlow, nowMs) => {
      read.push(`${inFlow} ${nowMs}`);
      return '271828';
    },
    newPasskey: () => passkey,
  });
  const course = runAttempt(
    { user, account, device: user.devices[0], flow, drawIndex: 0, startsAtMs: 1_000, timeLimitMs: 900_000 },
    session,
    scriptedHuman(human),
    () => ({ arrivesInMs: 0 }),
  );
  return { account, read, course };
}
const path = (steps: readonly { step: string; result: string }[]) =>
  steps.map(({ step, result }) => `${step} ${result}`);

describe('the expected target', () => {
  it('lets in by the password alone whom nobody asks for a code, and registers no passkey for them', async () => {
    const signIn = await attempt('password-otp', {}, [], 'none').course;
    expect(path(signIn.steps).at(-1)).toBe('submit-password signed-in');
    expect(signIn.method).toBe('password');
    const registration = await attempt('passkey-registration', {}, [], 'none').course;
    expect(registration.outcome.kind).toBe('refused');
  });

  it('lets in whoever types the password and the code, in no time', async () => {
    const { course, read } = attempt('password-otp');
    const { outcome, steps } = await course;
    expect(outcome).toEqual({ kind: 'succeeded' });
    expect(read).toEqual(['password-otp 1000']);
    expect(steps.every(({ measuredMs }) => measuredMs === 0)).toBe(true);
  });

  it('refuses any other password', async () => {
    let tries = 0;
    const { course } = attempt('password-otp', {
      'submit-password': ({ password }) => {
        tries += 1;
        return { modelledMs: 0, text: tries === 1 ? `${password}!` : password };
      },
    });
    expect(path((await course).steps).filter((each) => each.startsWith('submit-password'))).toEqual([
      'submit-password wrong',
      'submit-password accepted',
    ]);
  });

  it('refuses a code only where the person has mistyped it, as it knows of no code itself', async () => {
    let tries = 0;
    const { course } = attempt('password-otp', {
      'submit-code': () => {
        tries += 1;
        return tries === 1
          ? { modelledMs: 0, text: '0', cause: 'code-mistyped' }
          : { modelledMs: 0, text: '271828', cause: 'code-of-previous-window' };
      },
    });
    expect(path((await course).steps).filter((each) => each.startsWith('submit-code'))).toEqual([
      'submit-code wrong',
      'submit-code accepted',
    ]);
  });

  it('takes the new password of a reset and no other after it', async () => {
    let forgotten = true;
    const { course, account } = attempt('password-otp', {
      'recall-password': () => {
        const result = forgotten ? 'forgotten' : 'recalled';
        forgotten = false;
        return { modelledMs: 0, result };
      },
    });
    expect((await course).outcome).toEqual({ kind: 'succeeded' });
    expect(account.password).toBe('a quite new Passphrase 42');
  });

  it('registers a passkey for whoever has signed in, and lets in by a prompt that was confirmed', async () => {
    const registration = attempt('passkey-registration');
    expect(path((await registration.course).steps)).toEqual(
      expect.arrayContaining([
        'open-security-info refused',
        'submit-code accepted',
        'open-security-info-signed-in shown',
        'create-passkey registered',
      ]),
    );
    expect(registration.account.passkeys).toEqual([passkey]);
    expect((await attempt('passkey', {}, [passkey]).course).method).toBe('passkey');
  });

  it.each(['dismissed', 'verification-failed', 'not-completed'] as const)(
    'knows a prompt that was %s for not allowed',
    async (prompt) => {
      const { course } = attempt(
        'passkey',
        {
          'use-passkey': () => ({ modelledMs: 0, prompt }),
          'use-passkey-for-user-name': () => ({ modelledMs: 0, prompt }),
        },
        [passkey],
      );
      expect(path((await course).steps).filter((each) => each.startsWith('use-passkey'))).toEqual([
        'use-passkey not-allowed',
        'use-passkey-again not-allowed',
        'use-passkey-for-user-name not-allowed',
      ]);
      const registration = attempt('passkey-registration', {
        'create-passkey': () => ({ modelledMs: 0, prompt }),
        'decide-to-go-on': () => ({ modelledMs: 0, result: 'no' }),
      });
      expect((await registration.course).outcome.kind).toBe('abandoned');
      expect(registration.account.passkeys).toEqual([]);
    },
  );
});
