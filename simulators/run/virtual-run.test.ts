// Whole runs of the virtual driver: what they leave behind does not depend on the number of threads, nor on being stopped on the way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { Journal, readJournal } from '../store/journal.ts';
import { rowsOf, journalled, newRunPath, runVirtually, writeScenario } from './run-bench.fixture.ts';

const scenario = writeScenario({ users: 40, days: 5, parameters: { 'password-mistyped': 0.3, 'starts-over': 0.8 } });
const machineTime = 'pilot-in-chromium';

/** Both tables, as a reader gets them; the run's id is the same in all. */
const tablesOf = async (path: string) => ({
  attempts: await rowsOf(path, 'FROM attempts'),
  steps: await rowsOf(path, 'FROM steps'),
});

describe('a run in virtual time', () => {
  it('leaves the same tables with one, two and three threads', async () => {
    const [one, two, three] = [
      await runVirtually(scenario, { machineTime, workers: 1 }),
      await runVirtually(scenario, { machineTime, workers: 2 }),
      await runVirtually(scenario, { machineTime, workers: 3 }),
    ];
    const expected = await tablesOf(one.path);
    expect(expected.attempts.length).toBeGreaterThan(40 * 11);
    expect(await tablesOf(two.path)).toEqual(expected);
    expect(await tablesOf(three.path)).toEqual(expected);
    expect(one.end.manifest.epochs.at(-1)).toMatchObject({
      ended: 'completed',
      reason: expect.stringContaining('not reconciled'),
    });
    expect(one.end.manifest).not.toHaveProperty('reconciliation');
  }, 120_000);

  it('takes machine time from what was measured, and none of it twice the same for everybody', async () => {
    const { path } = await runVirtually(scenario, { machineTime });
    const { samples } = JSON.parse(readFileSync(join(path, 'machine-profile.json'), 'utf8')) as {
      samples: { action: string; result: string; parts: number[] }[];
    };
    const shown = new Set(
      samples
        .filter(({ action, result }) => action === 'open-sign-in' && result === 'shown')
        .map(({ parts }) => parts.reduce((sum, part) => sum + part, 0).toFixed(6)),
    );
    const lived = journalled(path).flatMap(({ steps }) =>
      steps
        .filter(({ action, result }) => action === 'open-sign-in' && result === 'shown')
        .map(({ measuredMs }) => measuredMs.toFixed(6)),
    );
    expect(new Set(lived).size).toBeGreaterThan(3);
    expect(lived.filter((ms) => !shown.has(ms))).toEqual([]);
  }, 60_000);

  it('goes on where it was stopped, and loses and doubles nothing', async () => {
    const whole = await runVirtually(scenario, { machineTime });
    const path = newRunPath();
    const stop = new AbortController();
    const stopped = await runVirtually(scenario, {
      machineTime,
      path,
      workers: 1,
      stop: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped.end.manifest.state).toBe('interrupted');
    expect(stopped.end.summary.attempts).toBeGreaterThan(0);
    expect(stopped.end.summary.attempts).toBeLessThan(whole.end.summary.attempts);
    const resumed = await runVirtually(scenario, { machineTime, path, resume: true });
    expect(resumed.end.manifest).toMatchObject({ state: 'completed' });
    const withoutStart = (attempt: Attempt) => ({ ...attempt, epoch: 0, correlationId: '' });
    expect(journalled(path).map(withoutStart)).toEqual(journalled(whole.path).map(withoutStart));
  }, 120_000);

  it('fails when a user who is lived again does otherwise than journalled', async () => {
    const path = newRunPath();
    const stop = new AbortController();
    await runVirtually(scenario, { machineTime, path, workers: 1, stop: stop.signal, onProgress: () => stop.abort() });
    const ended = (await readJournal(join(path, 'journal.ndjson'))).endedUsers;
    const whole = journalled((await runVirtually(scenario, { machineTime })).path);
    const next =
      whole.find(({ user, outcome }) => !ended.has(user) && outcome.kind === 'succeeded') ?? expect.unreachable();
    const journal = new Journal(join(path, 'journal.ndjson'));
    journal.append({
      ...next,
      outcome: { kind: 'abandoned', step: 'passkey/use-passkey', reason: 'patience-exhausted' },
    });
    journal.close();
    const resumed = await runVirtually(scenario, { machineTime, path, resume: true });
    expect(resumed.end.manifest).toMatchObject({
      state: 'failed',
      epochs: [{ ended: 'interrupted' }, { ended: 'failed', reason: expect.stringContaining('ended otherwise') }],
    });
  }, 120_000);
});
