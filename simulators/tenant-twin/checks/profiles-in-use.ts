// Profiles that at least one target names, which is when they do anything.
import type { PasskeyConfiguration, PasskeyProfile } from '../../../scenarios/schema/tenant.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

export function profilesInUse({ tenant }: JudgedTenant): readonly PasskeyProfile[] {
  const passkeys = tenant.methodsPolicy?.passkeys;
  if (passkeys === undefined || passkeys.state === 'disabled') return [];
  const named = namedProfiles(passkeys);
  return passkeys.profiles.filter(({ id }) => named.has(id));
}

export function namedProfiles({ includeTargets }: PasskeyConfiguration): ReadonlySet<string> {
  return new Set(includeTargets.flatMap(({ allowedPasskeyProfiles }) => allowedPasskeyProfiles));
}
