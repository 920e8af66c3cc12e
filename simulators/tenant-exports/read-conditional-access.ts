// Conditional Access policies as Graph, its SDK or Microsoft365DSC writes them. Whatever is demanded or conditioned and not evaluated here is
// named in `notUnderstood`; hollow objects, as the SDK writes for what is not set, are no conditions.
import {
  clientAppTypes,
  conditionalAccessPolicy,
  grantControls,
  platforms,
  riskLevels,
} from '../../scenarios/schema/conditional-access.ts';
import {
  booleanAt,
  dateOf,
  isAnnotation,
  isHollow,
  isObject,
  listAt,
  memberOf,
  quoted,
  textAt,
  textOf,
  textsOf,
  type JsonObject,
} from './json-members.ts';
import type { Reading } from './reading.ts';
import { readStrength } from './read-strength.ts';
import { unflattened } from './unflattened-policy.ts';

const states = ['enabled', 'disabled', 'enabledForReportingButNotEnforced'] as const;
/** Members of a policy, of its conditions and so on that are read, or say nothing of whom it is for and what it demands. */
const read = {
  policy: [
    'id',
    'displayName',
    'state',
    'conditions',
    'grantControls',
    'sessionControls',
    'description',
    'templateId',
    'createdDateTime',
    'modifiedDateTime',
    'deletedDateTime',
    'additionalProperties',
  ],
  conditions: [
    'users',
    'applications',
    'clientAppTypes',
    'platforms',
    'locations',
    'userRiskLevels',
    'signInRiskLevels',
  ],
  users: [
    'includeUsers',
    'excludeUsers',
    'includeGroups',
    'excludeGroups',
    'includeRoles',
    'excludeRoles',
    'includeGuestsOrExternalUsers',
    'excludeGuestsOrExternalUsers',
  ],
  applications: ['includeApplications', 'excludeApplications', 'includeUserActions'],
  grantControls: ['operator', 'builtInControls', 'authenticationStrength', 'termsOfUse'],
} as const;

/** @returns policies read: 1 or 0. */
export function readConditionalAccessPolicy(told: JsonObject, reading: Reading): number {
  const object = unflattened(told);
  const displayName = textAt(object, 'displayName');
  const id = textAt(object, 'id') ?? displayName;
  const name = displayName ?? id;
  if (id === undefined || name === undefined) {
    reading.leaveOut('found a Conditional Access policy without id and name, expected one of them; it is not judged.');
    return 0;
  }
  const state = states.find((one) => one.toLowerCase() === textAt(object, 'state')?.toLowerCase());
  if (state === undefined) {
    reading.leaveOut(
      `found the state ${quoted(memberOf(object, 'state'))} of the policy ${quoted(name)}, expected ${states.join(', ')}; it is not judged.`,
      ['state'],
    );
    return 0;
  }
  const open: string[] = [];
  const parsed = conditionalAccessPolicy.safeParse({
    id: id.toLowerCase().slice(0, 100),
    displayName: name.slice(0, 300),
    state,
    conditions: conditionsOf(object, open),
    ...grantOf(object, reading, open),
    notUnderstood: [...new Set([...open, ...othersOf(object, 'policy'), ...sessionControls(object)])]
      .slice(0, 100)
      .map((one) => one.slice(0, 300)),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
    reading.leaveOut(
      `found what no policy has at ${path.join('.') || 'the top'} of ${quoted(name)} (${issue?.message ?? ''}); it is not judged.`,
      path,
    );
    return 0;
  }
  const policy = parsed.data;
  reading.draft.exported.add('conditionalAccess');
  const modifiedAt = dateOf(memberOf(object, 'modifiedDateTime'));
  const twice = reading.draft.conditionalAccess.tell(policy.id, policy, reading.file, modifiedAt);
  if (twice !== undefined) reading.note(twice, name.slice(0, 60));
  noteOddities(policy.notUnderstood, reading, name.slice(0, 60));
  return 1;
}

function conditionsOf(policy: JsonObject, open: string[]): unknown {
  const conditions = memberOf(policy, 'conditions');
  if (!isObject(conditions)) {
    open.push('conditions: not told');
    return {};
  }
  open.push(...othersOf(conditions, 'conditions'));
  const users = objectAt(conditions, 'users');
  const applications = objectAt(conditions, 'applications');
  open.push(...othersOf(users, 'users'), ...othersOf(applications, 'applications'));
  open.push(...unknownWords(users, 'includeUsers', ['All', 'None', 'GuestsOrExternalUsers']));
  for (const name of ['includeApplications', 'excludeApplications'])
    open.push(...unknownWords(applications, name, ['All', 'None', 'Office365', 'MicrosoftAdminPortals']));
  const places = objectAt(conditions, 'locations');
  const systems = objectAt(conditions, 'platforms');
  return {
    users: {
      ...idLists(users, read.users.slice(0, 6)),
      includesGuests: !isHollow(memberOf(users, 'includeGuestsOrExternalUsers')),
      excludesGuests: !isHollow(memberOf(users, 'excludeGuestsOrExternalUsers')),
    },
    applications: idLists(applications, read.applications),
    clientAppTypes: chosen(conditions, 'clientAppTypes', ['all', ...clientAppTypes], open),
    ...(isHollow(systems)
      ? {}
      : {
          platforms: {
            includePlatforms: chosen(systems, 'includePlatforms', ['all', ...platforms], open),
            excludePlatforms: chosen(systems, 'excludePlatforms', platforms, open),
          },
        }),
    ...(isHollow(places) ? {} : { locations: idLists(places, ['includeLocations', 'excludeLocations']) }),
    userRiskLevels: chosen(conditions, 'userRiskLevels', riskLevels, open),
    signInRiskLevels: chosen(conditions, 'signInRiskLevels', riskLevels, open),
  };
}

function grantOf(policy: JsonObject, reading: Reading, open: string[]): object {
  const grant = memberOf(policy, 'grantControls');
  if (!isObject(grant) || isHollow({ ...grant, operator: null, Operator: null })) return {};
  open.push(...othersOf(grant, 'grantControls'));
  const operator = textAt(grant, 'operator')?.toUpperCase();
  return {
    grantControls: {
      operator: operator === 'AND' ? 'AND' : 'OR',
      builtInControls: chosen(grant, 'builtInControls', grantControls, open),
      ...strengthOf(memberOf(grant, 'authenticationStrength'), reading),
      termsOfUse: textsOf(memberOf(grant, 'termsOfUse')),
    },
  };
}

/** Expanded as an object, or its id alone. */
function strengthOf(value: unknown, reading: Reading): object {
  if (isObject(value) && !isHollow(memberOf(value, 'allowedCombinations'))) readStrength(value, reading);
  const id = isObject(value) ? textAt(value, 'id') : textOf(value);
  return id === undefined ? {} : { authenticationStrength: id.toLowerCase().slice(0, 100) };
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const value = memberOf(object, name);
  return isObject(value) ? value : {};
}

/** Words such as "All" keep their case, ids are compared in lower case. */
function idLists(object: JsonObject, names: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      listAt(object, name).flatMap((one) => {
        const text = textOf(isObject(one) ? memberOf(one, 'id') : one);
        return text === undefined ? [] : [/^[\da-f-]{36}$/i.test(text) ? text.toLowerCase() : text];
      }),
    ]),
  );
}

/** Words in place of ids that stand for whole kinds, of which nothing here knows whom they are for: "AllAgentIdResources". */
function unknownWords(object: JsonObject, name: string, known: readonly string[]): string[] {
  return textsOf(memberOf(object, name))
    .filter((one) => /^[A-Z][A-Za-z\d]+$/.test(one) && !known.includes(one))
    .map((one) => `${name}: ${one}`);
}

/** Those of the list that are known, spelled as Graph does; the others are named as not understood. */
function chosen(object: JsonObject, name: string, known: readonly string[], open: string[]): string[] {
  return textsOf(memberOf(object, name)).flatMap((one) => {
    const found = known.find((value) => value.toLowerCase() === one.toLowerCase());
    if (found === undefined) open.push(`${name}: ${one}`);
    return found === undefined ? [] : [found];
  });
}

/** Members that have a value and are not read. */
function othersOf(object: JsonObject, part: keyof typeof read): string[] {
  const names = new Set(read[part].map((name) => name.toLowerCase()));
  return Object.entries(object)
    .filter(([name, value]) => !isAnnotation(name) && !names.has(name.toLowerCase()) && !isHollow(value))
    .map(([name, value]) => {
      const spelled = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      const texts = textsOf(value);
      return `${part === 'policy' ? '' : `${part}.`}${spelled}${texts.length > 0 ? `: ${texts.slice(0, 5).join(', ')}` : ''}`;
    });
}

/** Controls of the session are no demand of the sign-in; those that are on are told. */
function sessionControls(policy: JsonObject): string[] {
  const controls = memberOf(policy, 'sessionControls');
  if (!isObject(controls)) return [];
  return Object.entries(controls)
    .filter(([name, value]) => !isAnnotation(name) && value !== false && !isHollow(value))
    .filter(([, value]) => !(isObject(value) && booleanAt(value, 'isEnabled') === false))
    .map(([name]) => `sessionControls.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

function noteOddities(notUnderstood: readonly string[], reading: Reading, name: string): void {
  const beyondSession = notUnderstood.filter((one) => !one.startsWith('sessionControls.'));
  if (beyondSession.length > 0)
    reading.note(
      'Has conditions or controls that are not evaluated, and is told so',
      `${name}: ${beyondSession.join('; ').slice(0, 200)}`,
    );
}
