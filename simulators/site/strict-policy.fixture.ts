// For tests: a strict tenant for the project's personas, as a scenario writes it. Each kind of refusal meets somebody: an excluded group, a method
// that is off, a passkey of the wrong kind or model, a device, a place, a strength; and one policy only reports.
import type { z } from 'zod';
import { phishingResistantStrength } from '../../scenarios/schema/built-in-strengths.ts';
import { registerSecurityInformation } from '../../scenarios/schema/conditional-access.ts';
import type { policy } from '../../scenarios/schema/policy.ts';

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
/** Shown by a roaming key where no attestation is asked for. */
const blank = '00000000-0000-0000-0000-000000000000';
export const keysForAdministrators = 'strength-keys';

export const strictPolicy = {
  roles: { 'privileged-administrator': [globalAdministrator] },
  methods: { textMessage: { excludedGroups: ['frontline-worker'] } },
  passkeys: {
    excludedGroups: ['contractor'],
    profiles: [
      { name: 'Staff', groups: ['information-worker', 'frontline-worker', 'contractor', 'regulated-worker'] },
      {
        name: 'Administrators',
        groups: ['privileged-administrator'],
        passkeyTypes: ['deviceBound'],
        keyRestrictions: { enforcementType: 'allow', aaguids: [blank] },
      },
    ],
  },
  namedLocations: [{ id: 'offices', displayName: 'Offices', isTrusted: true }],
  authenticationStrengths: [
    {
      id: keysForAdministrators,
      displayName: 'Keys for administrators',
      allowedCombinations: ['fido2'],
      combinationConfigurations: [{ appliesToCombinations: ['fido2'], allowedAAGUIDs: [blank] }],
    },
  ],
  conditionalAccess: [
    {
      id: 'administrators',
      displayName: 'Administrators: keys',
      conditions: {
        users: { includeRoles: [globalAdministrator] },
        applications: { includeApplications: ['Office365'] },
      },
      grantControls: { authenticationStrength: keysForAdministrators },
    },
    {
      id: 'registration',
      displayName: 'Registration from the offices only',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeUserActions: [registerSecurityInformation] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      },
      grantControls: { builtInControls: ['block'] },
    },
    {
      id: 'office-work',
      displayName: 'Office work: compliant devices',
      conditions: {
        users: { includeGroups: ['information-worker', 'regulated-worker'] },
        applications: { includeApplications: ['All'] },
      },
      grantControls: { builtInControls: ['compliantDevice'] },
    },
    {
      id: 'no-phones',
      displayName: 'Contractors: no phones',
      conditions: {
        users: { includeGroups: ['contractor'] },
        applications: { includeApplications: ['All'] },
        platforms: { includePlatforms: ['android', 'iOS'] },
      },
      grantControls: { builtInControls: ['block'] },
    },
    {
      id: 'reported',
      displayName: 'Everybody: phishing-resistant',
      state: 'enabledForReportingButNotEnforced',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
      grantControls: { authenticationStrength: phishingResistantStrength.id },
    },
  ],
} satisfies z.input<typeof policy>;
