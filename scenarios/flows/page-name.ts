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
export type PageName = (typeof pageNames)[number];
