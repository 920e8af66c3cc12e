// Smaller kinds: places, devices, names of ids, and the audit log, of which only changes of policies are told.
import type { TenantDevice } from '../../scenarios/schema/tenant.ts';
import {
  booleanAt,
  dateOf,
  idAt,
  isHollow,
  isObject,
  listAt,
  memberOf,
  textAt,
  type JsonObject,
} from './json-members.ts';
import { keyOf } from './read-groups.ts';
import type { Reading } from './reading.ts';

/** @returns places read: 1 or 0. */
export function readNamedLocation(object: JsonObject, reading: Reading): number {
  const id = idAt(object, 'id');
  if (id === undefined) {
    reading.leaveOut('found a named location without an id.');
    return 0;
  }
  const isTrusted = booleanAt(object, 'isTrusted');
  const location = {
    id,
    displayName: textAt(object, 'displayName')?.slice(0, 300) ?? id,
    ...(isTrusted === undefined ? {} : { isTrusted }),
  };
  reading.draft.exported.add('locations');
  const twice = reading.draft.locations.tell(id, location, reading.file, dateOf(memberOf(object, 'modifiedDateTime')));
  if (twice !== undefined) reading.note(twice, location.displayName);
  return 1;
}

/** Of a person by name, or of each who is registered as its owner. @returns devices read: 1 or 0. */
export function readDevice(object: JsonObject, reading: Reading): number {
  const owners = [
    idAt(object, 'userId', 'userPrincipalName', 'emailAddress'),
    ...['registeredOwners', 'registeredUsers'].flatMap((name) => listAt(object, name).map(keyOf)),
  ].filter((owner) => owner !== undefined);
  if (owners.length === 0) {
    reading.note('Devices of which nothing tells whose they are were left out');
    return 0;
  }
  const id = idAt(object, 'id', 'deviceId');
  if (id !== undefined && reading.draft.devicesSeen.has(id)) return 0;
  if (id !== undefined) reading.draft.devicesSeen.add(id);
  const device = deviceOf(object);
  for (const owner of new Set(owners)) {
    const person = owner.includes('@')
      ? reading.draft.people.person(undefined, owner)
      : reading.draft.people.person(owner, undefined);
    if (person !== undefined) (person.devices ??= []).push(device);
  }
  return 1;
}

const systems: readonly (readonly [RegExp, TenantDevice['platform']])[] = [
  [/windows/i, 'windows'],
  [/mac/i, 'macOS'],
  [/i(pad|phone)?\s?os|ipad|iphone/i, 'iOS'],
  [/android/i, 'android'],
  [/linux/i, 'linux'],
];

function deviceOf(object: JsonObject): TenantDevice {
  const system = textAt(object, 'operatingSystem') ?? '';
  const compliance = textAt(object, 'complianceState')?.toLowerCase();
  const isCompliant =
    booleanAt(object, 'isCompliant') ?? (compliance === undefined ? undefined : compliance === 'compliant');
  // trustType: AzureAd (joined), ServerAd (hybrid), Workplace (registered alone).
  const trust = textAt(object, 'trustType')?.toLowerCase();
  const isManaged = trust === undefined ? booleanAt(object, 'isManaged') : trust !== 'workplace';
  return {
    platform: systems.find(([pattern]) => pattern.test(system))?.[1] ?? 'other',
    ...(isCompliant === undefined ? {} : { isCompliant }),
    ...(isManaged === undefined ? {} : { isManaged }),
  };
}

/** {"TenantId", "Objects": [{"DisplayName", "Id", "Type"}]}. @returns names read. */
export function readNames(object: JsonObject, reading: Reading): number {
  let rows = 0;
  for (const one of listAt(object, 'objects')) {
    if (!isObject(one)) continue;
    const id = idAt(one, 'id');
    const name = textAt(one, 'displayName');
    if (id === undefined || name === undefined) continue;
    reading.draft.names.set(id, name.slice(0, 300));
    if (textAt(one, 'type')?.toLowerCase() === 'group') reading.draft.group(id).displayName ??= name.slice(0, 300);
    rows += 1;
  }
  return rows;
}

/** Nothing is judged by it: it tells whether policies changed, and by whom. @returns rows read: 1. */
export function readAudit(object: JsonObject, reading: Reading): number {
  const activity = textAt(object, 'activityDisplayName', 'operationName') ?? 'an activity without a name';
  if (!/policy/i.test(activity)) return 1;
  const by = memberOf(object, 'initiatedBy');
  const initiator = isObject(by) ? by : {};
  const isApplication = isHollow(memberOf(initiator, 'user')) && !isHollow(memberOf(initiator, 'app'));
  const when = dateOf(memberOf(object, 'activityDateTime'))?.slice(0, 10);
  reading.note(
    `A policy was changed by ${isApplication ? 'an application' : 'a person'}: exports from before do not have it`,
    [activity.slice(0, 80), ...(when === undefined ? [] : [when]), ...changedIn(object)].join(', '),
  );
  return 1;
}

/** Names of what was changed. Its values are JSON in texts, and stay there. */
function changedIn(object: JsonObject): readonly string[] {
  const names = listAt(object, 'targetResources').flatMap((target) =>
    isObject(target)
      ? listAt(target, 'modifiedProperties').flatMap((one) => (isObject(one) ? (textAt(one, 'displayName') ?? []) : []))
      : [],
  );
  return names.length === 0 ? [] : [`of ${[...new Set(names)].slice(0, 3).join(', ').slice(0, 120)}`];
}
