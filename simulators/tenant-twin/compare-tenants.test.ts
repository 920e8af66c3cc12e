import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { globalAdministrator, profile, quietTenant, type QuietTenant } from './checks/quiet-tenant.fixture.ts';
import { compareTenants, type Side } from './compare-tenants.ts';
import { findAll } from './find-all.ts';
import { judgeTenant } from './judge-tenant.ts';
import { allowing, iCloudKeychain, yubiKey } from './tenant.fixture.ts';

const sideOf = (tenant: Tenant): Side => {
  const judged = judgeTenant(tenant, { asOf: '2026-11-30' });
  return { judged, ...findAll(judged) };
};
const side = (written: QuietTenant) => sideOf(quietTenant(written));
const names = (changed: readonly { readonly userPrincipalName: string }[]) =>
  changed.map(({ userPrincipalName }) => userPrincipalName.replace('@contoso.example', ''));
const keyHolder = { methodsRegistered: ['passKeyDeviceBound'], passkeys: [{ aaguid: yubiKey }] };
const policy = (id: string, excludeUsers: string[]) => ({
  id,
  displayName: 'The same name',
  conditions: { users: { includeUsers: ['All'], excludeUsers }, applications: { includeApplications: ['All'] } },
  grantControls: { builtInControls: ['mfa'] },
});

describe('compareTenants', () => {
  it('of a tenant with itself tells nothing, with two policies of one name too', () => {
    const written: QuietTenant = {
      people: { ana: keyHolder, bob: {}, cat: {} },
      access: [policy('p1', ['id-ana']), policy('p2', ['id-bob', 'id-cat'])],
    };
    expect(compareTenants(side(written), side(written))).toEqual({
      against: [],
      gainRegistration: [],
      loseRegistration: [],
      loseSignIn: [],
      gainSignIn: [],
      loseFirstPasskey: [],
      demandsCome: [],
      demandsGo: [],
      join: [],
      leave: [],
      notCompared: [],
      findingsCome: [],
      findingsGo: [],
      findingsChange: [],
    });
  });

  it('tells who joined and who left, and compares nothing of theirs', () => {
    const change = compareTenants(
      side({ people: { ana: {}, new: keyHolder } }),
      side({ people: { ana: {}, old: {} } }),
    );
    expect(names(change.join)).toEqual(['new']);
    expect(names(change.leave)).toEqual(['old']);
    expect(change.gainRegistration).toEqual([]);
  });

  it('knows somebody by the name where one side has no id', () => {
    const byName = { id: 'ana@contoso.example', userPrincipalName: 'ana@contoso.example' };
    const change = compareTenants(side({ people: { ana: byName } }), side({ people: { ana: {} } }));
    expect([change.join, change.leave]).toEqual([[], []]);
    const another = compareTenants(
      side({ people: { ana: { id: 'another', userPrincipalName: 'ana@contoso.example' } } }),
      side({ people: { ana: {} } }),
    );
    expect([names(another.join), names(another.leave)]).toEqual([['ana'], ['ana']]);
  });

  it('tells who loses and who gains sign-in with a passkey in hand, and registration', () => {
    const any = side({ people: { ana: keyHolder, bob: {} } });
    const listed = side({
      people: { ana: keyHolder, bob: {} },
      passkeys: { profiles: [profile(allowing(iCloudKeychain))] },
    });
    const lost = compareTenants(listed, any);
    expect(names(lost.loseSignIn)).toEqual(['ana']);
    expect(names(lost.loseRegistration)).toEqual(['ana', 'bob']);
    expect(lost.findingsCome.map(({ check }) => check)).toContain('passkey-refused-now');
    const gained = compareTenants(any, listed);
    expect(names(gained.gainSignIn)).toEqual(['ana']);
    expect(gained.findingsGo.map(({ check }) => check)).toContain('passkey-refused-now');
  });

  it('takes what was not exported for nothing: neither for a loss nor for a finding that comes', () => {
    const { methodsPolicy: _, ...without } = quietTenant({ people: { ana: keyHolder } });
    const change = compareTenants(
      side({ people: { ana: keyHolder }, access: [policy('p1', ['id-ana'])] }),
      sideOf(without),
    );
    expect([change.gainRegistration, change.gainSignIn, change.demandsCome]).toEqual([[], [], []]);
    expect(change.findingsCome.map(({ check }) => check)).not.toContain('exclusions-undeclared');
    expect(change.notCompared).toEqual(
      expect.arrayContaining([
        'Passkey policy: the other exports have none.',
        'Conditional Access: the other exports have none.',
        expect.stringContaining('Findings of exclusions-undeclared: in the other exports, no Conditional Access'),
      ]),
    );
  });

  it('tells what Conditional Access demands no more, and of a policy that was only renamed nothing', () => {
    const people = { ana: {}, bob: {} };
    const guarded = side({ people, access: [policy('p1', ['id-bob'])] });
    const open = side({ people, access: [{ ...policy('p1', ['id-bob']), state: 'disabled' }] });
    const eased = compareTenants(open, guarded);
    expect(eased.demandsGo).toEqual([
      { userPrincipalName: 'ana@contoso.example', what: 'multifactor authentication, for all resources' },
    ]);
    expect(eased.demandsCome).toEqual([]);
    expect(names(compareTenants(guarded, open).demandsCome)).toEqual(['ana']);
    const renamed = side({ people, access: [{ ...policy('p2', ['id-bob']), displayName: 'Another name' }] });
    const same = compareTenants(renamed, guarded);
    expect([same.demandsCome, same.demandsGo]).toEqual([[], []]);
  });

  it('takes a finding that is graver than before for another one', () => {
    const excluding = (role: string | undefined): Side =>
      side({ people: { ana: role === undefined ? {} : { role } }, access: [policy('p1', ['id-ana'])] });
    const change = compareTenants(excluding(globalAdministrator), excluding(undefined));
    const severities = (findings: typeof change.findingsCome) =>
      findings.filter(({ check }) => check === 'exclusions-undeclared').map(({ severity }) => severity);
    expect([severities(change.findingsGo), severities(change.findingsCome)]).toEqual([['medium'], ['high']]);
  });
});
