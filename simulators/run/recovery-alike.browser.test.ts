// A recovery drill in real Chromium, killed and gone on with: the same people and impostors as in virtual time, attempt by attempt, while the
// target and the identity verifier fail at times; both logs of the target agree with it, and its folder tells nothing of anybody.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { RecoveryAction } from '../../scenarios/flows/recovery-action.ts';
import { impostorKinds } from '../../scenarios/schema/drill.ts';
import type { Performed, RecoverySession, StepAddress } from '../attempt/target-session.ts';
import { BrowserLane } from '../drivers/browser/browser-lane.ts';
import { UserPage } from '../drivers/browser/user-page.ts';
import { readMachineProfile } from '../drivers/virtual/read-machine-profile.ts';
import { takeImage, type CameraImage } from '../identity-proofing/camera-image.ts';
import type { Intent } from '../people/intent.ts';
import { compareTwins } from './compare-twins.ts';
import { endPrograms, moreAttempts, startRun } from './program-bench.fixture.ts';
import { journalled, newRunPath, runDrill } from './run-bench.fixture.ts';
import { filesOf, Secrets, toldIn } from './told-secrets.fixture.ts';

const range = { low: 0.5, high: 1, assumed: 'for a test' };
/** For hours, so that no moment at which it begins or ends lies within what the drivers' clocks may differ by. */
const oftenOut = {
  availability: { ...range, value: 0.85 },
  outage: { value: 240, low: 60, high: 600, assumed: 'for a test' },
};

/** The shipped drill, with one impostor of each kind, and with faults of the target and of the verifier. */
function writeDrill(): string {
  const shipped = parse(readFileSync('scenarios/recovery-drill.yaml', 'utf8')) as {
    readonly policy: { readonly recovery: { readonly profiles: readonly object[] } };
  };
  const refused = (at: string, how: '500' | 'reset', share = '20 %') => ({ at, refuse: { share, with: how } });
  const faults = [
    refused('account-recovery/name-account-to-recover', '500'),
    refused('account-recovery/submit-pass', '500', '80 %'),
    refused('help-desk-recovery/submit-pass', 'reset'),
    refused('account-recovery/take-selfie', 'reset'),
    refused('help-desk-recovery/open-security-info', 'reset'),
    refused('help-desk-recovery/create-passkey', '500'),
    refused('help-desk-recovery/sign-out', '500'),
    { at: '*', clockSkew: { behind: '20 s' } },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  mkdirSync(join(folder, 'verifiers'));
  const balanced = parse(readFileSync('scenarios/verifiers/balanced.yaml', 'utf8')) as object;
  writeFileSync(join(folder, 'verifiers', 'shaky.yaml'), JSON.stringify({ ...balanced, id: 'shaky', ...oftenOut }));
  const [profile] = shipped.policy.recovery.profiles;
  const recovery = { ...shipped.policy.recovery, profiles: [{ ...profile, verifier: 'shaky' }] };
  const policy = { ...shipped.policy, recovery };
  const file = join(folder, 'drill.yaml');
  writeFileSync(file, JSON.stringify({ ...shipped, policy, users: impostorKinds.length, settle: false, faults }));
  return file;
}

/** What people show to cameras and say to the help desk, and what they read. */
function listenTo(recovery: RecoverySession, secrets: Secrets): RecoverySession {
  const picture = (image: CameraImage) =>
    secrets.add('picture', Buffer.from(takeImage(image)).toString('base64').slice(0, 80));
  const hear = (intent: Partial<Intent<'capture-document'> & Intent<'check-face'> & Intent<'answer-help-desk'>>) => {
    const { document, face, answer } = intent;
    if (document !== undefined) {
      secrets.add('date of birth', document.claims.dateOfBirth);
      secrets.add('name on a document', JSON.stringify(document.claims).slice(1, -1));
      picture({ kind: 'document', document });
    }
    if (face !== undefined) {
      secrets.add('face', String(face.matchQuantile));
      picture({ kind: 'face', face });
    }
    if (answer !== undefined) secrets.add('answer', JSON.stringify(answer).slice(1, -1));
  };
  return new Proxy(recovery, {
    get: (session, action: RecoveryAction) => async (intent: Intent<RecoveryAction>, at: StepAddress) => {
      hear(intent);
      const perform = session[action].bind(session) as (
        intent: unknown,
        at: StepAddress,
      ) => Promise<Performed<RecoveryAction>>;
      const done = await perform(intent, at);
      secrets.add('pass', done.codeRead);
      return done;
    },
  });
}

/** Listens in on the harness. @param pictured what can be read on pictures of failures. */
function listenIn(secrets: Secrets, pictured: string[]): void {
  const { openSession } = BrowserLane.prototype;
  vi.spyOn(BrowserLane.prototype, 'openSession').mockImplementation(async function (this: BrowserLane, order) {
    const { session, close } = await openSession.call(this, order);
    return { session: { ...session, recovery: listenTo(session.recovery, secrets) }, close };
  });
  const { prepare, screenshot } = UserPage.prototype;
  vi.spyOn(UserPage.prototype, 'prepare').mockImplementation(async function (this: UserPage, script: string) {
    const read: unknown = await prepare.call(this, script);
    if (typeof read === 'string' && read.startsWith('{"credential":')) {
      const { credential, key } = JSON.parse(read) as { credential: string; key: { d: string } };
      secrets.add('credential', credential.split('.')[1]);
      secrets.add('key of a wallet', key.d);
    } else if (typeof read === 'string' && read.includes('/v/'))
      secrets.add('address of an identity check', new URL(read).pathname);
    return read;
  } as typeof prepare);
  vi.spyOn(UserPage.prototype, 'screenshot').mockImplementation(async function (this: UserPage) {
    const typed = `[...document.querySelectorAll('input')].filter((field) => field.checkVisibility({ visibilityProperty: true })).map((field) => field.value)`;
    pictured.push((await prepare.call(this, `document.body.innerText + ' ' + ${typed}.join(' ')`)) as string);
    return screenshot.call(this);
  });
}

describe.skipIf(process.platform !== 'linux')('a recovery drill in Chromium, killed and gone on with', () => {
  const secrets = new Secrets();
  const pictured: string[] = [];
  const path = newRunPath();
  let run: Awaited<ReturnType<typeof runDrill>>;

  beforeAll(async () => {
    const file = writeDrill();
    const program = startRun([file, '--out', path]);
    await moreAttempts(path, program, 12);
    process.kill(-program.processId, 'SIGKILL');
    await program.ended;
    listenIn(secrets, pictured);
    try {
      run = await runDrill(file, { path, resume: true });
    } finally {
      vi.restoreAllMocks();
    }
  }, 120_000);
  afterAll(endPrograms);

  it('is alike in virtual time, attempt by attempt, impostors of all kinds among them', () => {
    const attempts = journalled(path);
    const kinds = attempts.filter(({ flow }) => flow.includes('impostor')).map(({ steps: [first] }) => first?.cause);
    expect(new Set(kinds)).toEqual(new Set(impostorKinds));
    expect(new Set(attempts.map(({ epoch }) => epoch)).size).toBeGreaterThan(1);
    const failures = attempts.flatMap(({ steps }) =>
      steps.flatMap(({ step, result, code }) => (result === 'unavailable' ? `${step} ${code}` : [])),
    );
    // A planted fault with the pass in hand, and a verifier that is out, of which the site says what it has none.
    expect(failures).toEqual(expect.arrayContaining(['submit-pass http-500', 'name-account-to-recover http-503']));
    const twins = compareTwins({
      loaded: run.loaded,
      profile: readMachineProfile('scenarios/machine-profiles/pilot-in-chromium.json'),
      journal: join(path, 'journal.ndjson'),
    });
    expect(twins).toMatchObject({ differing: 0, void: 0, different: [] });
    // The others' people were held up by a busy machine.
    expect(twins.alike).toBeGreaterThan(attempts.length / 2);
  });

  it('is what both logs of the target tell', () => {
    const { reconciliation } = run.end.manifest;
    expect(reconciliation).toMatchObject({ differenceCount: 0, audit: { differenceCount: 0 } });
    expect(reconciliation?.audit?.agreeing).toBeGreaterThan(50);
  });

  it('leaves nothing of a document, a face, an answer, a pass or a credential in its folder', async () => {
    expect(secrets.kinds()).toEqual(
      [
        'address of an identity check',
        'answer',
        'credential',
        'date of birth',
        'face',
        'key of a wallet',
        'name on a document',
        'pass',
        'picture',
        'private key',
      ].toSorted(),
    );
    expect(filesOf(path)).toEqual(expect.arrayContaining(['journal.ndjson.gz', 'steps.parquet', 'audit.ndjson']));
    expect(await toldIn(secrets, path)).toEqual([]);
  });

  it('leaves no pass on a picture of a failure', () => {
    expect(pictured.length).toBeGreaterThan(0);
    expect(pictured.flatMap((text) => secrets.toldIn(text))).toEqual([]);
  });

  it('would be found out if it did', async () => {
    for (const kind of secrets.kinds())
      writeFileSync(join(path, 'planted.txt'), `… ${secrets.of(kind)} …\n`, { flag: 'a' });
    expect(await toldIn(secrets, path)).toEqual(
      expect.arrayContaining(secrets.kinds().map((kind) => `${kind} in planted.txt`)),
    );
  });
});
