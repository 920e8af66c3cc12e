// All checks there are, by their ids.
import { check as adminAcceptsSynced } from './admin-accepts-synced.ts';
import { check as adminGetsInByCode } from './admin-gets-in-by-code.ts';
import { check as adminResetsOwnPassword } from './admin-resets-own-password.ts';
import { check as adminSignsInByPhone } from './admin-signs-in-by-phone.ts';
import { check as adminWeakPasskey } from './admin-weak-passkey.ts';
import { check as adminWithoutResistantMethod } from './admin-without-resistant-method.ts';
import { check as advisoryList } from './advisory-list.ts';
import { check as allResourcesExclusions } from './all-resources-exclusions.ts';
import { check as allowListEmpty } from './allow-list-empty.ts';
import { check as attestationWithSynced } from './attestation-with-synced.ts';
import { check as blockListLeaks } from './block-list-leaks.ts';
import { check as credentialEndpoint } from './credential-endpoint.ts';
import { check as disabledLeftOut } from './disabled-left-out.ts';
import { check as emergencyAccounts } from './emergency-accounts.ts';
import { check as excludedYetPrivileged } from './excluded-yet-privileged.ts';
import { check as exclusionsUndeclared } from './exclusions-undeclared.ts';
import { check as externalFactorAlone } from './external-factor-alone.ts';
import { check as fallbackLeft } from './fallback-left.ts';
import { check as listedButUnattested } from './listed-but-unattested.ts';
import { check as listWithoutEffect } from './list-without-effect.ts';
import { check as methodUnknown } from './method-unknown.ts';
import { check as migrationState } from './migration-state.ts';
import { check as noFirstPasskey } from './no-first-passkey.ts';
import { check as oddAaguids } from './odd-aaguids.ts';
import { check as passIssuers } from './pass-issuers.ts';
import { check as passLifetime } from './pass-lifetime.ts';
import { check as passOff } from './pass-off.ts';
import { check as passkeyMigrationOptOut } from './passkey-migration-opt-out.ts';
import { check as passkeyRefusedNow } from './passkey-refused-now.ts';
import { check as passkeysOff } from './passkeys-off.ts';
import { check as policyNotUnderstood } from './policy-not-understood.ts';
import { check as profileUnused } from './profile-unused.ts';
import { check as registeredButOff } from './registered-but-off.ts';
import { check as registrationCampaign } from './registration-campaign.ts';
import { check as registrationUnguarded } from './registration-unguarded.ts';
import { check as resistantForAdmins } from './resistant-for-admins.ts';
import { check as resistantForEverybody } from './resistant-for-everybody.ts';
import { check as riskBlockStopsRecovery } from './risk-block-stops-recovery.ts';
import { check as rootDisagrees } from './root-disagrees.ts';
import { check as selfServiceOff } from './self-service-off.ts';
import { check as steeringGroupOpen } from './steering-group-open.ts';
import { check as strangerCanEnrol } from './stranger-can-enrol.ts';
import { check as strengthMisnamed } from './strength-misnamed.ts';
import { check as strengthOutOfReach } from './strength-out-of-reach.ts';
import { check as strengthUnknown } from './strength-unknown.ts';
import { check as strictProfileWidened } from './strict-profile-widened.ts';
import { check as targetUnknown } from './target-unknown.ts';
import { check as targetWithoutProfile } from './target-without-profile.ts';
import { check as textMessagesAllowed } from './text-messages-allowed.ts';
import { check as textMessagesAlone } from './text-messages-alone.ts';
import { check as tooManyProfiles } from './too-many-profiles.ts';
import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  adminAcceptsSynced,
  adminGetsInByCode,
  adminResetsOwnPassword,
  adminSignsInByPhone,
  adminWeakPasskey,
  adminWithoutResistantMethod,
  advisoryList,
  allResourcesExclusions,
  allowListEmpty,
  attestationWithSynced,
  blockListLeaks,
  credentialEndpoint,
  disabledLeftOut,
  emergencyAccounts,
  excludedYetPrivileged,
  exclusionsUndeclared,
  externalFactorAlone,
  fallbackLeft,
  listedButUnattested,
  listWithoutEffect,
  methodUnknown,
  migrationState,
  noFirstPasskey,
  oddAaguids,
  passIssuers,
  passLifetime,
  passOff,
  passkeyMigrationOptOut,
  passkeyRefusedNow,
  passkeysOff,
  policyNotUnderstood,
  profileUnused,
  registeredButOff,
  registrationCampaign,
  registrationUnguarded,
  resistantForAdmins,
  resistantForEverybody,
  riskBlockStopsRecovery,
  rootDisagrees,
  selfServiceOff,
  steeringGroupOpen,
  strangerCanEnrol,
  strengthMisnamed,
  strengthOutOfReach,
  strengthUnknown,
  strictProfileWidened,
  targetUnknown,
  targetWithoutProfile,
  textMessagesAllowed,
  textMessagesAlone,
  tooManyProfiles,
];
