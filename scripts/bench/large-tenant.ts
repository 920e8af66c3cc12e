// Exports of a tenant as large as Microsoft Entra's largest customers have them, written in pieces: users, registration report, passkeys,
// roles, sign-ins of administrators, policies that every check can look at, groups nested five deep, and every membership, as scripts/collect-tenant.ps1 or a sheet of two columns has those.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exampleRoles } from '../../simulators/tenant-exports/example-policies.ts';
import { largeTenantPolicies } from './large-tenant-policies.ts';

export interface LargeTenantSize {
  readonly people: number;
  readonly groupsEach: number;
}

/** Groups of each level, from those that people are in up to the outermost: five deep. */
const groupsByLevel = [4_000, 800, 160, 32, 6] as const;
/** Coprime to the number of innermost groups, so that somebody's groups are all different and far apart. */
const stride = 97;
const pieceCharacters = 1_000_000;

const guid = (kind: number, number: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const personId = (person: number) => guid(1, person);
const groupId = (level: number, group: number) => guid(16 + level, group);
const accountOf = (person: number) => `person.${person}@large.example`;
const isAdmin = (person: number) => person % 1_000 === 1;
const innermost = groupsByLevel[0];

export const membershipForms = ['groups.ndjson', 'members.csv'] as const;
export type MembershipForm = (typeof membershipForms)[number];

export function writeLargeTenant(folder: string, { people, groupsEach }: LargeTenantSize, form: MembershipForm): void {
  const all = Array.from({ length: people }, (_, person) => person);
  writeList(join(folder, 'users.json'), all, (person) => ({
    id: personId(person),
    userPrincipalName: accountOf(person),
    displayName: `Person ${person}`,
    userType: 'Member',
    accountEnabled: person % 50 !== 0,
  }));
  writeList(join(folder, 'registration.json'), all, (person) => ({
    id: personId(person),
    userPrincipalName: accountOf(person),
    userType: 'member',
    isAdmin: isAdmin(person),
    isMfaRegistered: true,
    methodsRegistered: [['mobilePhone'], ['microsoftAuthenticatorPush', 'mobilePhone'], ['passKeyDeviceBound'], []][
      person % 4
    ],
  }));
  const holders = all.filter((person) => person % 4 === 2);
  writeList(join(folder, 'fido2Methods.json'), holders, (person) => ({
    userId: personId(person),
    fido2Methods: [{ id: guid(2, person), aaGuid: '2fc0579f-8113-47ea-b116-bb5a8db9202a', passkeyType: 'deviceBound' }],
  }));
  writeFileSync(join(folder, 'policies.json'), largeTenantPolicies(groupId));
  const admins = all.filter(isAdmin);
  writeList(join(folder, 'roleAssignments.json'), admins, (person) => ({
    principalId: personId(person),
    roleDefinitionId: exampleRoles[0].templateId,
    directoryScopeId: '/',
  }));
  writeList(join(folder, 'signIns.json'), admins, (person) => ({
    id: guid(5, person),
    createdDateTime: '2026-11-23T08:10:00Z',
    userId: personId(person),
    status: { errorCode: 0 },
    authenticationDetails: [{ authenticationMethod: 'Text message', succeeded: true }],
  }));
  if (form === 'members.csv') {
    writePieces(join(folder, form), csvLines(people, groupsEach));
    writeList(join(folder, 'groups.json'), [...groups()], ({ level, group }) => ({
      id: groupId(level, group),
      displayName: `Group ${level}.${group}`,
      securityEnabled: true,
    }));
  } else writePieces(join(folder, form), groupLines(people, groupsEach));
}

/** Place of somebody's nth group among the innermost. */
const groupOf = (person: number, nth: number) => (person + nth * stride) % innermost;

function* groups(): Generator<{ readonly level: number; readonly group: number }> {
  for (const [level, count] of groupsByLevel.entries())
    for (let group = 0; group < count; group += 1) yield { level, group };
}

function* childrenOf(level: number, group: number): Generator<string> {
  for (let child = group; child < (groupsByLevel[level - 1] ?? 0); child += groupsByLevel[level] ?? 1)
    yield groupId(level - 1, child);
}

function* csvLines(people: number, groupsEach: number): Generator<string> {
  yield 'groupId,memberId\n';
  for (const { level, group } of groups())
    for (const child of childrenOf(level, group)) yield `${groupId(level, group)},${child}\n`;
  for (let person = 0; person < people; person += 1)
    for (let nth = 0; nth < groupsEach; nth += 1) yield `${groupId(0, groupOf(person, nth))},${personId(person)}\n`;
}

function* groupLines(people: number, groupsEach: number): Generator<string> {
  for (const { level, group } of groups()) {
    const memberIds = level === 0 ? [...membersOf(group, people, groupsEach)] : [...childrenOf(level, group)];
    yield `${JSON.stringify({ id: groupId(level, group), displayName: `Group ${level}.${group}`, securityEnabled: true, memberIds })}\n`;
  }
}

function* membersOf(group: number, people: number, groupsEach: number): Generator<string> {
  for (let nth = 0; nth < groupsEach; nth += 1) {
    const first = (((group - nth * stride) % innermost) + innermost) % innermost;
    for (let person = first; person < people; person += innermost) yield personId(person);
  }
}

function writeList<T>(file: string, rows: readonly T[], told: (row: T) => object): void {
  writePieces(file, lines());

  function* lines(): Generator<string> {
    yield '{"value":[\n';
    for (const [at, row] of rows.entries()) yield `${at === 0 ? '' : ',\n'}${JSON.stringify(told(row))}`;
    yield '\n]}\n';
  }
}

function writePieces(file: string, lines: Iterable<string>): void {
  const descriptor = openSync(file, 'wx');
  try {
    let held = '';
    for (const line of lines) {
      held += line;
      if (held.length < pieceCharacters) continue;
      writeSync(descriptor, held);
      held = '';
    }
    writeSync(descriptor, held);
  } finally {
    closeSync(descriptor);
  }
}
