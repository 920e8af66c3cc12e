// The pages of a target, by what they are for.
export const pageNames = [
  'sign-in',
  'password',
  'code',
  'other-ways',
  'home',
  'register-passkey',
  'reset-password',
  'new-password',
] as const;

/** Those of a second factor that somebody else asks for: of the target the first, of whoever asks the others. */
export const externalPageNames = ['external-check', 'approve-sign-in', 'external-answer'] as const;

/** Those of account recovery, which not every target has: of the target itself, of whoever checks documents and faces, and of the wallet. */
export const recoveryPageNames = [
  'recover-account',
  'verify-identity',
  'choose-document',
  'capture-document',
  'take-selfie',
  'credential-offered',
  'credential-kept',
  'share-credential',
  'check-face',
  'identity-shown',
  'recovery-pass',
  'recovery-evaluated',
] as const;

/** Of whoever phishes: none of the target's. */
export const lurePageName = 'lure';

export type RecoveryPageName = (typeof recoveryPageNames)[number];
export type ExternalPageName = (typeof externalPageNames)[number];
export type PageName = (typeof pageNames)[number] | ExternalPageName | RecoveryPageName | typeof lurePageName;
