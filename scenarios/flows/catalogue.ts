// Written by `npm run index` from the files of scenarios/flows. Do not edit.
import { flow as passkeyRegistration } from './passkey-registration.ts';
import { flow as passkey } from './passkey.ts';
import { flow as passwordOtp } from './password-otp.ts';
import { flow as passwordReset } from './password-reset.ts';

export const flows = {
  'passkey-registration': passkeyRegistration,
  passkey: passkey,
  'password-otp': passwordOtp,
  'password-reset': passwordReset,
} as const;
