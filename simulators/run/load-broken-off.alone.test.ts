// Load runs that are broken off: k6, the target or the program is killed, Ctrl-C, no file descriptors left. Each says what happened,
// leaves nothing behind, and can be gone on with to the same end.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadRecord, type LoadRecord } from '../../scenarios/schema/load-trial.ts';
import { findK6, type FoundK6 } from '../programs/k6/find-k6.ts';
import { TestHome } from '../programs/k6/test-programs.fixture.ts';
import { readJournal } from '../store/journal.ts';
import { manifestOfKind } from './manifest-of-kind.ts';
import { readManifest } from '../store/run-folder.ts';
import { courseOf } from '../attempt/lived-before.ts';
import {
  commandOf,
  descendants,
  endPrograms,
  journalText,
  linesOf,
  moreAttempts,
  startRun,
  stillThere,
  type ProcessMark,
  type Program,
} from './program-bench.fixture.ts';
import { journalled, newRunPath, rowsOf, runInK6, writeScenario } from './run-bench.fixture.ts';

const k6 = process.platform === 'linux' ? await findK6(process.env) : undefined;
if (k6 === undefined)
  process.stderr.write('load-broken-off: no k6 here, or no /proc; npm test brings a k6 where it can\n');
const program = k6 as FoundK6;

/** One arm: the generator's limit is found once. Long enough to be broken off in the middle. */
const scenarioFile = writeScenario({
  users: 20,
  driver: 'load',
  design: 'parallel',
  arms: ['passkey'],
  load: { leadIn: '1 s', arrivals: { shape: 'steady', rate: '10/s', for: '4 s' } },
});
const courses = (path: string) =>
  journalled(path).map((attempt) => `${attempt.user} ${attempt.arm} ${attempt.draw} ${courseOf(attempt)}`);
const recordOf = (path: string): LoadRecord =>
  loadRecord.parse(JSON.parse(readFileSync(join(path, 'trials.json'), 'utf8')));

afterEach(endPrograms);

describe.runIf(k6 !== undefined)('a load run that is broken off', () => {
  const path = newRunPath();
  const temporary = mkdtempSync(join(tmpdir(), 'load-broken-off-'));
  const secretFolders = () => readdirSync(temporary).filter((name) => name.startsWith('passkey-pilot-trial-'));
  let unbroken: readonly string[];
  beforeAll(async () => {
    unbroken = courses((await runInK6(scenarioFile, { k6: program })).path);
  }, 120_000);

  const start = () =>
    startRun(existsSync(join(path, 'run.json')) ? ['--resume', path] : [scenarioFile, '--out', path], {
      TMPDIR: temporary,
      PASSKEY_PILOT_K6: program.path,
      NO_COLOR: '1',
    });
  /** In the middle of the trial: the program, all that it has started, k6 and the target. */
  async function underWay(): Promise<{
    readonly running: Program;
    readonly started: readonly ProcessMark[];
    readonly generator: ProcessMark;
    readonly target: ProcessMark;
  }> {
    const running = start();
    // What a resumed run must live again leaves the journal first.
    while (linesOf(path) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await moreAttempts(path, running, 5);
    const started = descendants(running.processId);
    const [generator, target] = ['--console-output=', 'identity-provider/server/main.ts'].map((words) =>
      started.find((one) => commandOf(one).includes(words)),
    );
    if (generator === undefined || target === undefined || generator.id <= 1 || target.id <= 1)
      throw new Error(`found ${started.map(commandOf).join(' | ')}`);
    expect(secretFolders()).toHaveLength(1);
    return { running, started, generator, target };
  }
  const errorsOf = ({ said }: Program) =>
    said()
      .split('\n')
      .filter((line) => line.startsWith('error ') || line.startsWith('The run failed'));
  /** Readable, and no line torn. */
  async function expectWhole(state: 'failed' | 'interrupted' | 'running'): Promise<void> {
    expect(readManifest(path).state).toBe(state);
    expect(journalText(path).endsWith('\n')).toBe(true);
    expect((await readJournal(join(path, 'journal.ndjson'))).attempts).toBe(linesOf(path));
    expect(linesOf(path)).toBeGreaterThanOrEqual(5);
    expect(linesOf(path)).toBeLessThan(unbroken.length);
  }

  it('because k6 was killed says so in one sentence', async () => {
    const { running, started, generator } = await underWay();
    process.kill(generator.id, 'SIGKILL');
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect(errorsOf(running)).toEqual([expect.stringMatching(/^error k6 failed: found k6 was killed \(SIGKILL\)/)]);
    expect(running.said()).toMatch(new RegExp(`Go on with: (?:npx )?passkey-pilot run --resume ${path}$`, 'm'));
    expect(running.said()).not.toMatch(/^\s+at /m);
    await expectWhole('failed');
    expect(await stillThere(started, 5_000)).toEqual([]);
    expect(secretFolders()).toEqual([]);
  }, 120_000);

  it('because its target died says so, and when', async () => {
    const { running, started, target } = await underWay();
    process.kill(target.id, 'SIGKILL');
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect(errorsOf(running)).toEqual([
      expect.stringMatching(
        /^The run failed: trial passkey-profile ended before its time, after \d+ s: the target ended with SIGKILL; --resume lives that trial again\./,
      ),
    ]);
    const [trial] = recordOf(path).trials;
    expect(trial?.cutShort).toMatchObject({ code: 'target-died', sentence: 'the target ended with SIGKILL' });
    // After the attempts that were waited for, and long before the plan would have ended.
    const ended = journalled(path).map(({ load }) => load?.endedMs ?? 0);
    expect(trial?.cutShort?.atMs).toBeGreaterThan(ended.toSorted((one, other) => one - other)[4] ?? Number.NaN);
    expect(trial?.cutShort?.atMs).toBeLessThan(5_000);
    await expectWhole('failed');
    expect(await stillThere(started, 5_000)).toEqual([]);
    expect(secretFolders()).toEqual([]);
  }, 120_000);

  it('with kill -9 of the program leaves no process behind, and no secret', async () => {
    const { running, started } = await underWay();
    process.kill(running.processId, 'SIGKILL');
    expect(await running.ended).toEqual({ code: null, signal: 'SIGKILL' });
    // Long before the plan would have ended by itself.
    expect((await stillThere(started, 2_000)).map(commandOf)).toEqual([]);
    await expectWhole('running');
    expect(secretFolders()).toEqual([]);
  }, 120_000);

  it('by Ctrl-C is gone within 3 s, keeps what was measured, and says how to go on', async () => {
    const { running, started } = await underWay();
    const sinceMs = performance.now();
    const before = linesOf(path);
    process.kill(-running.processId, 'SIGINT');
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect(await stillThere(started, 3_000)).toEqual([]);
    expect(performance.now() - sinceMs).toBeLessThan(3_000);
    expect(running.said()).toMatch(new RegExp(`Go on with: (?:npx )?passkey-pilot run --resume ${path}$`, 'm'));
    expect(errorsOf(running)).toEqual([]);
    await expectWhole('interrupted');
    expect(linesOf(path)).toBeGreaterThanOrEqual(before);
    expect(recordOf(path).trials).toMatchObject([{ cutShort: { code: 'interrupted' } }]);
    expect(secretFolders()).toEqual([]);
  }, 120_000);

  it('is completed by --resume: no attempt lost or twice, outcomes as unbroken, ledgers agree', async () => {
    const running = start();
    expect(await running.ended, running.said()).toEqual({ code: 0, signal: null });
    expect(courses(path)).toEqual(unbroken);
    const { state, reconciliation, epochs } = manifestOfKind(readManifest(path), 'load');
    expect(state).toBe('completed');
    expect(reconciliation).toMatchObject({ differenceCount: 0, attempts: unbroken.length });
    expect(epochs).toHaveLength(5);
    expect(recordOf(path).trials).toHaveLength(1);
    expect(recordOf(path).generator).toHaveLength(1);
    expect(
      await rowsOf(
        path,
        'SELECT count(*)::INTEGER AS n, count(DISTINCT (user_id, arm, flow, attempt))::INTEGER AS different FROM attempts',
      ),
    ).toEqual([{ n: unbroken.length, different: unbroken.length }]);
    expect(secretFolders()).toEqual([]);
  }, 120_000);
});

describe.runIf(k6 !== undefined)('a load run of several k6 processes', () => {
  it('is over for all of them when one was killed', async () => {
    const path = newRunPath();
    const long = writeScenario({
      users: 20,
      driver: 'load',
      design: 'parallel',
      arms: ['passkey'],
      load: { leadIn: '0 s', arrivals: { shape: 'steady', rate: '10/s', for: '90 s' } },
    });
    const generators = () => descendants(process.pid).filter((one) => commandOf(one).includes('--execution-segment='));
    let killed: readonly ProcessMark[] = [];
    const killOne = () => {
      if (killed.length > 0 || linesOf(path) < 5) return;
      killed = generators();
      const [one] = killed;
      if (one === undefined || one.id <= 1) throw new Error('found no k6');
      process.kill(one.id, 'SIGKILL');
    };
    await expect(runInK6(long, { path, k6: program, segments: 2, onProgress: killOne })).rejects.toMatchObject({
      code: 'k6-failed',
      data: { found: expect.stringContaining('k6 was killed (SIGKILL)') as string },
    });
    expect(killed).toHaveLength(2);
    expect(generators()).toEqual([]);
    expect(readManifest(path).state).toBe('failed');
  }, 60_000);
});

describe.runIf(k6 !== undefined)('a load run without file descriptors', () => {
  let home: TestHome;
  beforeAll(async () => {
    home = await TestHome.make();
  });
  afterAll(() => home.remove());

  it('says so in one sentence, and can be gone on with', async () => {
    const path = newRunPath();
    const limited = { ...program, path: await home.program('k6', `ulimit -n 40; exec '${program.path}' "$@"`) };
    // Everybody at once, and slowly answered: more connections than there are descriptors.
    const crowd = writeScenario({
      users: 60,
      driver: 'load',
      design: 'parallel',
      arms: ['password-otp'],
      faults: [{ at: 'password-otp/open-sign-in', delay: '500 ms' }],
      load: { leadIn: '0 s', vus: 60, arrivals: { shape: 'steady', rate: '100/s', for: '1 s' } },
    });
    await expect(runInK6(crowd, { path, k6: limited })).rejects.toMatchObject({
      code: 'k6-failed',
      data: { found: expect.stringContaining('k6 ran out of file descriptors') as string },
    });
    expect(readManifest(path)).toMatchObject({ state: 'failed', epochs: [{ ended: 'failed' }] });
    const { end } = await runInK6(crowd, { path, k6: program, resume: true });
    expect(end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(journalled(path).flatMap(({ steps }) => steps.filter(({ result }) => result === 'unavailable'))).toEqual([]);
  }, 120_000);
});
