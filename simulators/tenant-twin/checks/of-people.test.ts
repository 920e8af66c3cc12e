// Checks on methods, passes, campaigns and administrators: each finds a tenant that has what it looks for, and lets one pass that nearly
// has it. And no check goes untested.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PassConfiguration, RegistrationCampaign } from '../../../scenarios/schema/tenant.ts';
import { targetOf as target } from '../tenant.fixture.ts';
import { globalAdministrator, profileIds, foundBy, type QuietTenant } from './quiet-tenant.fixture.ts';
import { checks } from './catalogue.ts';

const everybody = { id: 'all_users', targetType: 'group' as const };
const pass = (written: Partial<PassConfiguration>): PassConfiguration => ({
  id: 'TemporaryAccessPass',
  state: 'enabled',
  includeTargets: [everybody],
  excludeTargets: [],
  minimumLifetimeMinutes: 60,
  maximumLifetimeMinutes: 480,
  defaultLifetimeMinutes: 60,
  defaultLength: 8,
  isUsableOnce: true,
  ...written,
});
const withPass = (written: Partial<PassConfiguration>): QuietTenant => ({
  people: { bob: {} },
  policy: { temporaryAccessPass: pass(written) },
});
const campaign = (written: Partial<RegistrationCampaign>): QuietTenant => ({
  people: { bob: {} },
  groups: [{ id: 'staff' }],
  policy: {
    campaign: {
      state: 'enabled',
      snoozeDurationDays: 1,
      enforcesAfterAllowedSnoozes: true,
      includeTargets: [everybody],
      excludeTargets: [],
      ...written,
    },
  },
});
const bob = (...methodsRegistered: string[]) => ({ bob: { methodsRegistered } });
const admin = (...methodsRegistered: string[]) => ({ ada: { role: globalAdministrator, methodsRegistered } });
const steering = (isAssignableToRole: boolean): QuietTenant => ({
  people: { ada: { role: globalAdministrator, in: ['staff'] } },
  groups: [{ id: 'staff', displayName: 'Staff', isAssignableToRole }],
  passkeys: { includeTargets: [target('staff', profileIds.all)] },
});
const used = (method: string): QuietTenant => ({
  people: admin('mobilePhone'),
  rest: { methodsUsed: new Map([[method, new Map([['id-ada', 3]])]]) },
});

/** Check, a tenant that has it, one that nearly has it. */
const cases: readonly (readonly [check: string, has: QuietTenant, nearly: QuietTenant])[] = [
  ['pass-lifetime', withPass({ maximumLifetimeMinutes: 481 }), withPass({})],
  ['pass-lifetime', withPass({ isUsableOnce: false }), withPass({ isUsableOnce: false, state: 'disabled' })],
  ['pass-off', withPass({ includeTargets: [{ id: 'others', targetType: 'group' }] }), withPass({})],
  [
    'migration-state',
    { policy: { policyMigrationState: 'migrationInProgress' } },
    { policy: { policyMigrationState: 'migrationComplete' } },
  ],
  [
    'passkey-migration-opt-out',
    { policy: { optsOutOfPasskeyMigration: true } },
    { policy: { optsOutOfPasskeyMigration: false } },
  ],
  ['text-messages-allowed', { methods: [{ id: 'Sms' }] }, { methods: [{ id: 'Sms', state: 'disabled' }] }],
  ['text-messages-alone', { people: bob('mobilePhone') }, { people: bob('mobilePhone', 'softwareOneTimePasscode') }],
  [
    'registered-but-off',
    { people: bob('hardwareOneTimePasscode'), methods: [{ id: 'HardwareOath', state: 'disabled' }] },
    { people: bob('hardwareOneTimePasscode'), methods: [{ id: 'HardwareOath' }] },
  ],
  ['method-unknown', { people: bob('carrierPigeon') }, { people: bob('fido2SecurityKey', 'passKeySynced') }],
  ['registration-campaign', campaign({ state: 'disabled' }), campaign({})],
  ['registration-campaign', campaign({ enforcesAfterAllowedSnoozes: false }), campaign({})],
  [
    'registration-campaign',
    campaign({ includeTargets: [{ id: 'staff', targetType: 'group' }] }),
    { ...campaign({ includeTargets: [{ id: 'staff', targetType: 'group' }] }), people: { bob: { in: ['staff'] } } },
  ],
  ['steering-group-open', steering(false), steering(true)],
  [
    'admin-without-resistant-method',
    { people: admin('mobilePhone') },
    { people: { ...admin('windowsHelloForBusiness'), ...bob('mobilePhone') } },
  ],
  [
    'admin-resets-own-password',
    { people: { ada: { role: globalAdministrator, methodsRegistered: ['email'], isResetCapable: true } } },
    {
      people: {
        ada: { role: globalAdministrator, methodsRegistered: ['email'], isResetCapable: false },
        bob: { methodsRegistered: ['email'], isResetCapable: true },
      },
    },
  ],
  ['admin-signs-in-by-phone', used('Text message'), used('Passkey (device-bound)')],
  [
    'disabled-left-out',
    { people: bob('mobilePhone'), rest: { hasDirectory: false } },
    { people: bob('mobilePhone'), rest: { hasDirectory: true } },
  ],
  [
    'no-first-passkey',
    { people: { bob: {} }, passkeys: { isSelfServiceRegistrationAllowed: false }, access: [] },
    {
      people: bob('microsoftAuthenticatorPush'),
      methods: [{ id: 'MicrosoftAuthenticator' }],
      access: [],
    },
  ],
  [
    'pass-issuers',
    { people: admin('mobilePhone'), policy: { temporaryAccessPass: pass({}) } },
    { people: admin('mobilePhone'), policy: { temporaryAccessPass: pass({ state: 'disabled' }) } },
  ],
];

describe('checks on people', () => {
  it.each(cases)('%s finds a tenant that has it, and lets one pass that nearly has it', (check, has, nearly) => {
    expect(foundBy(check, has)[0]?.evidence.length, 'a tenant that has it').toBeGreaterThan(0);
    expect(foundBy(check, nearly), 'a tenant that nearly has it').toEqual([]);
  });

  it('leave no check untested', () => {
    const tested = ['of-people', 'of-access', 'of-passkey-policy']
      .map((file) => readFileSync(new URL(`${file}.test.ts`, import.meta.url), 'utf8'))
      .join('');
    expect(checks.filter(({ id }) => !tested.includes(`'${id}'`)).map(({ id }) => id)).toEqual([]);
  });
});
