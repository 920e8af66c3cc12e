// Written by `npm run index` from the files of scenarios/flows. Do not edit.
import { flow as accountRecoveryByImpostor } from './account-recovery-by-impostor.ts';
import { flow as accountRecovery } from './account-recovery.ts';
import { flow as helpDeskRecoveryByImpostor } from './help-desk-recovery-by-impostor.ts';
import { flow as helpDeskRecovery } from './help-desk-recovery.ts';
import { flow as pageLeft } from './page-left.ts';
import { flow as passkeyNotThere } from './passkey-not-there.ts';
import { flow as passkeyOfWrongAccount } from './passkey-of-wrong-account.ts';
import { flow as passkeyRegistration } from './passkey-registration.ts';
import { flow as passkey } from './passkey.ts';
import { flow as passwordGuess } from './password-guess.ts';
import { flow as passwordOtp } from './password-otp.ts';
import { flow as passwordReset } from './password-reset.ts';
import { flow as promptWavedAway } from './prompt-waved-away.ts';
import { flow as wrongAccount } from './wrong-account.ts';
import { flow as wrongDevice } from './wrong-device.ts';

export const flows = {
  'account-recovery-by-impostor': accountRecoveryByImpostor,
  'account-recovery': accountRecovery,
  'help-desk-recovery-by-impostor': helpDeskRecoveryByImpostor,
  'help-desk-recovery': helpDeskRecovery,
  'page-left': pageLeft,
  'passkey-not-there': passkeyNotThere,
  'passkey-of-wrong-account': passkeyOfWrongAccount,
  'passkey-registration': passkeyRegistration,
  passkey: passkey,
  'password-guess': passwordGuess,
  'password-otp': passwordOtp,
  'password-reset': passwordReset,
  'prompt-waved-away': promptWavedAway,
  'wrong-account': wrongAccount,
  'wrong-device': wrongDevice,
} as const;
