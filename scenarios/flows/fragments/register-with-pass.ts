// With a Temporary Access Pass to a new passkey: sign in with it, register while that sign-in is fresh.
import type { Next, Step } from '../flow.ts';

interface RegistrationWithPass {
  /** Where to get another pass when this one has run out. */
  readonly expired: Next;
  /** Where to try the pass again when no answer came: it is still in hand. */
  readonly unanswered: Next;
  readonly registered: Next;
}

/** Begins with `submit-pass`. */
export function registerWithPass({ expired, unanswered, registered }: RegistrationWithPass) {
  return {
    'submit-pass': {
      action: 'submit-pass',
      title: 'Sign in with the pass',
      atMost: 5,
      on: {
        accepted: { to: 'open-security-info' },
        wrong: { to: 'submit-pass' },
        'too-many-tries': { end: 'refused' },
        expired,
        refused: { end: 'refused' },
        unavailable: unanswered,
      },
    },
    'open-security-info': {
      action: 'open-passkey-registration',
      title: 'Open "Add a passkey", signed in with the pass',
      on: {
        shown: { to: 'create-passkey' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-registration-outage' },
      },
    },
    'create-passkey': {
      action: 'create-passkey',
      title: 'Confirm the prompt that creates the new passkey',
      atMost: 4,
      on: {
        registered,
        'not-allowed': { to: 'go-on-after-prompt' },
        'already-registered': registered,
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-registration-outage' },
      },
    },
    'go-on-after-prompt': {
      action: 'decide-to-go-on',
      title: 'Try to create the new passkey again?',
      atMost: 3,
      on: { yes: { to: 'create-passkey' }, no: { end: 'abandoned', reason: 'gave-up-after-set-back' } },
    },
    // Signed in: nothing before is begun again.
    'go-on-after-registration-outage': {
      action: 'decide-to-go-on',
      title: 'Try to create the new passkey again after an error page?',
      atMost: 3,
      on: { yes: { to: 'open-security-info' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
