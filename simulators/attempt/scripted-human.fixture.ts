// For tests: a person who makes no slip and needs no time, but for the answers a test gives.
import type { HumanModel, Situation } from '../people/intent.ts';

export function scriptedHuman(answers: Partial<HumanModel> = {}): HumanModel {
  const atOnce = () => ({ modelledMs: 0 });
  return {
    'open-sign-in': atOnce,
    'submit-user-name': ({ userPrincipalName }: Situation) => ({ modelledMs: 0, text: userPrincipalName }),
    'recall-password': () => ({ modelledMs: 0, result: 'recalled' }),
    'submit-password': ({ password }: Situation) => ({ modelledMs: 0, text: password }),
    'obtain-code': () => ({ modelledMs: 0, result: 'in-hand' }),
    'submit-code': ({ codeInHand = '' }: Situation) => ({ modelledMs: 0, text: codeInHand }),
    'resend-code': atOnce,
    'reach-for-passkey': ({ passkeyAt }: Situation) => ({
      modelledMs: 0,
      result:
        passkeyAt === 'this-device' || passkeyAt === 'roaming-key'
          ? 'on-this-device'
          : passkeyAt === 'phone'
            ? 'on-another-device'
            : 'not-at-hand',
    }),
    'use-passkey': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'use-passkey-for-user-name': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'use-passkey-of-phone': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'choose-another-way': atOnce,
    'open-passkey-registration': atOnce,
    'create-passkey': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'open-password-reset': atOnce,
    'choose-new-password': () => ({ modelledMs: 0, text: 'a quite new Passphrase 42' }),
    'decide-to-go-on': () => ({ modelledMs: 0, result: 'yes' }),
    patienceMs: () => Number.POSITIVE_INFINITY,
    startsOver: () => ({ again: false, afterMs: 0 }),
    ...answers,
  };
}
