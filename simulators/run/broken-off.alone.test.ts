// Runs that are broken off: by kill -9, by Ctrl-C, by the death of the target, by a full disk. Each can be gone on with, and ends as
// an unbroken run of the same seed does; nothing of it stays behind.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attemptLine } from '../store/journal.ts';
import { packLines } from '../store/packed-lines.ts';
import { readManifest } from '../store/run-folder.ts';
import { testAttempt } from '../store/test-attempt.fixture.ts';
import { courseOf } from '../attempt/lived-before.ts';
import {
  commandOf,
  descendants,
  endPrograms,
  linesOf,
  moreAttempts,
  startRun,
  stillThere,
} from './program-bench.fixture.ts';
import { journalled, newRunPath, rowsOf, runScenario, writeScenario } from './run-bench.fixture.ts';

const isLinux = process.platform === 'linux';

const courses = (path: string) =>
  journalled(path).map((attempt) => [attempt.user, attempt.arm, attempt.flow, attempt.attempt, courseOf(attempt)]);

/** Slips enough for many branches, users enough to be broken off three times. */
const scenarioFile = writeScenario({
  users: 12,
  parameters: { 'password-mistyped': 0.15, 'prompt-dismissed': 0.15, 'password-forgotten': 0.1 },
});
let unbroken: readonly unknown[];

beforeAll(async () => {
  unbroken = courses((await runScenario(scenarioFile)).path);
}, 120_000);
afterEach(endPrograms);

async function expectWhole(path: string): Promise<void> {
  expect(courses(path)).toEqual(unbroken);
  const manifest = readManifest(path);
  expect(manifest.state).toBe('completed');
  expect(manifest).toMatchObject({ reconciliation: { differenceCount: 0, attempts: unbroken.length } });
  expect(
    await rowsOf(
      path,
      'SELECT count(*)::INTEGER AS n, count(DISTINCT (user_id, arm, flow, attempt))::INTEGER AS different FROM attempts',
    ),
  ).toEqual([{ n: unbroken.length, different: unbroken.length }]);
}

describe.skipIf(!isLinux)('a run that is killed again and again', () => {
  const path = newRunPath();
  const start = () =>
    existsSync(join(path, 'run.json')) ? startRun(['--resume', path]) : startRun([scenarioFile, '--out', path]);

  it.each(['the program alone', 'its process group'] as const)(
    'with kill -9 of %s leaves no process behind',
    async (whom) => {
      const program = start();
      const [more, thenMs] = [1 + Math.floor(Math.random() * 8), Math.floor(Math.random() * 200)];
      await moreAttempts(path, program, more);
      await wait(thenMs);
      const started = descendants(program.processId);
      const names = started.map(commandOf);
      expect(
        names.some((name) => name.includes('identity-provider')) &&
          names.some((name) => name.includes('--remote-debugging-port')),
      ).toBe(true);
      process.kill(whom === 'the program alone' ? program.processId : -program.processId, 'SIGKILL');
      expect(await program.ended).toEqual({ code: null, signal: 'SIGKILL' });
      expect(await stillThere(started, 20_000), `after ${more} attempts and ${thenMs} ms`).toEqual([]);
    },
    60_000,
  );

  it('ends in order at Ctrl-C and says how to go on', async () => {
    const program = start();
    await moreAttempts(path, program, 2);
    const started = descendants(program.processId);
    const sinceMs = performance.now();
    process.kill(-program.processId, 'SIGINT');
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(performance.now() - sinceMs).toBeLessThan(8_000);
    expect(program.said()).toMatch(new RegExp(`Go on with: (?:npx )?passkey-pilot run --resume ${path}$`, 'm'));
    expect(readManifest(path).state).toBe('interrupted');
    expect(await stillThere(started, 10_000)).toEqual([]);
  }, 60_000);

  it('is completed by --resume: no attempt lost or twice, outcomes as unbroken, ledgers agree', async () => {
    expect(linesOf(path)).toBeLessThan(unbroken.length);
    // As a crash of the machine would leave them.
    appendFileSync(join(path, 'journal.ndjson'), '{"user":3,"userPrinci');
    appendFileSync(join(path, 'journal.ndjson.gz'), packLines(attemptLine(testAttempt({ user: 3 }))).subarray(0, -1));
    appendFileSync(join(path, 'sign-ins.ndjson'), '{"id":"5f0c');
    const program = start();
    expect(await program.ended, program.said()).toEqual({ code: 0, signal: null });
    await expectWhole(path);
    expect(new Set(journalled(path).map(({ epoch }) => epoch)).size).toBeGreaterThan(2);
  }, 90_000);
});

describe.skipIf(!isLinux)('a run whose target dies', () => {
  it('says so in a sentence’s facts, journals nothing of it, and can be gone on with', async () => {
    const path = newRunPath();
    const kill = (done: number) => {
      if (done !== 5) return;
      const provider = descendants(process.pid).find((one) =>
        commandOf(one).includes('identity-provider/server/main.ts'),
      );
      if (provider === undefined || provider.id <= 1) throw new Error('found no provider');
      process.kill(provider.id, 'SIGKILL');
    };
    await expect(runScenario(scenarioFile, { path, onProgress: ({ done }) => kill(done) })).rejects.toMatchObject({
      code: 'target-died',
      data: {
        found: 'an identity provider that ended with SIGKILL',
        where: path,
        remedy: 'look into what ended it, then go on; what was done is kept',
      },
    });
    expect(readManifest(path).state).toBe('failed');
    expect(journalled(path).flatMap(({ steps }) => steps.filter(({ result }) => result === 'unavailable'))).toEqual([]);
    expect(descendants(process.pid).filter((one) => commandOf(one).includes('--remote-debugging-port'))).toEqual([]);
    await runScenario(scenarioFile, { path, resume: true });
    await expectWhole(path);
  }, 120_000);
});

describe.skipIf(!isLinux)('a run whose disk is full', () => {
  it('says so in one sentence and goes on once there is room', async ({ skip }) => {
    const disk = mkdtempSync(join(tmpdir(), 'run-bench-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status === 0;
    if (!mounted) return skip('no right to mount a small disk here');
    try {
      const path = join(disk, 'run');
      const program = startRun([scenarioFile, '--out', path]);
      await moreAttempts(path, program, 3);
      fill(join(disk, 'ballast'));
      expect(await program.ended).toEqual({ code: 1, signal: null });
      const errors = program
        .said()
        .split('\n')
        .filter((line) => line.startsWith('error '));
      expect(errors).toHaveLength(1);
      // Whoever writes first: the driver into the folder, or the target its sign-in log.
      expect(errors[0]).toContain(path);
      expect(errors[0]).toMatch(/found the disk full|could not write its sign-in log \(is the disk full\?\)/);
      expect(program.said()).not.toMatch(/^\s+at /m);

      rmSync(join(disk, 'ballast'));
      expect(spawnSync('mount', ['-o', 'remount,size=64m', disk]).status).toBe(0);
      const resumed = startRun(['--resume', path]);
      expect(await resumed.ended, resumed.said()).toEqual({ code: 0, signal: null });
      await expectWhole(path);
    } finally {
      spawnSync('umount', [disk]);
    }
    return undefined;
  }, 120_000);
});

/** Writes until there is no room left, to the last byte. */
function fill(file: string): void {
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // This much does not fit; half of it may.
    }
  }
}
