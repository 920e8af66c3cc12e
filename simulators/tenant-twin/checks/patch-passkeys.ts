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

export const enablePasskeys: Mend = {
  method: 'PATCH',
  path,
  body: { ...type, state: 'enabled' },
  sentence: 'Enable passkeys as a method.',
  apply: (tenant) => withPasskeys(tenant, (passkeys) => ({ ...passkeys, state: 'enabled' })),
};

/** Graph takes the list of profiles, and of targets, whole. */
export function patchPasskeys(
  { methodsPolicy }: Tenant,
  sentence: string,
  change: (passkeys: PasskeyConfiguration) => PasskeyConfiguration,
): readonly Mend[] {
  const before = methodsPolicy?.passkeys;
  if (before === undefined) return [];
  const after = change(before);
  return [
    {
      method: 'PATCH',
      path,
      body: {
        ...type,
        ...(after.profiles === before.profiles ? {} : { passkeyProfiles: after.profiles.map(profileAsGraph) }),
        ...(after.includeTargets === before.includeTargets ? {} : { includeTargets: [...after.includeTargets] }),
        ...(after.excludeTargets === before.excludeTargets ? {} : { excludeTargets: [...after.excludeTargets] }),
      },
      sentence,
      apply: (tenant) => withPasskeys(tenant, change),
    },
  ];
}

function withPasskeys(tenant: Tenant, change: (passkeys: PasskeyConfiguration) => PasskeyConfiguration): Tenant {
  const { methodsPolicy } = tenant;
  if (methodsPolicy?.passkeys === undefined) return tenant;
  const passkeys = change(methodsPolicy.passkeys);
  const methods = methodsPolicy.methods.map((method) =>
    method.id === methodsPolicy.passkeys?.id ? { ...method, state: passkeys.state } : method,
  );
  return { ...tenant, methodsPolicy: { ...methodsPolicy, passkeys, methods } };
}

function profileAsGraph({ passkeyTypes, keyRestrictions, ...profile }: PasskeyProfile): Record<string, unknown> {
  return { ...profile, passkeyTypes: passkeyTypes.join(','), keyRestrictions: restrictionsAsGraph(keyRestrictions) };
}

function restrictionsAsGraph({ isEnforced, enforcementType, aaGuids }: KeyRestrictions): Record<string, unknown> {
  return { isEnforced, enforcementType, aaGuids: [...aaGuids] };
}
