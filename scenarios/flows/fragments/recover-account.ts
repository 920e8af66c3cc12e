// Account recovery by an identity check: from "Recover my account" over a document, a face and a credential to a pass, and with the pass to a
// new passkey. Its owner and whoever poses as them go the same way. States: Microsoft Entra account recovery.
import type { Next, Step } from '../flow.ts';
import { goOnAfterOutage } from './go-on-after-outage.ts';
import { registerWithPass } from './register-with-pass.ts';

const notVerified = { end: 'abandoned', reason: 'identity-not-verified' } as const satisfies Next;

/** Begins with `open-sign-in`. @param registered what follows on the new passkey. */
export function recoverAccount({ registered }: { readonly registered: Next }) {
  return {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'choose-another-way' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'choose-another-way': {
      action: 'choose-another-way',
      title: 'Follow "Sign in another way"',
      on: { shown: { to: 'open-account-recovery' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'open-account-recovery': {
      action: 'open-account-recovery',
      title: 'Follow "Recover my account"',
      on: {
        shown: { to: 'name-account-to-recover' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'name-account-to-recover': {
      action: 'name-account-to-recover',
      title: 'Type the user name to recover',
      on: {
        accepted: { to: 'open-verification' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'open-verification': {
      action: 'open-verification',
      title: 'Scan the QR code with the phone',
      on: {
        shown: { to: 'reach-for-document' },
        'not-at-hand': { end: 'abandoned', reason: 'verification-phone-not-at-hand' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'reach-for-document': {
      action: 'reach-for-document',
      title: 'Look for a document',
      on: {
        'in-hand': { to: 'choose-document' },
        'not-at-hand': { end: 'abandoned', reason: 'document-not-at-hand' },
      },
    },
    'choose-document': {
      action: 'choose-document',
      title: 'Say which document it is',
      on: {
        accepted: { to: 'capture-document' },
        refused: { to: 'go-on-after-refused-document' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-refused-document': {
      action: 'decide-to-go-on',
      title: 'Try with another document?',
      atMost: 3,
      on: { yes: { to: 'choose-document' }, no: notVerified },
    },
    'capture-document': {
      action: 'capture-document',
      title: 'Photograph the document',
      on: {
        accepted: { to: 'take-selfie' },
        wrong: { to: 'go-on-after-document' },
        refused: { end: 'refused' },
        'too-many-tries': { end: 'refused' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-document': {
      action: 'decide-to-go-on',
      title: 'Photograph the document again?',
      atMost: 6,
      on: { yes: { to: 'capture-document' }, no: notVerified },
    },
    'take-selfie': {
      action: 'take-selfie',
      title: 'Take a selfie for the identity check',
      on: {
        accepted: { to: 'keep-credential' },
        wrong: { to: 'go-on-after-selfie' },
        refused: { end: 'refused' },
        'too-many-tries': { end: 'refused' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-selfie': {
      action: 'decide-to-go-on',
      title: 'Take the selfie again?',
      atMost: 6,
      on: { yes: { to: 'take-selfie' }, no: notVerified },
    },
    'keep-credential': {
      action: 'keep-credential',
      title: 'Keep the credential in the wallet',
      on: {
        accepted: { to: 'present-credential' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'present-credential': {
      action: 'present-credential',
      title: 'Show the credential',
      on: {
        accepted: { to: 'check-face' },
        refused: { end: 'refused' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'check-face': {
      action: 'check-face',
      title: 'Show the face to Face Check',
      on: {
        accepted: { to: 'see-recovery-result' },
        wrong: { to: 'go-on-after-face-check' },
        'too-many-tries': { end: 'refused' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-face-check': {
      action: 'decide-to-go-on',
      title: 'Show the face to Face Check again?',
      atMost: 6,
      on: { yes: { to: 'check-face' }, no: notVerified },
    },
    'see-recovery-result': {
      action: 'see-recovery-result',
      title: 'See what came of the recovery',
      on: {
        accepted: { to: 'submit-pass' },
        evaluated: { end: 'abandoned', reason: 'recovery-evaluated' },
        refused: { end: 'refused' },
        ended: { to: 'open-account-recovery' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    ...registerWithPass({
      expired: { to: 'open-account-recovery' },
      unanswered: { to: 'go-on-after-pass-outage' },
      registered,
    }),
    'go-on-after-pass-outage': {
      action: 'decide-to-go-on',
      title: 'Try the pass again after an error page?',
      atMost: 3,
      on: { yes: { to: 'return-with-pass' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
    'return-with-pass': {
      action: 'open-sign-in',
      title: 'Open the sign-in page, with the pass in hand',
      on: { shown: { to: 'choose-to-use-pass' }, unavailable: { to: 'go-on-after-pass-outage' } },
    },
    'choose-to-use-pass': {
      action: 'choose-another-way',
      title: 'Follow "Sign in another way", with the pass in hand',
      on: { shown: { to: 'submit-pass' }, unavailable: { to: 'go-on-after-pass-outage' } },
    },
    ...goOnAfterOutage('open-sign-in'),
  } as const satisfies Readonly<Record<string, Step>>;
}
