// Who administers: assignments of roles, active and eligible; roles with their members; names of roles.
import { idAt, isObject, listAt, memberOf, quoted, textAt, type JsonObject } from './json-members.ts';
import { keyOf } from './read-groups.ts';
import type { Reading } from './reading.ts';
import { isGuid } from './recognise.ts';

/** @returns assignments read: 1 or 0. */
export function readRoleAssignment(object: JsonObject, reading: Reading): number {
  const principal = memberOf(object, 'principal');
  const principalId = idAt(object, 'principalId') ?? (isObject(principal) ? idAt(principal, 'id') : undefined);
  const definition = memberOf(object, 'roleDefinition');
  const defined = isObject(definition) ? definition : {};
  // Of a role that is built in both ids are one.
  const roleTemplateId =
    idAt(object, 'roleTemplateId') ?? idAt(defined, 'templateId', 'id') ?? idAt(object, 'roleDefinitionId');
  if (principalId === undefined || roleTemplateId === undefined) {
    reading.leaveOut('found an assignment without principalId or roleDefinitionId, expected both.');
    return 0;
  }
  const roleName =
    textAt(defined, 'displayName') ?? textAt(object, 'roleName', 'roleDisplayName', 'roleDefinitionName');
  const scope = textAt(object, 'directoryScopeId');
  if (scope !== undefined && scope !== '/')
    reading.note('An assignment for a part of the directory is read as one for all of it', scope.slice(0, 60));
  addRole(roleTemplateId, roleName, principalId, isEligible(object, reading) ? 'eligible' : 'active', reading);
  return 1;
}

/** By what the row is, what Graph says it is one of, or the member it stands in. */
function isEligible(object: JsonObject, { around }: Reading): boolean {
  const said = [
    textAt(object, '@odata.type', 'assignmentState', 'assignmentType', 'assignment', 'state'),
    around.context?.split('#').at(-1),
    ...around.keys,
  ];
  return said.some((text) => /eligib/i.test(text ?? ''));
}

/** A role with the people that have it. @returns assignments read. */
export function readDirectoryRole(object: JsonObject, reading: Reading): number {
  const role = idAt(object, 'roleTemplateId', 'templateId', 'roleDefinitionId', 'id');
  const roleName = textAt(object, 'displayName', 'name', 'roleName');
  if (role === undefined) {
    reading.leaveOut(`found the role ${quoted(roleName)} without roleTemplateId, expected one.`);
    return 0;
  }
  reading.draft.exported.add('roles');
  if (roleName !== undefined) reading.draft.roleNames.set(role, roleName.slice(0, 200));
  let rows = 0;
  const assigned = [
    ...['members', 'memberIds', 'active', 'assigned'].map((name) => ({ name, assignment: 'active' as const })),
    ...['eligible', 'eligibleMembers'].map((name) => ({ name, assignment: 'eligible' as const })),
  ];
  for (const { name, assignment } of assigned)
    for (const member of listAt(object, name).flatMap((one) => keyOf(one) ?? [])) {
      addRole(role, roleName, member, assignment, reading);
      rows += 1;
    }
  return rows;
}

/** @returns names read: 1 or 0. */
export function readRoleDefinition(object: JsonObject, reading: Reading): number {
  const displayName = textAt(object, 'displayName');
  if (displayName === undefined) return 0;
  for (const id of [idAt(object, 'templateId'), idAt(object, 'id')])
    if (id !== undefined) reading.draft.roleNames.set(id, displayName.slice(0, 200));
  return 1;
}

function addRole(
  roleTemplateId: string,
  roleName: string | undefined,
  principalId: string,
  assignment: 'active' | 'eligible',
  { draft, note }: Reading,
): void {
  draft.exported.add('roles');
  if (!isGuid(roleTemplateId)) note('A role is told by something other than an id', quoted(roleTemplateId));
  draft.roles.set([principalId, roleTemplateId, assignment].join(' '), {
    principalId,
    roleTemplateId,
    ...(roleName === undefined ? {} : { roleName: roleName.slice(0, 200) }),
    assignment,
  });
}
