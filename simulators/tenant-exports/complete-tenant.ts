// The draft of a tenant, complete: names and ids brought together now that all files are read.
import { builtInStrengths } from '../../scenarios/schema/built-in-strengths.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type {
  MethodsPolicy,
  PassConfiguration,
  PasskeyConfiguration,
  RoleAssignment,
  Tenant,
} from '../../scenarios/schema/tenant.ts';
import type { PlacedMemberships } from './memberships-draft.ts';
import { isGuid } from './recognise.ts';
import type { SourceBook } from './source-book.ts';
import type { TenantDraft } from './tenant-draft.ts';

export function completeTenant(draft: TenantDraft, book: SourceBook, emergencyAccounts: readonly string[]): Tenant {
  const groupOf = addGroupsOfMembers(draft);
  addPeopleOfMembers(draft, groupOf, book);
  nameGroups(draft);
  const people = draft.people.people();
  const groups = [...draft.groups.values()];
  const placeOfGroup = new Map(groups.map(({ id }, place) => [id, place]));
  const placed = draft.exported.has('memberships')
    ? draft.memberships.placed({
        people: people.length,
        groups: groups.length,
        personOf: (key) => draft.people.placeOf(key),
        groupOf: (key) => placeOfGroup.get(groupOf(key) ?? ''),
      })
    : undefined;
  const hasDirectory = draft.exported.has('directory');
  noteAcrossFiles(book, placed, hasDirectory);
  const roles = [...draft.roles.values()].map((role) => namedRole(role, draft));
  const methodsPolicy = methodsPolicyOf(draft);
  return {
    ...(methodsPolicy === undefined ? {} : { methodsPolicy }),
    ...(draft.exported.has('conditionalAccess')
      ? { conditionalAccess: draft.conditionalAccess.all().map((policy) => withGroupIds(policy, groupOf)) }
      : {}),
    strengths: [
      ...builtInStrengths.filter(({ id }) => draft.strengths.get(id) === undefined),
      ...draft.strengths.all(),
    ],
    ...(draft.exported.has('locations') ? { namedLocations: draft.locations.all() } : {}),
    groups,
    ...(placed === undefined ? {} : { memberships: placed.memberships }),
    people,
    ...(draft.exported.has('roles') ? { roles } : {}),
    hasDirectory,
    ...(draft.exported.has('signIns') ? { methodsUsed: methodsOfAdmins(draft) } : {}),
    emergencyAccounts,
    sources: book.sources(),
    unread: book.unread(),
  };
}

/** Groups that are told only by who is in them. @returns the id of a group by its id, or by a name that one group alone has. */
function addGroupsOfMembers(draft: TenantDraft): (key: string) => string | undefined {
  const byName = new Map<string, string | undefined>();
  for (const { id, displayName } of draft.groups.values()) {
    const name = displayName?.toLowerCase();
    if (name !== undefined) byName.set(name, byName.has(name) ? undefined : id);
  }
  const groupOf = (key: string) => (draft.groups.has(key) ? key : byName.get(key));
  for (const key of draft.memberships.keys().groups) if (groupOf(key) === undefined) draft.group(key);
  return groupOf;
}

/** Where neither a directory nor a registration report was exported, members are all the people there are. */
function addPeopleOfMembers(draft: TenantDraft, groupOf: (key: string) => string | undefined, book: SourceBook): void {
  if (draft.exported.has('directory') || book.hasKind('registration')) return;
  for (const key of draft.memberships.keys().members)
    if (groupOf(key) === undefined && draft.people.placeOf(key) === undefined)
      draft.people.person(key.includes('@') ? undefined : key, key.includes('@') ? key : undefined);
}

function nameGroups(draft: TenantDraft): void {
  for (const [id, group] of draft.groups) {
    const name = group.displayName ?? draft.names.get(id);
    if (name !== undefined) group.displayName = name;
  }
}

function namedRole(role: RoleAssignment, { roleNames }: TenantDraft): RoleAssignment {
  const roleName = roleNames.get(role.roleTemplateId);
  return roleName === undefined ? role : { ...role, roleName };
}

function methodsPolicyOf({ methods, policyFrames }: TenantDraft): MethodsPolicy | undefined {
  const frame = policyFrames.get('policy');
  if (methods.size === 0 && frame === undefined) return undefined;
  const passkeys = methods.get('fido2') as PasskeyConfiguration | undefined;
  const temporaryAccessPass = methods.get('temporaryaccesspass') as PassConfiguration | undefined;
  return {
    ...(passkeys === undefined ? {} : { passkeys }),
    ...(temporaryAccessPass === undefined ? {} : { temporaryAccessPass }),
    methods: methods.all(),
    ...frame,
  };
}

/** Microsoft365DSC names groups. */
function withGroupIds(
  policy: ConditionalAccessPolicy,
  groupOf: (key: string) => string | undefined,
): ConditionalAccessPolicy {
  const ids = (names: readonly string[]) =>
    names.map((name) => (isGuid(name) ? name : (groupOf(name.toLowerCase()) ?? name)));
  const { users } = policy.conditions;
  const named = { ...users, includeGroups: ids(users.includeGroups), excludeGroups: ids(users.excludeGroups) };
  return { ...policy, conditions: { ...policy.conditions, users: named } };
}

/** Of everybody where nothing tells who administers. */
function methodsOfAdmins(draft: TenantDraft): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const people = draft.people.people();
  const holders = new Set([...draft.roles.values()].map(({ principalId }) => principalId));
  const isTold = holders.size > 0 || people.some(({ isAdminInReport }) => isAdminInReport !== undefined);
  const kept = new Map<string, Map<string, number>>();
  for (const [method, counts] of draft.methodsUsed) {
    const ofAdmins = new Map<string, number>();
    for (const [key, count] of counts) {
      const person = people[draft.people.placeOf(key) ?? -1];
      const id = person?.id ?? key;
      const isAdmin = !isTold || holders.has(id) || holders.has(key) || person?.isAdminInReport === true;
      if (isAdmin) ofAdmins.set(id, (ofAdmins.get(id) ?? 0) + count);
    }
    if (ofAdmins.size > 0) kept.set(method, ofAdmins);
  }
  return kept;
}

function noteAcrossFiles(book: SourceBook, placed: PlacedMemberships | undefined, hasDirectory: boolean): void {
  if (!hasDirectory)
    book.noteKind(
      'registration',
      'Disabled people are missing from a registration report, so every share is of those who are enabled.',
    );
  if (placed !== undefined && placed.unknownMembers > 0)
    book.noteKind(
      'membership',
      `${placed.unknownMembers} memberships are of members that no list of people or groups has: devices, applications, or people who are disabled or were not exported.`,
    );
}
