// What kinds, reasons, stages and decisions of a recovery drill are called.
import type { ImpostorKind, LockOutReason } from '../../scenarios/schema/drill.ts';
import type { RecoveryWord } from '../results/recovery-decision.ts';
import type { recoveryStages } from '../results/recovery-results.ts';

export const kindWords: Readonly<Record<ImpostorKind, string>> = {
  'stolen-genuine-id': 'Stolen genuine document',
  'forged-id': 'Forged document',
  'look-alike': 'Look-alike',
  print: 'Printed face',
  replay: 'Face replayed from a screen',
  'face-swap-injected': 'Face swap behind the camera',
  'pushing-caller': 'Caller who knows answers and pushes',
  insider: 'Insider who can issue passes',
  'mailbox-owner': 'Somebody with the mailbox',
};

/** For the middle of a sentence. */
export function kindInSentence(kind: ImpostorKind): string {
  const words = kindWords[kind];
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

export const reasonWords: Readonly<Record<LockOutReason, string>> = {
  'phone-lost': 'Phone lost',
  'phone-replaced': 'Phone replaced',
  'phone-wiped': 'Phone wiped',
  'provider-account-lost': 'Account of the passkey provider lost',
  'new-hire': 'New hire',
  'key-at-home': 'Security key at home',
};

export const stageWords: Readonly<Record<(typeof recoveryStages)[number], string>> = {
  document: 'Picture of the document',
  selfie: 'Selfie for the identity check',
  faceCheck: 'Face Check',
  matching: 'Names against the directory',
  desk: 'Proof to the help desk',
};

/** In capitals, so that they are not read as ordinary words. */
export function recoveryWord(word: RecoveryWord): string {
  switch (word) {
    case 'enable':
      return 'ENABLE';
    case 'keep-evaluating':
      return 'KEEP EVALUATING';
    case 'do-not':
      return 'DO NOT';
    case 'no-verdict':
      return 'no verdict';
  }
}
