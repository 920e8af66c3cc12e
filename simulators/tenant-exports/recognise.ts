// What an object of an export is, by what is in it: names of files say nothing. Where an object says too little by itself (an id and a
// name), the address Graph wrote beside it, or the member it stands in, says the rest.
import { firstOf, hasMember, isHollow, isObject, memberOf, namesOf, textAt, type JsonObject } from './json-members.ts';

export const exportKinds = {
  methodsPolicy: 'authentication methods policy',
  method: 'configuration of an authentication method',
  conditionalAccessPolicy: 'Conditional Access policies',
  strength: 'authentication strengths',
  namedLocation: 'named locations',
  group: 'groups',
  membership: 'memberships',
  person: 'people of the directory',
  registration: 'registration report',
  passkey: 'passkeys held',
  roleAssignment: 'role assignments',
  directoryRole: 'directory roles with their members',
  roleDefinition: 'names of roles',
  device: 'devices',
  signIn: 'sign-in log',
  audit: 'audit log',
  names: 'names of ids (migration table)',
  termsOfUse: 'terms of use (nothing of them is needed)',
  verifiedId: 'request or answer of Verified ID (nothing of a policy in it)',
  placeholder: 'placeholder rows, dropped',
} as const;
export type ExportKind = keyof typeof exportKinds;

/** What is known of an object beyond itself. */
export interface Surroundings {
  /** `@odata.context` that it stands under. */
  readonly context?: string;
  /** Members that it stands in, outermost first, as written. */
  readonly keys: readonly string[];
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isGuid = (text: string) => guid.test(text);

const byType: readonly (readonly [RegExp, ExportKind])[] = [
  [/^authenticationmethodspolicy$/, 'methodsPolicy'],
  [/authenticationmethodconfiguration$/, 'method'],
  [/^conditionalaccesspolicy$/, 'conditionalAccessPolicy'],
  [/^authenticationstrengthpolicy$/, 'strength'],
  [/namedlocation$/, 'namedLocation'],
  [/^userregistrationdetails$/, 'registration'],
  [/^fido2authenticationmethod$/, 'passkey'],
  [/^unifiedrole(assignment|eligibility)/, 'roleAssignment'],
  [/^directoryrole$/, 'directoryRole'],
  [/^unifiedroledefinition$/, 'roleDefinition'],
  [/^(managed)?device$/, 'device'],
  [/^signin$/, 'signIn'],
  [/^directoryaudit$/, 'audit'],
  [/^agreement$/, 'termsOfUse'],
  [/^group$/, 'group'],
  [/^user$/, 'person'],
];

/** The end of an address of Graph, or a member that holds such objects, in lower case without separators. */
const byPlace: readonly (readonly [RegExp, ExportKind])[] = [
  [/authenticationmethodspolicy$/, 'methodsPolicy'],
  [/authenticationmethodconfigurations?(\(.*\))?$/, 'method'],
  [/conditionalaccess(policies)?$|conditionalaccess\/policies$/, 'conditionalAccessPolicy'],
  [/authenticationstrength(s|policies)?$|authenticationstrength\/policies$/, 'strength'],
  [/namedlocations$/, 'namedLocation'],
  [/userregistrationdetails$/, 'registration'],
  [/fido2methods$|passkeys$/, 'passkey'],
  [/(roleassignments|roleassignmentschedules|roleassignmentscheduleinstances)$/, 'roleAssignment'],
  [/(roleeligibilityschedules|roleeligibilityscheduleinstances)$/, 'roleAssignment'],
  [/directoryroles$/, 'directoryRole'],
  [/roledefinitions$/, 'roleDefinition'],
  [/(managed)?devices$/, 'device'],
  [/signins$/, 'signIn'],
  [/directoryaudits$/, 'audit'],
  [/agreements$/, 'termsOfUse'],
  [/groups$/, 'group'],
  [/(users|people)$/, 'person'],
];

export function kindByPlace({ context, keys }: Surroundings): ExportKind | undefined {
  const addresses = [
    keys.at(-1),
    context
      ?.split('#')
      .at(-1)
      ?.replace(/\/\$entity$/, ''),
  ];
  for (const address of addresses) {
    if (address === undefined) continue;
    const plain = address.toLowerCase().replaceAll(/[_\s-]|\(\)$|\([\w,]*\)$/g, '');
    const found = byPlace.find(([pattern]) => pattern.test(plain));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** Undefined: nothing that this reader knows by itself; its members may be. */
export function kindOf(object: JsonObject, around: Surroundings): ExportKind | undefined {
  if (isPlaceholder(object)) return 'placeholder';
  const type = (textAt(object, '@odata.type') ?? '').toLowerCase().replace('#microsoft.graph.', '');
  const typed = byType.find(([pattern]) => pattern.test(type));
  if (typed !== undefined) return typed[1];
  return kindByMembers(object, around) ?? kindOfNamed(object, around);
}

/** Only a name or an id: the place must say. */
function kindOfNamed(object: JsonObject, around: Surroundings): ExportKind | undefined {
  const isNamed = textAt(object, 'id', 'displayName', 'objectId') !== undefined;
  return isNamed ? kindByPlace(around) : undefined;
}

/** Names that are asked for are few, and objects many. */
const lowerCase = new Map<string, string>();
function lowerCaseOf(name: string): string {
  const known = lowerCase.get(name) ?? name.toLowerCase();
  lowerCase.set(name, known);
  return known;
}

function kindByMembers(object: JsonObject, around: Surroundings): ExportKind | undefined {
  const members = namesOf(object);
  const has = (...names: readonly string[]) => names.some((name) => members.has(lowerCaseOf(name)));
  if (has('authenticationMethodConfigurations', 'registrationEnforcement', 'policyMigrationState'))
    return 'methodsPolicy';
  if (has('passkeyProfiles', 'isAttestationEnforced', 'isSelfServiceRegistrationAllowed')) return 'method';
  if (has('conditions') && has('grantControls', 'sessionControls', 'state')) return 'conditionalAccessPolicy';
  if (has('state') && has('includeTargets', 'excludeTargets')) return 'method';
  if (has('builtInControls', 'grantControlOperator') && has('includeUsers', 'includeApplications', 'includeRoles'))
    return 'conditionalAccessPolicy';
  if (has('allowedCombinations')) return 'strength';
  if (has('methodsRegistered', 'isMfaCapable', 'isMfaRegistered')) return 'registration';
  if (has('authenticationDetails', 'authenticationRequirement', 'appliedConditionalAccessPolicies', 'clientAppUsed'))
    return 'signIn';
  if (has('activityDisplayName') && has('initiatedBy', 'targetResources')) return 'audit';
  if (has('principalId') && has('roleDefinitionId', 'roleTemplateId', 'directoryScopeId')) return 'roleAssignment';
  if (has('roleTemplateId') && has('members', 'displayName')) return 'directoryRole';
  if (has('rolePermissions') || (has('templateId') && has('isBuiltIn'))) return 'roleDefinition';
  if (has('aaGuid')) return 'passkey';
  if (has('ipRanges', 'countriesAndRegions') || (has('isTrusted') && has('displayName'))) return 'namedLocation';
  if (has('operatingSystem') && has('trustType', 'isCompliant', 'isManaged', 'complianceState', 'deviceId'))
    return 'device';
  if (has('objects') && has('tenantId', 'organization')) return 'names';
  if (isVerifiedId(object, around)) return 'verifiedId';
  if (isMembership(object)) return 'membership';
  if (has('fido2Methods', 'passkeys') && !has('accountEnabled', 'userType', 'memberOf', 'groups')) return 'passkey';
  if (has('userPrincipalName', 'upn')) return 'person';
  if (
    has('groupTypes', 'securityEnabled', 'isAssignableToRole', 'membershipRule') ||
    (has('id') && has('members', 'memberIds'))
  )
    return 'group';
  return has('isViewingBeforeAcceptanceRequired') ? 'termsOfUse' : undefined;
}

export const groupColumns = ['groupId', 'groupObjectId', 'group', 'groupName', 'groupDisplayName'] as const;
export const memberColumns = [
  'memberId',
  'memberObjectId',
  'member',
  'memberUserPrincipalName',
  'memberUpn',
  'memberName',
  'userId',
  'userPrincipalName',
  'upn',
] as const;

/** One row that says that somebody is in a group. */
function isMembership(object: JsonObject): boolean {
  const isText = (value: unknown) => typeof value === 'string';
  return isText(firstOf(object, groupColumns)) && isText(firstOf(object, memberColumns));
}

function isVerifiedId(object: JsonObject, { keys }: Surroundings): boolean {
  if (hasMember(object, 'requestedCredentials') || hasMember(object, 'verifiedIdClaimsContext')) return true;
  const type = textAt(object, '@odata.type', 'type') ?? '';
  return /verifiedIdClaimValidation/i.test(type) || (keys.length === 0 && hasMember(object, 'claims'));
}

/** A row that a tool put in to show which fields there are: "isZtModelRow", or a date of 1900 and no id. */
function isPlaceholder(object: JsonObject): boolean {
  if (memberOf(object, 'isZtModelRow') === true) return true;
  const date = textAt(object, 'createdDateTime', 'lastUpdatedDateTime', 'activityDateTime');
  return date?.startsWith('1900-01-01') === true && isHollow(firstOf(object, ['id', 'userId', 'userPrincipalName']));
}

/** What Azure Monitor puts around a row of a log. */
export function withoutEnvelope(object: JsonObject): JsonObject {
  const inner = memberOf(object, 'properties');
  return isObject(inner) && hasMember(object, 'category') && hasMember(object, 'operationName') ? inner : object;
}
