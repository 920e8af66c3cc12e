// Checks on the passkey policy: each finds a tenant that has what it looks for, and lets one pass that nearly has it.
import { describe, expect, it } from 'vitest';
import { iCloudKeychain as icloud, targetOf as target, yubiKey as yubikey } from '../tenant.fixture.ts';
import { globalAdministrator, profile, profileIds, foundBy, type QuietTenant } from './quiet-tenant.fixture.ts';

const restricted = (enforcementType: 'allow' | 'block', ...aaGuids: string[]) => ({
  isEnforced: true,
  enforcementType,
  aaGuids,
});
const one = (written: Parameters<typeof profile>[0]): QuietTenant => ({ passkeys: { profiles: [profile(written)] } });
const strict = profile({
  id: profileIds.strict,
  name: 'Administrators',
  passkeyTypes: ['deviceBound'],
  attestationEnforcement: 'registrationOnly',
});
const admins = { id: 'admins', displayName: 'Administrators' };
const root = { isAttestationEnforced: true };

/** Check, a tenant that has it, one that nearly has it. */
const cases: readonly (readonly [check: string, has: QuietTenant, nearly: QuietTenant])[] = [
  ['passkeys-off', { passkeys: { state: 'disabled' } }, {}],
  [
    'self-service-off',
    { passkeys: { isSelfServiceRegistrationAllowed: false } },
    { passkeys: { isSelfServiceRegistrationAllowed: false, state: 'disabled' } },
  ],
  ['allow-list-empty', one({ keyRestrictions: restricted('allow') }), one({ keyRestrictions: restricted('block') })],
  [
    'list-without-effect',
    one({ keyRestrictions: { isEnforced: false, enforcementType: 'allow', aaGuids: [yubikey] } }),
    one({ keyRestrictions: restricted('allow', yubikey) }),
  ],
  [
    'advisory-list',
    one({ keyRestrictions: restricted('allow', yubikey) }),
    one({
      keyRestrictions: restricted('allow', yubikey),
      attestationEnforcement: 'registrationOnly',
      passkeyTypes: ['deviceBound'],
    }),
  ],
  [
    'block-list-leaks',
    one({ keyRestrictions: restricted('block', yubikey) }),
    one({ keyRestrictions: { ...restricted('block', yubikey), isEnforced: false } }),
  ],
  [
    'attestation-with-synced',
    one({ attestationEnforcement: 'registrationOnly' }),
    one({ attestationEnforcement: 'registrationOnly', passkeyTypes: ['deviceBound'] }),
  ],
  [
    'odd-aaguids',
    one({ keyRestrictions: restricted('allow', yubikey, yubikey, 'no-guid', '00000000-0000-0000-0000-000000000000') }),
    one({ keyRestrictions: restricted('allow', yubikey, icloud) }),
  ],
  [
    'listed-but-unattested',
    one({ attestationEnforcement: 'registrationOnly', keyRestrictions: restricted('allow', icloud, yubikey) }),
    one({ keyRestrictions: restricted('allow', icloud, yubikey) }),
  ],
  ['root-disagrees', { passkeys: { root } }, { passkeys: { root: { isAttestationEnforced: false } } }],
  [
    'profile-unused',
    { passkeys: { profiles: [profile({}), strict] } },
    {
      passkeys: {
        profiles: [profile({}), strict],
        includeTargets: [target('all_users', profileIds.all), target('admins', profileIds.strict)],
      },
      groups: [admins],
    },
  ],
  [
    'target-without-profile',
    { passkeys: { includeTargets: [target('all_users', 'an-id-of-no-profile')] } },
    { passkeys: { includeTargets: [target('all_users', profileIds.all)] } },
  ],
  [
    'target-unknown',
    { passkeys: { includeTargets: [target('gone', profileIds.all)] } },
    { passkeys: { includeTargets: [target('admins', profileIds.all)] }, groups: [admins] },
  ],
  [
    'too-many-profiles',
    { passkeys: { profiles: ['1', '2', '3', '4'].map((id) => profile({ id, name: id })) } },
    { passkeys: { profiles: ['1', '2', '3'].map((id) => profile({ id, name: id })), bytes: 20 * 1024 } },
  ],
  ['too-many-profiles', { passkeys: { bytes: 20 * 1024 + 1 } }, { passkeys: { bytes: 20 * 1024 } }],
  [
    'strict-profile-widened',
    {
      people: { ada: { in: ['admins'], role: globalAdministrator } },
      groups: [admins],
      passkeys: {
        profiles: [profile({}), strict],
        includeTargets: [target('all_users', profileIds.all), target('admins', profileIds.strict)],
      },
    },
    {
      people: { ada: { in: ['admins'], role: globalAdministrator }, bob: { in: ['staff'] } },
      groups: [admins, { id: 'staff' }],
      passkeys: {
        profiles: [profile({}), strict],
        includeTargets: [target('staff', profileIds.all), target('admins', profileIds.strict)],
      },
    },
  ],
  [
    'admin-weak-passkey',
    { people: { ada: { role: globalAdministrator } } },
    {
      people: { ada: { role: globalAdministrator, in: ['admins'] }, bob: {} },
      groups: [admins],
      passkeys: { profiles: [strict], includeTargets: [target('admins', profileIds.strict)] },
    },
  ],
  [
    'excluded-yet-privileged',
    {
      people: { ada: { in: ['admins'], role: globalAdministrator } },
      groups: [admins],
      passkeys: { excludeTargets: [{ id: 'admins', targetType: 'group' }] },
    },
    {
      people: { ada: { in: [], role: globalAdministrator }, bob: { in: ['admins'] } },
      groups: [admins],
      passkeys: { excludeTargets: [{ id: 'admins', targetType: 'group' }] },
    },
  ],
  [
    'passkey-refused-now',
    {
      people: { ada: { passkeys: [{ aaguid: yubikey, passkeyType: 'deviceBound' }] } },
      passkeys: { profiles: [profile({ keyRestrictions: restricted('allow', icloud) })] },
    },
    {
      people: { ada: { passkeys: [{ aaguid: yubikey, passkeyType: 'deviceBound', attested: false }] } },
      passkeys: {
        profiles: [
          profile({
            keyRestrictions: restricted('allow', yubikey),
            attestationEnforcement: 'registrationOnly',
            passkeyTypes: ['deviceBound'],
          }),
        ],
      },
    },
  ],
];

describe('checks on the passkey policy', () => {
  it.each(cases)('%s finds a tenant that has it, and lets one pass that nearly has it', (check, has, nearly) => {
    const [first] = foundBy(check, has);
    expect(first, 'a tenant that has it').toBeDefined();
    expect(first?.evidence.length).toBeGreaterThan(0);
    expect(foundBy(check, nearly), 'a tenant that nearly has it').toEqual([]);
  });
});
