// Tenants for the tests of checks, from what matters of them; everything else is as a tenant has it in which little is found.
import type { Finding } from '../../../scenarios/schema/policy-answer.ts';
import { findAll } from '../find-all.ts';
import { judgeTenant } from '../judge-tenant.ts';
import { builtInStrengths } from '../../../scenarios/schema/built-in-strengths.ts';
import type { AuthenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import type {
  MethodConfiguration,
  MethodsPolicy,
  PasskeyConfiguration,
  PasskeyProfile,
  Tenant,
  TenantGroup,
  TenantPerson,
} from '../../../scenarios/schema/tenant.ts';
import {
  access as accessPolicy,
  makeTenant,
  method,
  passkeys as passkeysOf,
  profile as profileOf,
  targetOf,
} from '../tenant.fixture.ts';

export const profileIds = {
  all: '00000000-0000-0000-0000-000000000001',
  strict: '11111111-0000-4000-8000-000000000001',
};
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

export interface QuietPerson extends Partial<TenantPerson> {
  /** Ids of groups that they are a direct member of. */
  readonly in?: readonly string[];
  /** Template id of a role that is active. */
  readonly role?: string;
}

export interface QuietTenant {
  /** By the name of their account. */
  readonly people?: Readonly<Record<string, QuietPerson>>;
  readonly groups?: readonly TenantGroup[];
  readonly passkeys?: Partial<PasskeyConfiguration>;
  readonly methods?: readonly (Partial<MethodConfiguration> & { readonly id: string })[];
  readonly policy?: Partial<MethodsPolicy>;
  /** As written; absent: not exported. */
  readonly access?: readonly object[];
  readonly strengths?: readonly AuthenticationStrength[];
  readonly emergencyAccounts?: readonly string[];
  readonly rest?: Partial<Omit<Tenant, 'groups' | 'people' | 'memberships'>>;
}

export function profile({ id = profileIds.all, ...written }: Partial<PasskeyProfile>): PasskeyProfile {
  return profileOf(id, { name: 'Default passkey profile', ...written });
}

export function quietTenant({
  people = {},
  groups = [],
  passkeys = {},
  methods = [],
  policy = {},
  access,
  strengths = [],
  emergencyAccounts = [],
  rest = {},
}: QuietTenant): Tenant {
  const named = Object.entries(people);
  const made = makeTenant({
    people: named.map(([name, person]) => accountOf(name, person)),
    groups: Object.fromEntries(groups.map(({ id }) => [id, named.filter(([, who]) => who.in?.includes(id)).map(idOf)])),
    passkeys: passkeysOf({
      defaultPasskeyProfile: profileIds.all,
      profiles: [profile({})],
      includeTargets: [targetOf('all_users', profileIds.all)],
      ...passkeys,
    }),
    methods: methods.map(({ id, ...written }) => method(id, written)),
    strengths: [...builtInStrengths, ...strengths],
    roles: named.flatMap((entry) => roleOf(entry)),
    emergencyAccounts,
    ...rest,
  });
  const { conditionalAccess: _none, ...others } = made;
  return {
    ...others,
    groups,
    methodsPolicy: { methods: [], ...made.methodsPolicy, policyMigrationState: 'migrationComplete', ...policy },
    ...(access === undefined ? {} : { conditionalAccess: access.map((written) => accessPolicy('policy', written)) }),
  };
}

const idOf = ([name]: readonly [string, QuietPerson]): string => `id-${name}`;

function accountOf(
  name: string,
  { in: _in, role: _role, ...person }: QuietPerson,
): Partial<TenantPerson> & { id: string } {
  return { id: `id-${name}`, userPrincipalName: `${name}@contoso.example`, userType: 'member', ...person };
}

function roleOf([name, { role }]: readonly [string, QuietPerson]): NonNullable<Tenant['roles']>[number][] {
  return role === undefined ? [] : [{ principalId: `id-${name}`, roleTemplateId: role, assignment: 'active' }];
}

/** What a check finds in it. */
export function foundBy(check: string, tenant: QuietTenant): readonly Finding[] {
  return findAll(judgeTenant(quietTenant(tenant), { asOf: '2026-11-30' })).findings.filter(
    (finding) => finding.check === check,
  );
}
