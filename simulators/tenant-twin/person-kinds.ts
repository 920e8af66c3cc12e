// People in whom nothing differs that any policy looks at are of one kind, and are judged once: a tenant of 250 000 has some thousands.
import { globalAdministrator } from '../../scenarios/schema/directory-roles.ts';
import type { Tenant, TenantPerson } from '../../scenarios/schema/tenant.ts';
import type { GroupReach } from './group-reach.ts';
import type { Subject } from './is-targeted.ts';
import type { HeldRole, PersonFacts } from './judged-tenant.ts';
import { methodsOf } from './person-methods.ts';

/** What is alike in all people of a kind. */
export interface PersonKind {
  /** Somebody of that kind, who stands for all. */
  readonly person: TenantPerson;
  readonly groups: readonly number[] | undefined;
  readonly roles: readonly HeldRole[];
  readonly isGuest: boolean;
  readonly isExternal: boolean;
  readonly isEmergency: boolean;
}

export interface PersonKinds {
  readonly kinds: readonly PersonKind[];
  /** By place of the person: place of their kind. */
  readonly kindOf: Uint32Array;
}

/** @param named ids in policies: whoever is named is a kind of their own. */
export function kindsOf(tenant: Tenant, reach: GroupReach | undefined, named: ReadonlySet<string>): PersonKinds {
  const rolesOf = rolesByPrincipal(tenant);
  const emergency = new Set(tenant.emergencyAccounts.map((account) => account.toLowerCase()));
  const kinds: PersonKind[] = [];
  const places = new Map<string, number>();
  const kindOf = new Uint32Array(tenant.people.length);
  for (const [index, person] of tenant.people.entries()) {
    const { id, userPrincipalName, userType } = person;
    const groups = reach?.of(index);
    const isExternal = userPrincipalName.toLowerCase().includes('#ext#');
    const kind: PersonKind = {
      person,
      groups,
      roles: heldRoles(person, groups, tenant, rolesOf),
      isGuest: userType === 'guest' || isExternal,
      isExternal,
      isEmergency: emergency.has(id.toLowerCase()) || emergency.has(userPrincipalName.toLowerCase()),
    };
    const key = keyOf(kind, named);
    let place = places.get(key);
    if (place === undefined) {
      place = kinds.push(kind) - 1;
      places.set(key, place);
    }
    kindOf[index] = place;
  }
  return { kinds, kindOf };
}

function keyOf(
  { person, groups, roles, isGuest, isExternal, isEmergency }: PersonKind,
  named: ReadonlySet<string>,
): string {
  const { id, methodsRegistered, passkeys, devices, isAdminInReport } = person;
  return [
    groups?.join(','),
    named.has(id) ? id : '',
    roles.map((role) => `${role.roleTemplateId} ${role.assignment} ${role.viaGroup}`).join(','),
    `${isGuest} ${isExternal} ${isEmergency} ${isAdminInReport}`,
    methodsRegistered?.join(','),
    passkeys?.map((held) => `${held.aaguid} ${held.passkeyType} ${held.model}`).join(','),
    devices?.map((device) => `${device.platform} ${device.isCompliant} ${device.isManaged}`).join(','),
  ].join('|');
}

function rolesByPrincipal({ roles = [] }: Tenant): ReadonlyMap<string, readonly HeldRole[]> {
  const byPrincipal = new Map<string, HeldRole[]>();
  for (const { principalId, roleTemplateId, roleName, assignment } of roles) {
    const held = byPrincipal.get(principalId) ?? [];
    held.push({ roleTemplateId, assignment, ...(roleName === undefined ? {} : { roleName }) });
    byPrincipal.set(principalId, held);
  }
  return byPrincipal;
}

const none: readonly HeldRole[] = [];

function heldRoles(
  { id }: TenantPerson,
  groups: readonly number[] | undefined,
  tenant: Tenant,
  rolesOf: ReadonlyMap<string, readonly HeldRole[]>,
): readonly HeldRole[] {
  if (rolesOf.size === 0) return none;
  const own = rolesOf.get(id) ?? none;
  const brought = (groups ?? []).flatMap((group) => {
    const viaGroup = tenant.groups[group]?.id ?? '';
    return (rolesOf.get(viaGroup) ?? none).map((role) => Object.assign({ viaGroup }, role));
  });
  return brought.length === 0 ? own : [...own, ...brought];
}

export function factsOf(
  { person, groups, roles, isGuest, isExternal, isEmergency }: PersonKind,
  subject: Subject,
  { methodsPolicy }: Tenant,
  personas: ReadonlyMap<string, string>,
): Omit<PersonFacts, 'person'> {
  const methods = methodsOf(person, methodsPolicy, subject);
  const isAdmin = roles.length > 0 || person.isAdminInReport === true;
  const mapped = [...personas].find(([group]) => subject.groups?.has(group));
  return {
    ...(groups === undefined ? {} : { groups }),
    roles,
    isAdmin,
    isGlobalAdmin: roles.some(({ roleTemplateId }) => roleTemplateId === globalAdministrator),
    isGuest,
    isExternal,
    isEmergency,
    persona: mapped?.[1] ?? (isAdmin ? 'administrator' : isGuest ? 'guest' : 'member'),
    ...(methods === undefined ? {} : { methods }),
  };
}
