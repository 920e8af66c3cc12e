// A rollout that counts from a registration report where its people stand: of whom, what is told, and what a run keeps of it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { examplePeople } from '../tenant-exports/example-people.ts';
import { writeExampleTenant } from '../tenant-exports/write-example-tenant.ts';
import { loadedOfKind } from './loaded-of-kind.fixture.ts';
import { loadScenario } from './load-scenario.ts';
import type { Override } from './override.ts';
import { ScenarioErrors } from './scenario-errors.ts';

const shipped = readFileSync(
  fileURLToPath(new URL('../../scenarios/rollout-sms-retires.yaml', import.meta.url)),
  'utf8',
);
const withoutStanding = shipped.replace(
  / {2}# From Microsoft Entra's registration report[^]*?(?= {2}textMessagesEnd:)/,
  '',
);
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registrations-'));
  await writeExampleTenant(join(folder, 'tenant'));
  mkdirSync(join(folder, 'report'));
  const report = readFileSync(join(folder, 'tenant', 'userRegistrationDetails.json'));
  writeFileSync(join(folder, 'report', 'userRegistrationDetails.json'), report);
});
afterAll(() => rmSync(folder, { recursive: true }));

const scenarioWith = (written: string) =>
  withoutStanding.replace('  textMessagesEnd:', `${written}\n  textMessagesEnd:`);

async function load(text: string, overrides: readonly Override[] = []) {
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, text);
  return loadedOfKind(await loadScenario(file, { overrides, metrics: {}, flows }), 'rollout');
}

async function problemsOf(text: string, overrides: readonly Override[] = []) {
  const failure: unknown = await load(text, overrides).catch((cause: unknown) => cause);
  if (!(failure instanceof ScenarioErrors)) throw new Error('expected a ScenarioErrors');
  return failure.problems.map(({ path, found, expected }) => `${path}: ${found}; ${expected}`);
}

const groups = 'information-worker: [Office], frontline-worker: [Plant], contractor: [All staff]';

describe('a registration report', () => {
  it('is counted persona by persona, of the groups that stand for it and those in them', async () => {
    const { rollout } = (await load(scenarioWith(`  registrationReport: { exports: tenant, groups: { ${groups} } }`)))
      .scenario;
    expect(rollout).not.toHaveProperty('registrationReport');
    // Of 25 in the office who are enabled, three have nothing.
    const office = rollout.standing?.['information-worker'];
    expect(office?.textMessageOnly).toBeCloseTo(7 / 22, 7);
    expect(office?.app).toBeCloseTo(12 / 22, 7);
    expect(office?.passkey).toBeCloseTo(3 / 22, 7);
    expect(office?.assumed).toBe(
      'Counted of 22 people in a registration report (Office); 3 people with no second factor left out',
    );
    expect(rollout.standing?.['frontline-worker']?.passkey).toBeCloseTo(4 / 6, 7);
    // Office, administrators and field service, two and three groups deep.
    const staff = examplePeople.filter(
      ({ persona, accountEnabled, methodsRegistered }) =>
        ['office', 'administrator', 'field'].includes(persona) && accountEnabled && methodsRegistered.length > 0,
    );
    expect(rollout.standing?.['contractor']?.assumed).toContain(`Counted of ${staff.length} people`);
    // Who is in no group stands for everybody of the firm's own.
    expect(rollout.standing?.['regulated-worker']?.assumed).toContain('(everybody but guests)');
  });

  it('is one for all where no group is named, and what the scenario says itself holds over it', async () => {
    const own = '{ textMessageOnly: 0 %, app: 0 %, passkey: 100 %, assumed: test }';
    const { rollout } = (
      await load(
        scenarioWith(
          `  registrationReport: report/userRegistrationDetails.json\n  standing: { privileged-administrator: ${own} }`,
        ),
      )
    ).scenario;
    const { 'privileged-administrator': administrator, ...others } = rollout.standing ?? {};
    expect(administrator?.passkey).toBe(1);
    expect(Object.keys(others)).toHaveLength(4);
    expect(new Set(Object.values(others).map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('is kept by a run as shares, which reads the same again without the exports, and names nobody', async () => {
    const loaded = await load(scenarioWith(`  registrationReport: { exports: tenant, groups: { ${groups} } }`));
    const text = loaded.sources[0]?.text ?? '';
    expect(text).not.toMatch(/registrationReport:|@|userPrincipalName/);
    expect((await load(text)).hash).toBe(loaded.hash);
  });

  it.each([
    [
      'of a group that there is not',
      'registrationReport: { exports: tenant, groups: { contractor: [Nobody] } }',
      /^rollout\.registrationReport: no group "Nobody" in the exports, for the persona "contractor"; the name of one group/,
    ],
    [
      'for a persona that there is not',
      'registrationReport: { exports: tenant, groups: { contractors: [Office] } }',
      /^rollout\.registrationReport\.groups\.contractors: "contractors"; one of/,
    ],
    [
      'of groups, without memberships',
      'registrationReport: { exports: report, groups: { contractor: [Office] } }',
      /exports without memberships/,
    ],
    ['that is not there', 'registrationReport: nowhere', /^rollout\.registrationReport: /],
    [
      'that is none',
      'registrationReport: tenant/authenticationStrengths.json',
      /nobody who has registered a second factor.*User registration details/,
    ],
  ])('%s is told where it is named', async (_, written, told) => {
    const [problem] = await problemsOf(scenarioWith(`  ${written}`));
    expect(problem).toMatch(told);
  });

  it('that an option names is not passed over in silence', async () => {
    const path = 'rollout.registrationReport';
    expect(await problemsOf(withoutStanding, [{ path, value: 'tenant', option: `--set ${path}=tenant` }])).toEqual([
      expect.stringMatching(/a registration report that an option names/),
    ]);
  });
});
