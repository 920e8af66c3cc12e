import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyAnswer, type PolicyAnswer } from '../scenarios/schema/policy-answer.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
const tenant = join(folder, 'tenant');
const out = join(folder, 'out');
let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

const told = async (...words: readonly string[]): Promise<string> => {
  printed = '';
  await commandLine().parseAsync(['node', 'passkey-pilot', 'policy', ...words]);
  return stripVTControlCharacters(printed);
};
const asked = (...words: readonly string[]) => told(tenant, '--as-of', '2026-11-30', '--out', out, ...words);
const answered = async (...words: readonly string[]): Promise<PolicyAnswer> =>
  policyAnswer.parse(JSON.parse(await asked('--json', ...words)));
const refused = async (...words: readonly string[]): Promise<string> => {
  try {
    await told(...words);
  } catch (error) {
    if (!(error instanceof PilotError && error.badInput)) throw error;
    return `${error.code}: ${error.data.found ?? ''}`;
  }
  throw new Error('expected a PilotError');
};

describe('passkey-pilot policy', () => {
  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await told('--example', tenant);
  });

  it('says what was read from where, what was found, and where the report is', async () => {
    const text = await asked();
    for (const part of ['authenticationMethodsPolicy.json', 'Conditional Access policies', 'Critical', 'policy.html'])
      expect(text).toContain(part);
    expect(readdirSync(out).toSorted()).toEqual([
      'findings.csv',
      'junit.xml',
      'policy.html',
      'policy.json',
      'policy.schema.json',
    ]);
    expect(process.exitCode).toBe(0);
  });

  it('--json has the published shape, with everybody', async () => {
    const { people, personas, findings, shares } = await answered();
    expect(people).toHaveLength(60);
    expect(shares.disabled).toBeGreaterThan(0);
    expect(personas.reduce((sum, { people: number }) => sum + number, 0)).toBe(60 - shares.disabled);
    expect(findings.length).toBeGreaterThan(20);
    expect(JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8'))).toMatchObject({ people });
  });

  it('--against itself is empty', async () => {
    const { change } = await answered('--against', tenant);
    expect(change).toMatchObject({
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

  it('--against does not say that nobody gains or loses where no people were exported', async () => {
    const access = join(tenant, 'conditionalAccessPolicies.json');
    const short = await told(access, '--against', access, '--out', out);
    expect(short).toMatch(
      /No people were exported, so who gains and who loses is not known\. 0\sfindings new, 0 gone\./,
    );
    expect(readFileSync(join(out, 'policy.html'), 'utf8')).not.toContain('Nobody gains or loses');
    expect(await asked('--against', access)).toMatch(/Not compared: .*And \d+ more: see the report\./s);
  });

  it('--against tells who loses sign-in with a passkey in hand when synced ones are no longer allowed', async () => {
    const before = join(folder, 'before');
    cpSync(tenant, before, { recursive: true });
    const file = join(tenant, 'authenticationMethodsPolicy.json');
    const policy = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, policy.replaceAll('deviceBound,synced', 'deviceBound'));
      const { change, people } = await answered('--against', before);
      const holders = people
        .filter(({ passkeys }) => passkeys.some(({ type, signsIn }) => type === 'synced' && signsIn === false))
        .map(({ userPrincipalName }) => userPrincipalName);
      const lost = (change?.loseSignIn ?? []).map(({ userPrincipalName }) => userPrincipalName);
      expect(lost.length).toBeGreaterThan(0);
      expect(holders).toEqual(expect.arrayContaining(lost));
      expect(change?.loseRegistration.length).toBeGreaterThan(0);
      expect(change?.gainRegistration).toEqual([]);
    } finally {
      writeFileSync(file, policy);
    }
  });

  it('--propose closes critical findings, judged again, and writes nothing into the exports', async () => {
    const before = readdirSync(tenant).map((name) => readFileSync(join(tenant, name), 'utf8'));
    const { proposal } = await answered('--propose');
    expect(proposal?.before['critical']).toBeGreaterThan(0);
    expect(proposal?.after['critical'] ?? 0).toBe(0);
    for (const { closes } of proposal?.patches ?? []) expect(closes.length).toBeGreaterThan(0);
    expect(readdirSync(tenant).map((name) => readFileSync(join(tenant, name), 'utf8'))).toEqual(before);
  });

  it('--pseudonyms leaves no name of a person in anything that is written', async () => {
    const { people } = await answered();
    const user = people[0]?.userPrincipalName ?? '';
    await asked('--pseudonyms', '--explain', user, '--propose', '--against', tenant);
    const written =
      printed +
      readdirSync(out)
        .map((name) => readFileSync(join(out, name), 'utf8'))
        .join('');
    for (const { userPrincipalName, id } of people) {
      expect(written).not.toContain(userPrincipalName);
      expect(written).not.toContain(id);
    }
    const { people: renamed } = await answered('--pseudonyms');
    expect(new Set(renamed.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(people.length);
  });

  it('--pseudonyms leaves none of somebody either who is named by a damaged file alone', async () => {
    const sheet = join(folder, 'sheet.csv');
    writeFileSync(sheet, 'cleo.stray@contoso.example,"Stray ""the Cat"", Cleo"\nx,y\n');
    const written = async (...words: readonly string[]) =>
      (await asked(sheet, ...words)) + readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
    expect(await written()).toMatch(/cleo\.stray/);
    expect(await written('--pseudonyms')).not.toMatch(/stray|cleo/i);
  });

  it('tells of people alone nothing that the passkey policy would have to tell', async () => {
    const { shares } = policyAnswer.parse(JSON.parse(await told(join(tenant, 'users.json'), '--out', out, '--json')));
    expect(shares.registrable).toBe('not-exported');
    expect((await answered()).shares.registrable).toBe('told');
  });

  it('--fail-on ends with 99 where a finding is that grave, else with 0', async () => {
    await asked('--fail-on', 'critical');
    expect(process.exitCode).toBe(99);
    await told(join(tenant, 'namedLocations.json'), '--out', out, '--fail-on', 'critical');
    expect(process.exitCode).toBe(0);
  });

  it('--explain and --sign-in tell of one person', async () => {
    const { people } = await answered();
    const user = people.find(({ firstPasskey }) => firstPasskey.reachable === false)?.userPrincipalName ?? '';
    const { explained, signIn } = await answered(
      '--explain',
      user.toUpperCase(),
      '--sign-in',
      `user=${user},app=Office365,platform=windows,client=browser,method=password+sms`,
    );
    expect(explained?.userPrincipalName).toBe(user);
    expect(explained?.facts.join('\n')).toContain('the way that comes furthest stops at');
    expect(signIn?.policies.length).toBeGreaterThan(0);
  });

  it.each([
    ['nothing', [], /^exports-missing/],
    ['a file that is not there', [join(folder, 'none')], /none/],
    ['a person who is not there', [tenant, '--explain', 'nobody'], /^person-unknown: "nobody"/],
    ['a group that is not there', [tenant, '--persona', 'Plant=No such group'], /^group-unknown/],
    ['a persona without a group', [tenant, '--persona', 'Plant'], /^option-invalid: "Plant"/],
    ['a day that is none', [tenant, '--as-of', '2026-02-30'], /^option-invalid: "2026-02-30"/],
    ['a sign-in that is none', [tenant, '--sign-in', 'user'], /user/],
  ])('refuses %s in a sentence', async (_, words, sentence) => {
    expect(await refused(...words, '--out', out)).toMatch(sentence);
  });

  it('refuses to write over what is not its own', async () => {
    expect(await refused(tenant, '--out', tenant)).toMatch(/foreign|folder/);
    expect(await refused('--example', tenant)).toMatch(/folder/);
    expect(existsSync(join(tenant, 'policy.json'))).toBe(false);
  });
});
