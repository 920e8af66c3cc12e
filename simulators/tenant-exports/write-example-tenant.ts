// The exports of a small tenant to try the policy command on: sixty people, nested groups, profiles, policies, roles, what is registered and
// used; with the problems of example-policies.ts, and these: an administrator with a synced passkey, one on text messages, two without a
// phishing-resistant method; a group that steers policies and is not role-assignable, owned by somebody who is no administrator.
import { join } from 'node:path';
import { makeFile, makeFolder, refuseForeign } from '../store/named-folder.ts';
import { exampleId, examplePeople, ofPersona, passkeysOf, type ExamplePerson } from './example-people.ts';
import {
  exampleGroups,
  exampleLocation,
  exampleMethodsPolicy,
  examplePolicies,
  exampleRoles,
  exampleStrengths,
} from './example-policies.ts';

/** Nothing is written over. @throws PilotError, bad input: folder-not-empty, folder-not-possible. */
export async function writeExampleTenant(folder: string): Promise<void> {
  refuseForeign(folder, 'give another folder to --example');
  makeFolder(folder);
  for (const [name, content] of Object.entries(exampleExports()))
    makeFile(join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
}

const listed = (address: string, value: readonly unknown[]) => ({
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${address}`,
  value,
});

function exampleExports(): Readonly<Record<string, unknown>> {
  return {
    'authenticationMethodsPolicy.json': exampleMethodsPolicy,
    'conditionalAccessPolicies.json': listed('identity/conditionalAccess/policies', examplePolicies),
    'authenticationStrengths.json': listed('policies/authenticationStrengthPolicies', exampleStrengths),
    'namedLocations.json': listed('identity/conditionalAccess/namedLocations', [exampleLocation]),
    'groups.json': listed('groups', groups()),
    'users.json': listed('users', examplePeople.map(user)),
    'userRegistrationDetails.json': listed(
      'reports/authenticationMethods/userRegistrationDetails',
      examplePeople.filter(({ accountEnabled }) => accountEnabled).map(registrationRow),
    ),
    'fido2Methods.json': examplePeople.map((person) => ({ userId: person.id, fido2Methods: passkeysOf(person) })),
    'roleAssignments.json': listed('roleManagement/directory/roleAssignments(roleDefinition())', assignments()),
    'roleEligibilitySchedules.json': listed('roleManagement/directory/roleEligibilitySchedules', eligibilities()),
    'devices.json': listed('devices', devices()),
    'signIns.json': {
      ...listed('auditLogs/signIns', signIns()),
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#auditLogs/signIns',
    },
  };
}

const user = ({ id, userPrincipalName, displayName, accountEnabled, persona }: ExamplePerson) => ({
  id,
  userPrincipalName,
  displayName,
  accountEnabled,
  userType: persona === 'guest' ? 'Guest' : 'Member',
});

const registrationRow = (person: ExamplePerson) => ({
  id: person.id,
  userPrincipalName: person.userPrincipalName,
  userDisplayName: person.displayName,
  userType: person.persona === 'guest' ? 'guest' : 'member',
  isAdmin: person.persona === 'administrator' || person.persona === 'emergency',
  isMfaRegistered: person.methodsRegistered.length > 0,
  isMfaCapable: person.methodsRegistered.length > 0,
  isSsprEnabled: person.persona !== 'guest',
  methodsRegistered: person.methodsRegistered,
  lastUpdatedDateTime: '2026-11-28T02:00:00Z',
});

/** Administrators are staff by the head office, three groups deep. */
function groups(): readonly object[] {
  const people = (list: readonly ExamplePerson[]) =>
    list.map(({ id }) => ({ '@odata.type': '#microsoft.graph.user', id }));
  const nested = (...ids: readonly string[]) => ids.map((id) => ({ '@odata.type': '#microsoft.graph.group', id }));
  const group = (id: string, displayName: string, members: readonly object[], more: object = {}) => ({
    id,
    displayName,
    groupTypes: [],
    securityEnabled: true,
    mailEnabled: false,
    isAssignableToRole: false,
    owners: [],
    members,
    ...more,
  });
  const owners = ofPersona('office')
    .slice(0, 1)
    .map(({ id }) => ({ id }));
  return [
    group(exampleGroups.staff, 'All staff', nested(exampleGroups.headOffice, exampleGroups.field)),
    group(exampleGroups.headOffice, 'Head office', nested(exampleGroups.office, exampleGroups.administrators)),
    group(exampleGroups.office, 'Office', people(ofPersona('office'))),
    group(exampleGroups.administrators, 'Administrators', people(ofPersona('administrator')), { owners }),
    group(exampleGroups.field, 'Field service', people(ofPersona('field'))),
    group(exampleGroups.plant, 'Plant', people(ofPersona('plant'))),
    group(
      exampleGroups.passPilot,
      'Pilot of passes',
      people([...ofPersona('administrator').slice(5), ...ofPersona('office').slice(0, 4)]),
    ),
    group(exampleGroups.emergency, 'Emergency accounts', people(ofPersona('emergency')), { isAssignableToRole: true }),
  ];
}

const holder = ({ id }: ExamplePerson, role: (typeof exampleRoles)[number]) => ({
  id: exampleId(`assignment ${id} ${role.templateId}`),
  principalId: id,
  roleDefinitionId: role.templateId,
  directoryScopeId: '/',
  roleDefinition: { id: role.templateId, templateId: role.templateId, displayName: role.displayName },
});

const [globalAdministrator, privileged, helpDesk] = exampleRoles;

function assignments(): readonly object[] {
  const [first, second, third] = ofPersona('administrator');
  return [
    ...ofPersona('emergency').map((person) => holder(person, globalAdministrator)),
    ...[first, second].flatMap((person) => (person === undefined ? [] : [holder(person, globalAdministrator)])),
    ...(third === undefined ? [] : [holder(third, helpDesk)]),
  ];
}

const eligibilities = () =>
  ofPersona('administrator')
    .slice(3)
    .map((person) => holder(person, privileged));

/** Desktops that are managed for the office; private phones for all that have one. */
function devices(): readonly object[] {
  const device = (person: ExamplePerson, operatingSystem: string, trustType: string, isCompliant: boolean) => ({
    id: exampleId(`device ${operatingSystem} ${person.id}`),
    deviceId: exampleId(`device id ${operatingSystem} ${person.id}`),
    operatingSystem,
    trustType,
    isCompliant,
    isManaged: isCompliant,
    registeredOwners: [{ '@odata.type': '#microsoft.graph.user', id: person.id }],
  });
  const withDesk = [...ofPersona('administrator'), ...ofPersona('office')];
  const withPhone = [...withDesk, ...ofPersona('field')];
  return [
    ...withDesk.map((person) => device(person, 'Windows', 'AzureAd', true)),
    ...withPhone.map((person, at) => device(person, at % 3 === 0 ? 'Android' : 'iOS', 'Workplace', false)),
  ];
}

/** One each of the administrators and of some others, last week. */
function signIns(): readonly object[] {
  const used: Readonly<Record<string, string>> = {
    mobilePhone: 'Text message',
    microsoftAuthenticatorPush: 'Mobile app notification',
    softwareOneTimePasscode: 'OATH verification code',
    passKeyDeviceBound: 'Passkey (device-bound)',
    passKeySynced: 'Passkey (synced)',
  };
  return [...ofPersona('administrator'), ...ofPersona('office').slice(0, 5)].flatMap((person, at) => {
    const [method] = person.methodsRegistered;
    if (method === undefined) return [];
    const steps = method.startsWith('passKey') ? [used[method]] : ['Password', used[method]];
    return [
      {
        id: exampleId(`sign-in ${person.id}`),
        createdDateTime: `2026-11-2${3 + (at % 5)}T08:1${at % 10}:00Z`,
        userId: person.id,
        userPrincipalName: person.userPrincipalName,
        appDisplayName: 'Office 365 Exchange Online',
        clientAppUsed: 'Browser',
        isInteractive: true,
        conditionalAccessStatus: 'success',
        status: { errorCode: 0, failureReason: 'Other.' },
        authenticationRequirement: 'multiFactorAuthentication',
        authenticationDetails: steps.map((authenticationMethod) => ({ authenticationMethod, succeeded: true })),
      },
    ];
  });
}
