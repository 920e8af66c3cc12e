// Tenants made by hand for tests: everything has a default, and a test says only what it is about.
import { builtInStrengths } from '../../scenarios/schema/built-in-strengths.ts';
import { type ConditionalAccessPolicy, conditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type {
  Memberships,
  MethodConfiguration,
  PasskeyConfiguration,
  PasskeyProfile,
  PasskeyTarget,
  PassConfiguration,
  Tenant,
  TenantPerson,
} from '../../scenarios/schema/tenant.ts';

export const yubiKey = 'a25342c0-3cdc-4414-8e46-f4807fca511c';
export const authenticatorAndroid = 'de1e552d-db1d-4423-a619-566b625cdc84';
export const authenticatorIos = '90a3ccdf-635c-4729-a248-9b709135078f';
export const iCloudKeychain = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';
export const windowsHello = '08987058-cadc-4b81-b6e1-30de50dcbe96';

export const everybody: PasskeyTarget = { id: 'all_users', targetType: 'group', allowedPasskeyProfiles: ['any'] };
export const targetOf = (id: string, ...allowedPasskeyProfiles: string[]): PasskeyTarget => ({
  id,
  targetType: 'group',
  allowedPasskeyProfiles,
});

export const profile = (id: string, made: Partial<PasskeyProfile> = {}): PasskeyProfile => ({
  id,
  name: id,
  passkeyTypes: ['deviceBound', 'synced'],
  attestationEnforcement: 'disabled',
  keyRestrictions: { isEnforced: false, enforcementType: 'allow', aaGuids: [] },
  ...made,
});
export const allowing = (...aaGuids: string[]) => ({
  keyRestrictions: { isEnforced: true, enforcementType: 'allow' as const, aaGuids },
});

export const passkeys = (made: Partial<PasskeyConfiguration> = {}): PasskeyConfiguration => ({
  id: 'Fido2',
  state: 'enabled',
  isSelfServiceRegistrationAllowed: true,
  profiles: [profile('any')],
  includeTargets: [everybody],
  excludeTargets: [],
  fromRoot: false,
  ...made,
});

export const method = (id: string, made: Partial<MethodConfiguration> = {}): MethodConfiguration => ({
  id,
  state: 'enabled',
  includeTargets: [{ id: 'all_users', targetType: 'group' }],
  excludeTargets: [],
  ...made,
});

export const pass = (made: Partial<PassConfiguration> = {}): PassConfiguration => ({
  ...method('TemporaryAccessPass'),
  minimumLifetimeMinutes: 60,
  maximumLifetimeMinutes: 480,
  defaultLifetimeMinutes: 60,
  defaultLength: 8,
  isUsableOnce: false,
  ...made,
});

export function access(name: string, written: object): ConditionalAccessPolicy {
  return conditionalAccessPolicy.parse({ id: name, displayName: name, ...written });
}
export const forAll = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } };

/** Groups by name: who is in them, people and other groups. */
export type Groups = Readonly<Record<string, readonly string[]>>;

interface Made extends Partial<Omit<Tenant, 'people' | 'groups' | 'memberships'>> {
  readonly people?: readonly (Partial<TenantPerson> & { readonly id: string })[];
  readonly groups?: Groups;
  readonly passkeys?: PasskeyConfiguration;
  readonly pass?: PassConfiguration;
  readonly methods?: readonly MethodConfiguration[];
}

export function makeTenant({ people = [{ id: 'ana' }], groups = {}, ...made }: Made): Tenant {
  const { passkeys: fido = passkeys(), pass: temporaryAccessPass = pass(), methods = [], ...rest } = made;
  return {
    methodsPolicy: { passkeys: fido, temporaryAccessPass, methods: [fido, temporaryAccessPass, ...methods] },
    conditionalAccess: [],
    strengths: builtInStrengths,
    groups: Object.keys(groups).map((id) => ({ id, displayName: `Group ${id}` })),
    memberships: membershipsOf(
      groups,
      people.map(({ id }) => id),
    ),
    people: people.map((person) => ({ userPrincipalName: `${person.id}@contoso.example`, ...person })),
    roles: [],
    hasDirectory: true,
    emergencyAccounts: [],
    sources: [],
    unread: [],
    ...rest,
  };
}

function membershipsOf(groups: Groups, people: readonly string[]): Memberships {
  const names = Object.keys(groups);
  const holding = (member: string): number[] =>
    names.flatMap((name, place) => (groups[name]?.includes(member) === true ? [place] : []));
  return {
    directGroups: (person) => holding(people[person] ?? ''),
    parentGroups: (group) => holding(names[group] ?? ''),
  };
}
