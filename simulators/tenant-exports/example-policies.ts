// The policies of the example tenant, as Graph has them, with problems planted: each is said where it stands.
import { exampleAaguids, exampleId } from './example-people.ts';

const profiles = {
  default: '00000000-0000-0000-0000-000000000001',
  administrators: exampleId('profile administrators'),
  plant: exampleId('profile plant'),
} as const;

export const exampleGroups = {
  staff: exampleId('group staff'),
  headOffice: exampleId('group head office'),
  office: exampleId('group office'),
  administrators: exampleId('group administrators'),
  field: exampleId('group field'),
  plant: exampleId('group plant'),
  passPilot: exampleId('group pass pilot'),
  emergency: exampleId('group emergency'),
} as const;

const target = (id: string) => ({ targetType: 'group', id, isRegistrationRequired: false });
const method = (type: string, id: string, state: string, more: object) => ({
  '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
  id,
  state,
  excludeTargets: [],
  ...more,
});

const fido2 = method('fido2', 'Fido2', 'enabled', {
  isSelfServiceRegistrationAllowed: true,
  // Deprecated root fields that say otherwise than the default profile.
  isAttestationEnforced: true,
  keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: [exampleAaguids.yubiKey5Nfc] },
  defaultPasskeyProfile: profiles.default,
  passkeyProfiles: [
    {
      id: profiles.default,
      name: 'Default passkey profile',
      passkeyTypes: 'deviceBound,synced',
      attestationEnforcement: 'disabled',
      // A list that has no effect.
      keyRestrictions: {
        isEnforced: false,
        enforcementType: 'allow',
        aaGuids: [exampleAaguids.yubiKey5Nfc, exampleAaguids.titanKey],
      },
    },
    {
      // Strict, and widened by the default profile: administrators are in the group of all staff too.
      id: profiles.administrators,
      name: 'Administrators: attested keys',
      passkeyTypes: 'deviceBound',
      attestationEnforcement: 'registrationOnly',
      keyRestrictions: {
        isEnforced: true,
        enforcementType: 'allow',
        // One twice, one that is none, and the one that stands for any.
        aaGuids: [
          exampleAaguids.yubiKey5Nfc,
          exampleAaguids.yubiKey5Nfc,
          '2fc0579f-8113-47ea-b116',
          '00000000-0000-0000-0000-000000000000',
        ],
      },
    },
    {
      // The model that people of the plant hold is not in it, and without attestation the list is advice alone.
      id: profiles.plant,
      name: 'Plant: shared keys',
      passkeyTypes: 'deviceBound',
      attestationEnforcement: 'disabled',
      keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: [exampleAaguids.yubiKey5Nfc] },
    },
  ],
  includeTargets: [
    { ...target(exampleGroups.staff), allowedPasskeyProfiles: [profiles.default] },
    { ...target(exampleGroups.administrators), allowedPasskeyProfiles: [profiles.administrators] },
    { ...target(exampleGroups.plant), allowedPasskeyProfiles: [profiles.plant] },
    // A group that was deleted.
    { ...target(exampleId('group deleted')), allowedPasskeyProfiles: [profiles.plant] },
  ],
});

export const exampleMethodsPolicy = {
  '@odata.context': 'https://graph.microsoft.com/beta/$metadata#policies/authenticationMethodsPolicy/$entity',
  id: 'authenticationMethodsPolicy',
  displayName: 'Authentication Methods Policy',
  lastModifiedDateTime: '2026-10-12T08:30:00Z',
  policyVersion: '1.5',
  policyMigrationState: 'migrationInProgress',
  optOutSettings: { passkeyDynamicMigration: true },
  registrationEnforcement: {
    authenticationMethodsRegistrationCampaign: {
      state: 'disabled',
      snoozeDurationInDays: 1,
      enforceRegistrationAfterAllowedSnoozes: true,
      includeTargets: [
        { id: 'all_users', targetType: 'group', targetedAuthenticationMethod: 'microsoftAuthenticator' },
      ],
      excludeTargets: [],
    },
  },
  authenticationMethodConfigurations: [
    fido2,
    method('microsoftAuthenticator', 'MicrosoftAuthenticator', 'enabled', { includeTargets: [target('all_users')] }),
    // Text messages for everybody, two months before they end.
    method('sms', 'Sms', 'enabled', { includeTargets: [{ ...target('all_users'), isUsableForSignIn: false }] }),
    method('voice', 'Voice', 'disabled', { includeTargets: [target('all_users')] }),
    method('softwareOath', 'SoftwareOath', 'enabled', { includeTargets: [target('all_users')] }),
    // Passes for a pilot alone: people of the plant who need one are outside of it.
    method('temporaryAccessPass', 'TemporaryAccessPass', 'enabled', {
      defaultLifetimeInMinutes: 480,
      defaultLength: 8,
      minimumLifetimeInMinutes: 60,
      maximumLifetimeInMinutes: 2_880,
      isUsableOnce: false,
      includeTargets: [target(exampleGroups.passPilot)],
    }),
  ],
} as const;

const strengths = {
  phishingResistant: '00000000-0000-0000-0000-000000000004',
  misnamed: exampleId('strength misnamed'),
  plantKeys: exampleId('strength plant keys'),
} as const;

export const exampleStrengths = [
  {
    // Its name says what its content does not.
    id: strengths.misnamed,
    displayName: 'Phishing-resistant for administrators',
    policyType: 'custom',
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['fido2', 'windowsHelloForBusiness', 'password,sms'],
    combinationConfigurations: [],
  },
  {
    // A key that the profile of the plant does not list: registered, and never enough.
    id: strengths.plantKeys,
    displayName: 'Keys of the plant',
    policyType: 'custom',
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['fido2'],
    combinationConfigurations: [
      {
        '@odata.type': '#microsoft.graph.fido2CombinationConfiguration',
        id: exampleId('combination plant keys'),
        appliesToCombinations: ['fido2'],
        allowedAAGUIDs: [exampleAaguids.yubiKey5NfcNewer],
      },
    ],
  },
] as const;

export const exampleLocation = {
  '@odata.type': '#microsoft.graph.ipNamedLocation',
  id: exampleId('location head office'),
  displayName: 'Head office',
  isTrusted: true,
  ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '192.0.2.0/24' }],
} as const;

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const exampleRoles = [
  { templateId: globalAdministrator, displayName: 'Global Administrator' },
  { templateId: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', displayName: 'Privileged Authentication Administrator' },
  { templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8', displayName: 'Helpdesk Administrator' },
] as const;

interface Controls {
  readonly users: object;
  readonly applications: object;
  readonly grant: object;
  readonly more?: object;
  readonly state?: string;
}

const policy = (displayName: string, { users, applications, grant, more = {}, state = 'enabled' }: Controls) => ({
  id: exampleId(`policy ${displayName}`),
  displayName,
  createdDateTime: '2026-02-03T10:00:00Z',
  modifiedDateTime: '2026-09-14T10:00:00Z',
  state,
  conditions: {
    clientAppTypes: ['all'],
    platforms: null,
    locations: null,
    userRiskLevels: [],
    signInRiskLevels: [],
    users: {
      includeUsers: [],
      excludeUsers: [],
      includeGroups: [],
      excludeGroups: [exampleGroups.emergency],
      includeRoles: [],
      excludeRoles: [],
      ...users,
    },
    applications: { includeApplications: [], excludeApplications: [], includeUserActions: [], ...applications },
    ...more,
  },
  grantControls: {
    operator: 'OR',
    builtInControls: [],
    customAuthenticationFactors: [],
    termsOfUse: [],
    authenticationStrength: null,
    ...grant,
  },
  sessionControls: null,
});

const all = { includeApplications: ['All'] };
const registration = { includeUserActions: ['urn:user:registersecurityinfo'] };

export const examplePolicies = [
  policy('P01 Multifactor authentication for everybody', {
    users: { includeUsers: ['All'] },
    applications: all,
    grant: { builtInControls: ['mfa'] },
  }),
  // Demanded on all resources: who has a pass alone can sign in and never adds a passkey.
  policy('P02 Phishing-resistant for administrators', {
    users: { includeRoles: exampleRoles.map(({ templateId }) => templateId) },
    applications: all,
    grant: { authenticationStrength: { id: strengths.phishingResistant } },
  }),
  policy('P03 Portals for administrators', {
    users: { includeRoles: [globalAdministrator] },
    applications: { includeApplications: ['MicrosoftAdminPortals'] },
    grant: { authenticationStrength: { id: strengths.misnamed } },
  }),
  // Without the exclusion of the registration endpoint no private phone registers; one that is excluded does not exist.
  policy('P04 Managed devices for the office', {
    users: { includeGroups: [exampleGroups.office] },
    applications: { ...all, excludeApplications: [exampleId('application that is gone')] },
    grant: { builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  }),
  policy('P05 Registration from the head office', {
    users: { includeGroups: [exampleGroups.headOffice] },
    applications: registration,
    grant: { builtInControls: ['block'] },
    more: { locations: { includeLocations: ['All'], excludeLocations: [exampleLocation.id] } },
  }),
  // Who is at risk cannot recover by registering anew; the emergency accounts are not excluded here.
  policy('P06 Block registration at risk', {
    users: { includeUsers: ['All'], excludeGroups: [] },
    applications: registration,
    grant: { builtInControls: ['block'] },
    more: { userRiskLevels: ['high'] },
  }),
  policy('P07 Keys of the plant', {
    users: { includeGroups: [exampleGroups.plant] },
    applications: all,
    grant: { authenticationStrength: { id: strengths.plantKeys } },
  }),
  policy('P08 Phishing-resistant for everybody (trial)', {
    users: { includeUsers: ['All'] },
    applications: all,
    grant: { authenticationStrength: { id: strengths.phishingResistant } },
    state: 'enabledForReportingButNotEnforced',
  }),
] as const;
