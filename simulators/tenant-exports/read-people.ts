// People: users of the directory, rows of the registration report, passkeys by person.
import type { HeldPasskey } from '../../scenarios/schema/tenant.ts';
import {
  booleanAt,
  dateOf,
  idAt,
  isObject,
  listAt,
  memberOf,
  quoted,
  textAt,
  textsOf,
  type JsonObject,
} from './json-members.ts';
import { pathParts } from './export-files.ts';
import type { PersonDraft } from './people-draft.ts';
import { addGroupOfPath, addGroupsOf } from './read-groups.ts';
import type { Reading } from './reading.ts';
import { isGuid } from './recognise.ts';
import { modesOf } from '../../scenarios/schema/registered-method.ts';

const longestName = 300;

/** @returns people read: 1 or 0. */
export function readPerson(object: JsonObject, reading: Reading): number {
  const person = namedPerson(object, reading);
  if (person === undefined) return 0;
  reading.draft.exported.add('directory');
  const accountEnabled = booleanAt(object, 'accountEnabled');
  if (accountEnabled !== undefined) {
    person.accountEnabled ??= accountEnabled;
    if (accountEnabled !== person.accountEnabled)
      reading.note(
        'Whether an account is enabled was told otherwise before; what was read first counts',
        person.userPrincipalName ?? person.id,
      );
  }
  const key = person.id ?? person.userPrincipalName;
  if (key !== undefined) {
    const rows = addGroupsOf(object, key, reading);
    if (rows > 0) reading.alsoRead('membership', rows);
    addGroupOfPath(key, reading);
  }
  const passkeys = addPasskeysOf(object, person, reading);
  if (passkeys > 0) reading.alsoRead('passkey', passkeys);
  return 1;
}

/** @returns people read: 1 or 0. */
export function readRegistration(object: JsonObject, reading: Reading): number {
  const person = namedPerson(object, reading);
  if (person === undefined) return 0;
  const told = memberOf(object, 'methodsRegistered');
  if (told === undefined || told === null) reading.note('Rows do not tell which methods are registered');
  else person.methodsRegistered = reading.draft.people.sameMethods(textsOf(told));
  for (const method of person.methodsRegistered ?? [])
    if (modesOf(method) === undefined)
      reading.note(
        `The method ${quoted(method)} is unknown to Graph's present list: kept as written, and taken for nothing else`,
      );
  const isAdmin = booleanAt(object, 'isAdmin');
  if (isAdmin !== undefined) person.isAdminInReport = isAdmin;
  const isResetCapable = booleanAt(object, 'isSsprCapable');
  if (isResetCapable !== undefined) person.isResetCapable = isResetCapable;
  return 1;
}

/** Those of a person, or one by itself. @returns passkeys read. */
export function readPasskey(object: JsonObject, reading: Reading): number {
  const isList = passkeyLists.some((name) => memberOf(object, name) !== undefined);
  const owner = isList ? idAt(object, 'userId', 'userPrincipalName', 'upn', 'user', 'id') : ownerOf(object, reading);
  const person = owner === undefined ? undefined : personOfKey(owner, reading);
  if (person === undefined) {
    reading.leaveOut(
      'found a passkey and nothing that tells whose it is, expected a userId beside it; export it by person.',
    );
    return 0;
  }
  if (isList) return addPasskeysOf(object, person, reading);
  addPasskeys(person, [object], reading);
  return 1;
}

/** A passkey by itself says whose it is by a member, by the address Graph wrote, or by the folders it lies in. */
function ownerOf(object: JsonObject, { around, file }: Reading): string | undefined {
  const owner =
    idAt(object, 'userId', 'userPrincipalName', 'upn', 'user') ??
    /users\('?([^')]+)'?\)/i.exec(around.context ?? '')?.[1] ??
    around.keys.findLast((key) => isGuid(key) || key.includes('@')) ??
    pathParts(file)
      .map((part) => part.replace(/\.json$/i, ''))
      .findLast(isGuid);
  return owner?.toLowerCase();
}

const passkeyLists = ['fido2Methods', 'passkeys'] as const;

/** A list without passkeys says that there are none. @returns how many there are. */
function addPasskeysOf(object: JsonObject, person: PersonDraft, reading: Reading): number {
  const authentication = memberOf(object, 'authentication');
  const holders = [object, ...(isObject(authentication) ? [authentication] : [])];
  let passkeys = 0;
  for (const holder of holders)
    for (const name of passkeyLists) {
      if (memberOf(holder, name) === undefined) continue;
      person.passkeys ??= [];
      const told = listAt(holder, name);
      addPasskeys(person, told, reading);
      passkeys += told.length;
    }
  return passkeys;
}

function personOfKey(key: string, { draft }: Reading): PersonDraft | undefined {
  return key.includes('@') ? draft.people.person(undefined, key) : draft.people.person(key, undefined);
}

function namedPerson(object: JsonObject, reading: Reading): PersonDraft | undefined {
  const id = idAt(object, 'id', 'userId', 'objectId', 'azureAdId');
  const person = reading.draft.people.person(id, idAt(object, 'userPrincipalName', 'upn'));
  if (person === undefined) {
    reading.leaveOut('found a person without id and userPrincipalName, expected one of them.');
    return undefined;
  }
  const displayName = textAt(object, 'displayName', 'userDisplayName');
  if (displayName !== undefined) person.displayName ??= displayName.slice(0, longestName);
  const userType = textAt(object, 'userType')?.toLowerCase();
  if (userType === 'member' || userType === 'guest') person.userType = userType;
  return person;
}

function addPasskeys(person: PersonDraft, told: readonly unknown[], reading: Reading): void {
  for (const one of told) {
    if (!isObject(one)) {
      reading.note('A passkey that is no object was left out');
      continue;
    }
    const passkey = passkeyOf(one);
    const known = person.passkeys?.some(({ id }) => id !== undefined && id === passkey.id) ?? false;
    if (!known) (person.passkeys ??= []).push(passkey);
  }
}

function passkeyOf(object: JsonObject): HeldPasskey {
  const level = textAt(object, 'attestationLevel')?.toLowerCase();
  const type = textAt(object, 'passkeyType')?.toLowerCase();
  const facts = {
    id: textAt(object, 'id'),
    displayName: textAt(object, 'displayName')?.slice(0, longestName),
    aaguid: idAt(object, 'aaGuid'),
    model: textAt(object, 'model')?.slice(0, longestName),
    attested: level === 'attested' ? true : level === 'notattested' ? false : undefined,
    passkeyType:
      type === 'synced' ? ('synced' as const) : type === 'devicebound' ? ('deviceBound' as const) : undefined,
    createdAt: dateOf(memberOf(object, 'createdDateTime')),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
