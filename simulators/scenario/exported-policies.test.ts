// A scenario that takes its policy from exports: what is carried over, for whom, what is told, and what a run keeps of it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalAdministrator } from '../site/strict-policy.fixture.ts';
import { writeExampleTenant } from '../tenant-exports/write-example-tenant.ts';
import { scenarioSource } from './load-scenario.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

const bare = smallScenario.replace(/claims:[^]*$/, '');
let workspace: ScenarioWorkspace;
let tenant: string;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  tenant = join(mkdtempSync(join(tmpdir(), 'exports-')), 'tenant');
  await writeExampleTenant(tenant);
});
afterAll(() => workspace.remove());

const exported = (more = '') =>
  `${bare}policy: { exports: ${JSON.stringify(tenant)}, groups: { clerk: [Head office], guard: [Plant] }${more} }\n`;

describe('a policy of exports', () => {
  it('is for the personas that stand for its groups, groups in groups resolved', async () => {
    const { policy } = (await workspace.load(exported())).scenario;
    expect(policy.passkeys.profiles.map(({ name, groups, passkeyTypes }) => ({ name, groups, passkeyTypes }))).toEqual(
      expect.arrayContaining([
        {
          name: 'Default passkey profile',
          groups: expect.arrayContaining(['clerk']),
          passkeyTypes: ['deviceBound', 'synced'],
        },
        { name: 'Plant: shared keys', groups: ['guard'], passkeyTypes: ['deviceBound'] },
      ]),
    );
    expect(policy.temporaryAccessPass).toMatchObject({ state: 'disabled', life: 480 * 60_000 });
    expect(policy.methods.textMessage).toMatchObject({ state: 'enabled' });
    expect(policy.signIn.multifactor).toBe('by-conditional-access');
    expect(policy.conditionalAccess.length).toBeGreaterThan(0);
    expect(policy.notCarriedOver).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Of Temporary Access Passes: on for nobody/)]),
    );
    expect(policy).not.toHaveProperty('exports');
  });

  it('holds where the scenario says nothing else', async () => {
    const { policy } = (
      await workspace.load(
        exported(`, temporaryAccessPass: { state: enabled }, roles: { guard: [${globalAdministrator}] }`),
      )
    ).scenario;
    expect(policy.temporaryAccessPass).toMatchObject({ state: 'enabled', life: 480 * 60_000 });
    expect(policy.roles).toMatchObject({ guard: [globalAdministrator] });
  });

  it('can be that of an arm, with the groups of the scenario', async () => {
    const arms = `arms:
  today: { title: Today, signIn: passkey }
  proposed: { title: Proposed, signIn: passkey, baseline: today, policy: { exports: ${JSON.stringify(tenant)}, groups: { clerk: [Office] } } }
`;
    const { scenario } = await workspace.load(`${bare.replace(/arms:.*\n/, '')}${arms}`);
    expect(scenario.policy.conditionalAccess).toEqual([]);
    expect(scenario.arms[1]?.policy?.conditionalAccess?.length).toBeGreaterThan(0);
  });

  it('is kept whole by a run, which reads the same again without the exports, and names nobody', async () => {
    const loaded = await workspace.load(exported());
    const [kept] = loaded.sources;
    expect(kept?.path).toBe(scenarioSource);
    expect(kept?.text).not.toMatch(/exports:|@|userPrincipalName/);
    const again = await workspace.load(kept?.text ?? '');
    expect(again.hash).toBe(loaded.hash);
  });

  it('is for nobody whom the scenario does not have: their name is told, once for all arms', async () => {
    const arms = `arms:
  one: { title: One, signIn: passkey, policy: { exports: ${JSON.stringify(tenant)} } }
  two: { title: Two, signIn: passkey, baseline: one, policy: { exports: ${JSON.stringify(tenant)} } }
policy: { groups: { clerc: [Head office] } }
`;
    const problems = await workspace.problemsOf(`${bare.replace(/arms:.*\n/, '')}${arms}`);
    expect(problems.map(({ path, found }) => [path, found])).toEqual([['policy.groups.clerc', '"clerc"']]);
  });

  it('tells of methods that nobody of the simulation has, however long their names are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    const everybody = { includeTargets: [{ targetType: 'group', id: 'all_users' }] };
    const method = (type: string, fields: object) => ({
      '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
      state: 'enabled',
      ...everybody,
      ...fields,
    });
    const authenticationMethodConfigurations = [
      method('sms', { id: 'Sms' }),
      method('x509Certificate', { id: 'X509Certificate' }),
      method('external', { id: 'b4a1c2e0-0f6c-4a57-9d0b-3c1d7b1f0a11', displayName: 'Approvals'.repeat(100) }),
    ];
    writeFileSync(join(folder, 'methods.json'), JSON.stringify({ authenticationMethodConfigurations }));
    const { policy } = (await workspace.load(`${bare}policy: { exports: ${JSON.stringify(folder)} }\n`)).scenario;
    expect(policy.notCarriedOver).toEqual([
      'X509Certificate: nobody of the simulation has this method',
      expect.stringMatching(/^“Approvals/),
    ]);
  });

  it('keeps how much could not be read, and nothing of what stood there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    writeFileSync(join(folder, 'methods.json'), JSON.stringify({ authenticationMethodConfigurations: [], id: 'p' }));
    writeFileSync(join(folder, 'sheet.csv'), 'cleo.stray@contoso.example,Cleo Stray\nx,y\n');
    const { scenario } = await workspace.load(
      `${bare}policy: { exports: ${JSON.stringify([tenant, folder])}, groups: { clerk: [Head office] } }\n`,
    );
    expect(scenario.policy.notCarriedOver).toContain(
      'Not read: 1 file or part; passkey-pilot policy of the exports says which',
    );
    expect(JSON.stringify(scenario)).not.toMatch(/stray/i);
  });

  it('that cannot be read is told where it is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    writeFileSync(join(folder, 'page.json'), '<html>');
    const problems = await workspace.problemsOf(`${bare}policy: { exports: ${JSON.stringify(folder)} }\n`);
    expect(problems[0]?.path).toBe('policy.exports');
    expect(problems[0]?.found).toMatch(/nothing that can be judged/);
  });
});
