// Changes of the passkey configuration: the request to Microsoft Graph, and the tenant as it would be.
import type {
  KeyRestrictions,
  PasskeyConfiguration,
  PasskeyProfile,
  Tenant,
} from '../../../scenarios/schema/tenant.ts';
import type { Mend } from './check.ts';

const path = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2';
const type = { '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration' } as const;

export function patchPasskeys(
  sentence: string,
  change: (passkeys: PasskeyConfiguration) => PasskeyConfiguration,
): Mend {
  return {
    sentence,
    request: ({ methodsPolicy }) => ({
      method: 'PATCH',
      path,
      body: { ...type, ...(methodsPolicy?.passkeys && changed(methodsPolicy.passkeys, change)) },
    }),
    apply: (tenant) => withPasskeys(tenant, change),
  };
}

/** Graph takes the list of profiles, and of targets, whole. */
function changed(
  before: PasskeyConfiguration,
  change: (passkeys: PasskeyConfiguration) => PasskeyConfiguration,
): Record<string, unknown> {
  const after = change(before);
  return {
    ...(after.profiles === before.profiles ? {} : { passkeyProfiles: after.profiles.map(profileAsGraph) }),
    ...(after.includeTargets === before.includeTargets ? {} : { includeTargets: [...after.includeTargets] }),
    ...(after.excludeTargets === before.excludeTargets ? {} : { excludeTargets: [...after.excludeTargets] }),
  };
}

function withPasskeys(tenant: Tenant, change: (passkeys: PasskeyConfiguration) => PasskeyConfiguration): Tenant {
  const { methodsPolicy } = tenant;
  if (methodsPolicy?.passkeys === undefined) return tenant;
  const passkeys = change(methodsPolicy.passkeys);
  // Told twice: by itself, and among all methods.
  const methods = methodsPolicy.methods.map((method) => (method.id === passkeys.id ? passkeys : method));
  return { ...tenant, methodsPolicy: { ...methodsPolicy, passkeys, methods } };
}

function profileAsGraph({ passkeyTypes, keyRestrictions, ...profile }: PasskeyProfile): Record<string, unknown> {
  return { ...profile, passkeyTypes: passkeyTypes.join(','), keyRestrictions: restrictionsAsGraph(keyRestrictions) };
}

function restrictionsAsGraph({ isEnforced, enforcementType, aaGuids }: KeyRestrictions): Record<string, unknown> {
  return { isEnforced, enforcementType, aaGuids: [...aaGuids] };
}
