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

  it('that cannot be read is told where it is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    writeFileSync(join(folder, 'page.json'), '<html>');
    const problems = await workspace.problemsOf(`${bare}policy: { exports: ${JSON.stringify(folder)} }\n`);
    expect(problems[0]?.path).toBe('policy.exports');
    expect(problems[0]?.found).toMatch(/nothing that can be judged/);
  });
});
