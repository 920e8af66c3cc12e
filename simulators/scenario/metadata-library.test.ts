import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';
import { simulatedRoot } from '../authenticator/software/simulated-maker.ts';
import { X509Certificate } from 'node:crypto';
import { projectProviders } from '../people/test-population.fixture.ts';
import { decideAttestation } from '../site/rules/attestation-trust.ts';
import { simulatedAuthenticators } from './simulated-authenticators.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const aaguid = '08987058-cadc-4b81-b6e1-30de50dcbe96';
const bare = smallScenario.replace(/claims:[^]*$/, '');
const enforced = 'profiles: [{ name: A, passkeyTypes: [deviceBound], attestationEnforcement: registrationOnly }]';
const scenarioWith = (metadata: string) => `${bare}policy: { passkeys: { ${enforced}, metadata: ${metadata} } }\n`;

const root = Buffer.from('a root').toString('base64');
const entry = {
  aaguid,
  metadataStatement: {
    description: 'A chip',
    icon: 'data:image/png;base64,AAAA',
    attestationTypes: ['basic_full', 'attca'],
    attestationRootCertificates: [`${root.slice(0, 4)}\n${root.slice(4)}`],
    userVerificationDetails: [[{ userVerificationMethod: 'presence_internal' }]],
    authenticatorGetInfo: {
      versions: ['U2F_V2', 'FIDO_2_0'],
      extensions: ['hmac-secret'],
      options: { rk: true, clientPin: false },
    },
  },
  statusReports: [
    { status: 'NOT_FIDO_CERTIFIED', effectiveDate: '2019-01-01' },
    { status: 'FIDO_CERTIFIED_L1plus', effectiveDate: '2020-01-01' },
    { status: 'SOMETHING_OF_TOMORROW' },
    { status: 'REVOKED' },
  ],
  timeOfLastStatusChange: '2020-01-01',
};
const blob = (entries: readonly unknown[]) =>
  JSON.stringify({ legalHeader: '', no: 7, nextUpdate: '2026-12-01', entries });
const known = {
  aaguid,
  description: 'A chip',
  isFido2: true,
  verifiesUsers: true,
  keepsPasskeys: true,
  hasHmacSecret: true,
  attestsInFull: true,
  statuses: [{ status: 'FIDO_CERTIFIED_L1plus', from: '2020-01-01' }, { status: 'REVOKED' }],
};

describe('the project’s own metadata', () => {
  it('has the simulated maker for every model, and says that nobody should trust it', async () => {
    const maker = new X509Certificate(await simulatedRoot());
    expect(simulatedAuthenticators.length).toBeGreaterThan(0);
    for (const { roots } of simulatedAuthenticators) {
      expect(roots).toHaveLength(1);
      const certificate = new X509Certificate(Buffer.from(roots[0] ?? '', 'base64'));
      expect(certificate.publicKey.equals(maker.publicKey)).toBe(true);
      expect(certificate.verify(maker.publicKey)).toBe(true);
      expect(certificate.subject).toContain('trust nowhere');
    }
  });

  it('knows every provider of the project that shows a maker, as certified and fit', () => {
    const attesting = projectProviders.filter(({ attestation }) => attestation !== undefined);
    expect(attesting.length).toBeGreaterThan(0);
    for (const provider of attesting)
      expect(
        decideAttestation(simulatedAuthenticators, { ...provider, statement: 'chained' }, false, Date.now()),
      ).toEqual({
        kind: 'trusted',
      });
  });

  it('is what a scenario has that enforces attestation: of its own providers, which may be none of it', async () => {
    const { scenario } = await workspace.load(`${bare}policy: { passkeys: { ${enforced} } }\n`);
    expect(scenario.policy.passkeys.authenticators).toEqual([]);
  });

  it('is not asked for where nobody’s attestation is enforced', async () => {
    const { scenario, sources } = await workspace.load(`${bare}policy: { passkeys: { metadata: nowhere } }\n`);
    expect(scenario.policy.passkeys.authenticators).toBeUndefined();
    expect(sources.map(({ path }) => path).filter((path) => path.startsWith('metadata/'))).toEqual([]);
  });
});

describe('a reader’s own metadata', () => {
  beforeEach(() => workspace.write('metadata/mine.json', blob([{ aaid: '1234#5678' }, 'odd', null, entry])));

  it('is read of the scenario’s providers alone, with the simulated maker beside the real one', async () => {
    const { scenario, sources, hash } = await workspace.load(scenarioWith('mine'));
    const [simulated] = simulatedAuthenticators[0]?.roots ?? [];
    expect(scenario.policy.passkeys.authenticators).toEqual([{ ...known, roots: [root, simulated] }]);
    const kept = sources.find(({ path }) => path === 'metadata/mine.json');
    const { icon: _, ...statement } = entry.metadataStatement;
    expect(JSON.parse(kept?.text ?? '')).toEqual({ entries: [{ ...entry, metadataStatement: statement }] });
    // What a run keeps is read again when it goes on.
    await workspace.write('metadata/mine.json', kept?.text ?? '');
    const again = await workspace.load(scenarioWith('mine'));
    expect(again.scenario).toEqual(scenario);
    expect(again.hash).toBe(hash);
  });

  it('holds in one arm where only that names it or enforces', async () => {
    const { scenario } = await workspace.load(
      `${bare.replace(/arms: .*/, '')}arms:
  loose: { title: Loose, signIn: passkey }
  strict: { title: Strict, signIn: passkey, baseline: loose, policy: { passkeys: { ${enforced}, metadata: mine } } }
`,
    );
    expect(scenario.policy.passkeys.authenticators).toEqual([]);
    const strict = scenario.arms.find(({ id }) => id === 'strict');
    expect(strict?.policy?.passkeys?.authenticators).toMatchObject([known]);
  });

  it('changes the hash of a run with what it says', async () => {
    const before = await workspace.load(scenarioWith('mine'));
    await workspace.write('metadata/mine.json', blob([{ ...entry, statusReports: [] }]));
    expect((await workspace.load(scenarioWith('mine'))).hash).not.toBe(before.hash);
  });
});

describe('metadata that is none', () => {
  const hostile: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['no JSON', '{ entries: [', 'text that is not JSON'],
    ['nothing', '', 'text that is not JSON'],
    ['bytes', Uint8Array.of(0xff, 0xfe, 0x00), 'text that is not JSON'],
    ['a list', '[]', '[]'],
    ['no entries', '{"no":1}', '{"no":1}'],
    ['entries that are no list', '{"entries":{}}', '{"entries":{}}'],
    ['the signed token that FIDO hands out', 'eyJhbGciOiJSUzI1NiJ9.eyJubyI6MX0.c2ln', 'a signed token'],
    ['an entry without a statement', blob([{ aaguid, statusReports: [] }]), 'nothing'],
    ['an entry without statuses', blob([{ ...entry, statusReports: undefined }]), 'nothing'],
    [
      'a certificate that is no base64',
      blob([{ ...entry, metadataStatement: { ...entry.metadataStatement, attestationRootCertificates: ['-----'] } }]),
      '"-----"',
    ],
    [
      'a day that is none',
      blob([{ ...entry, statusReports: [{ status: 'REVOKED', effectiveDate: '2026-02-31' }] }]),
      '"2026-02-31"',
    ],
    [
      'a hundred thousand roots',
      blob([
        {
          ...entry,
          metadataStatement: { ...entry.metadataStatement, attestationRootCertificates: Array(100_000).fill('AAAA') },
        },
      ]),
      'a list of 100000',
    ],
  ];

  it.each(hostile)('%s: one sentence, with the file', async (_what, text, found) => {
    const file = await workspace.write('metadata/hostile.json', text);
    const problems = await workspace.problemsOf(scenarioWith('hostile'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ place: { kind: 'file', file } });
    expect(problems[0]?.found).toContain(found);
  });

  it('a file that there is not, and a name that leads elsewhere', async () => {
    expect(await workspace.problemsOf(scenarioWith('nowhere'))).toMatchObject([{ code: 'file-missing' }]);
    for (const name of ['../scenario', '"/etc/passwd"', '".."', '"a/b"'])
      expect(await workspace.problemsOf(scenarioWith(name))).toMatchObject([{ path: 'policy.passkeys.metadata' }]);
  });
});
