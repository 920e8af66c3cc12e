// Recovery by the help desk: a call, the proofs that its procedure asks for, a pass that is read out, and with the pass to a new passkey. Its
// owner and whoever poses as them go the same way.
import type { Next, Step } from '../flow.ts';
import { goOnAfterOutage } from './go-on-after-outage.ts';
import { registerWithPass } from './register-with-pass.ts';

/** Begins with `call-help-desk`. @param registered what follows on the new passkey. */
export function recoverByHelpDesk({ registered }: { readonly registered: Next }) {
  return {
    'call-help-desk': {
      action: 'call-help-desk',
      title: 'Call the help desk',
      atMost: 4,
      on: {
        'asked-for-more': { to: 'answer-help-desk' },
        'not-answered': { end: 'abandoned', reason: 'help-desk-not-reached' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'answer-help-desk': {
      action: 'answer-help-desk',
      title: 'Answer what the help desk asks',
      atMost: 12,
      on: {
        accepted: { to: 'open-sign-in' },
        'asked-for-more': { to: 'answer-help-desk' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'choose-another-way' }, unavailable: { to: 'go-on-after-page-outage' } },
    },
    'choose-another-way': {
      action: 'choose-another-way',
      title: 'Follow "Sign in another way"',
      on: { shown: { to: 'submit-pass' }, unavailable: { to: 'go-on-after-page-outage' } },
    },
    'go-on-after-page-outage': {
      action: 'decide-to-go-on',
      title: 'Open the sign-in page again?',
      atMost: 3,
      on: { yes: { to: 'open-sign-in' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
    ...registerWithPass({
      expired: { to: 'call-help-desk' },
      unanswered: { to: 'go-on-after-page-outage' },
      registered,
    }),
    ...goOnAfterOutage('call-help-desk'),
  } as const satisfies Readonly<Record<string, Step>>;
}
