// Groups, and who is in them: members and owners inside a group, rows of two ids, lists below the id of a group.
import {
  booleanAt,
  firstOf,
  idAt,
  isObject,
  listAt,
  memberOf,
  textAt,
  textOf,
  type JsonObject,
} from './json-members.ts';
import { pathParts } from './export-files.ts';
import type { Reading } from './reading.ts';
import { groupColumns, isGuid, memberColumns } from './recognise.ts';

/** `$expand=members` gives no more, however many there are. */
const mostExpanded = 20;

/** @returns groups read: 1 or 0. */
export function readGroup(object: JsonObject, reading: Reading): number {
  const displayName = textAt(object, 'displayName', 'name');
  const id = idAt(object, 'id', 'objectId', 'groupId') ?? displayName?.toLowerCase();
  if (id === undefined) {
    reading.leaveOut('found a group without an id and a name.');
    return 0;
  }
  const group = reading.draft.group(id);
  if (displayName !== undefined) group.displayName = displayName.slice(0, 300);
  const isAssignableToRole = booleanAt(object, 'isAssignableToRole');
  if (isAssignableToRole !== undefined) group.isAssignableToRole = isAssignableToRole;
  const owners = listAt(object, 'owners').flatMap((one) => keyOf(one) ?? []);
  if (owners.length > 0 || memberOf(object, 'owners') !== undefined) group.ownerIds = owners;
  for (const name of ['members', 'memberIds'] as const) {
    if (memberOf(object, name) === undefined) continue;
    const members = listAt(object, name);
    reading.alsoRead('membership', addMembers(id, members, reading));
    if (members.length === mostExpanded)
      reading.note(
        `Has exactly ${mostExpanded} members, as many as $expand=members gives at most: some may be missing`,
        displayName ?? id,
      );
  }
  addParents(object, id, reading);
  addGroupOfPath(id, reading);
  return 1;
}

/** @returns memberships read. */
export function readMembership(object: JsonObject, reading: Reading): number {
  const group = textOf(firstOf(object, groupColumns))?.toLowerCase();
  if (group === undefined) return 0;
  const groupName = textAt(object, 'groupDisplayName', 'groupName');
  if (groupName !== undefined) reading.draft.names.set(group, groupName);
  if (Array.isArray(object['members'])) return addMembers(group, object['members'], reading);
  const member = textOf(firstOf(object, memberColumns));
  return member === undefined ? 0 : addMembers(group, [member], reading);
}

/** Memberships that stand with a person: groups by id. @returns memberships read. */
export function addGroupsOf(object: JsonObject, member: string, reading: Reading): number {
  let rows = 0;
  for (const name of ['memberOf', 'groups', 'groupIds', 'transitiveMemberOf'] as const) {
    const value = memberOf(object, name);
    if (value === undefined) continue;
    reading.draft.exported.add('memberships');
    if (name === 'transitiveMemberOf')
      reading.note(
        'Memberships are told with nested groups resolved: by which group somebody is in another is not known.',
      );
    for (const one of listAt(object, name)) {
      const group = keyOf(one);
      if (group === undefined || (isObject(one) && isOtherThanGroup(one))) continue;
      if (isObject(one)) nameGroup(one, group, reading);
      reading.draft.memberships.add(member, group);
      rows += 1;
    }
  }
  return rows;
}

/** Members of Graph's "…/members" name no group; where folders are named for it ("Groups/<id>/Members"), they do. */
export function addGroupOfPath(member: string, { draft, file, alsoRead }: Reading): void {
  const group = groupOfPath(file);
  if (group === undefined) return;
  draft.exported.add('memberships');
  draft.memberships.add(member, group);
  alsoRead('membership', 1);
}

function groupOfPath(file: string): string | undefined {
  const parts = pathParts(file).map((part) => part.replace(/\.json$/i, ''));
  const at = parts.findLastIndex((part) => part.toLowerCase() === 'members');
  const group = at > 0 ? parts[at - 1] : undefined;
  return group !== undefined && isGuid(group) ? group.toLowerCase() : undefined;
}

function addMembers(group: string, members: readonly unknown[], reading: Reading): number {
  const { draft } = reading;
  draft.exported.add('memberships');
  let rows = 0;
  for (const one of members) {
    const member = keyOf(one);
    if (member === undefined) continue;
    if (isObject(one)) mention(one, member, reading);
    draft.memberships.add(member, group);
    rows += 1;
  }
  return rows;
}

function addParents(object: JsonObject, id: string, reading: Reading): void {
  const rows = addGroupsOf(object, id, reading);
  if (rows > 0) reading.alsoRead('membership', rows);
}

/** A member that is told in full is known by that. */
function mention(object: JsonObject, member: string, reading: Reading): void {
  const type = textAt(object, '@odata.type')?.toLowerCase() ?? '';
  if (type.endsWith('.group')) return nameGroup(object, member, reading);
  const name = textAt(object, 'userPrincipalName')?.toLowerCase();
  if (name === undefined || reading.draft.people.placeOf(member) !== undefined) return;
  const person = reading.draft.people.person(member, name);
  const displayName = textAt(object, 'displayName');
  if (person !== undefined && displayName !== undefined) person.displayName ??= displayName.slice(0, 300);
}

function nameGroup(object: JsonObject, id: string, reading: Reading): void {
  const displayName = textAt(object, 'displayName');
  if (displayName !== undefined) reading.draft.group(id).displayName ??= displayName.slice(0, 300);
}

function isOtherThanGroup(object: JsonObject): boolean {
  const type = textAt(object, '@odata.type')?.toLowerCase();
  return type !== undefined && !type.endsWith('.group');
}

/** Of an object its id; of a text the text: an id, or a name. */
export function keyOf(value: unknown): string | undefined {
  return isObject(value)
    ? idAt(value, 'id', 'objectId', 'memberId', 'userId', 'userPrincipalName')
    : textOf(value)?.toLowerCase();
}
