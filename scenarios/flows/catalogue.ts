// Written by `npm run index` from the files of scenarios/flows. Do not edit.
import { flow as accountRecoveryByImpostor } from './account-recovery-by-impostor.ts';
import { flow as accountRecovery } from './account-recovery.ts';
import { flow as assertionReplayed } from './assertion-replayed.ts';
import { flow as helpDeskRecoveryByImpostor } from './help-desk-recovery-by-impostor.ts';
import { flow as helpDeskRecovery } from './help-desk-recovery.ts';
import { flow as luredOutOfPass } from './lured-out-of-pass.ts';
import { flow as luredPastPasskey } from './lured-past-passkey.ts';
import { flow as luredToPasskey } from './lured-to-passkey.ts';
import { flow as luredToPassword } from './lured-to-password.ts';
import { flow as ownPasskeyEnrolled } from './own-passkey-enrolled.ts';
import { flow as pageLeft } from './page-left.ts';
import { flow as passkeyAfterDeletion } from './passkey-after-deletion.ts';
import { flow as passkeyNotThere } from './passkey-not-there.ts';
import { flow as passkeyOfAttacker } from './passkey-of-attacker.ts';
import { flow as passkeyOfWrongAccount } from './passkey-of-wrong-account.ts';
import { flow as passkeyRegistration } from './passkey-registration.ts';
import { flow as passkey } from './passkey.ts';
import { flow as passwordGuess } from './password-guess.ts';
import { flow as passwordOtp } from './password-otp.ts';
import { flow as passwordReset } from './password-reset.ts';
import { flow as promptSent } from './prompt-sent.ts';
import { flow as promptWavedAway } from './prompt-waved-away.ts';
import { flow as sessionAfterRemedies } from './session-after-remedies.ts';
import { flow as sessionTaken } from './session-taken.ts';
import { flow as wrongAccount } from './wrong-account.ts';
import { flow as wrongDevice } from './wrong-device.ts';

export const flows = {
  'account-recovery-by-impostor': accountRecoveryByImpostor,
  'account-recovery': accountRecovery,
  'assertion-replayed': assertionReplayed,
  'help-desk-recovery-by-impostor': helpDeskRecoveryByImpostor,
  'help-desk-recovery': helpDeskRecovery,
  'lured-out-of-pass': luredOutOfPass,
  'lured-past-passkey': luredPastPasskey,
  'lured-to-passkey': luredToPasskey,
  'lured-to-password': luredToPassword,
  'own-passkey-enrolled': ownPasskeyEnrolled,
  'page-left': pageLeft,
  'passkey-after-deletion': passkeyAfterDeletion,
  'passkey-not-there': passkeyNotThere,
  'passkey-of-attacker': passkeyOfAttacker,
  'passkey-of-wrong-account': passkeyOfWrongAccount,
  'passkey-registration': passkeyRegistration,
  passkey: passkey,
  'password-guess': passwordGuess,
  'password-otp': passwordOtp,
  'password-reset': passwordReset,
  'prompt-sent': promptSent,
  'prompt-waved-away': promptWavedAway,
  'session-after-remedies': sessionAfterRemedies,
  'session-taken': sessionTaken,
  'wrong-account': wrongAccount,
  'wrong-device': wrongDevice,
} as const;
