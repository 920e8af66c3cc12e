// Actions of account recovery, which not every target and not every driver has.
import type { Action } from './action.ts';

export const recoveryActions = [
  'open-account-recovery',
  'name-account-to-recover',
  'open-verification',
  'choose-document',
  'capture-document',
  'take-selfie',
  'keep-credential',
  'present-credential',
  'check-face',
  'see-recovery-result',
  'submit-pass',
  'sign-out',
  'call-help-desk',
  'answer-help-desk',
] as const satisfies readonly Action[];
export type RecoveryAction = (typeof recoveryActions)[number];

/** Those on the phone, at whoever checks identities and in the wallet: not at the target. */
export const phoneActions = [
  'open-verification',
  'choose-document',
  'capture-document',
  'take-selfie',
  'keep-credential',
  'present-credential',
  'check-face',
] as const satisfies readonly RecoveryAction[];
