// Runs that count everybody and store a sample: what they leave behind does not depend on the number of threads, nor on being stopped or
// damaged on the way.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aggregates } from '../../scenarios/measures/aggregates.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { isStored } from '../drivers/virtual/aggregate/stored-users.ts';
import { journalled, newRunPath, runVirtually, writeScenario } from './run-bench.fixture.ts';

const given = {
  users: 160,
  days: 5,
  parameters: { 'password-mistyped': 0.3, 'starts-over': 0.8 },
  unmeant: { people: true, strangers: true },
};
const scenario = writeScenario({ ...given, virtual: { storeAttempts: 400 } });
const machineTime = 'pilot-in-chromium';

const textOf = (path: string, file: string) => readFileSync(join(path, file), 'utf8');
const withoutStart = (attempt: Attempt) => ({ ...attempt, epoch: 0, correlationId: '' });
const storedOf = (path: string) => journalled(path).map(withoutStart);
const linesOf = (path: string, file: string) =>
  textOf(path, file)
    .split('\n')
    .filter((line) => line !== '');

/** Stopped once some stretches have been counted. */
async function stoppedRun(): Promise<string> {
  const path = newRunPath();
  const stop = new AbortController();
  const { end } = await runVirtually(scenario, {
    machineTime,
    path,
    workers: 1,
    stop: stop.signal,
    onProgress: ({ done }) => done > 800 && stop.abort(),
  });
  expect(end.manifest.state).toBe('interrupted');
  expect(end.summary.attempts).toBeGreaterThan(800);
  expect(existsSync(join(path, 'aggregates.json'))).toBe(false);
  return path;
}

const whole = await runVirtually(scenario, { machineTime, workers: 2 });

describe('a run that counts everybody', () => {
  it('leaves the same bytes of counts and the same attempts with one, two and three threads', async () => {
    const expected = textOf(whole.path, 'aggregates.json');
    for (const workers of [1, 3]) {
      const { path, end } = await runVirtually(scenario, { machineTime, workers });
      expect(textOf(path, 'aggregates.json')).toBe(expected);
      expect(storedOf(path)).toEqual(storedOf(whole.path));
      expect(end.manifest.stored).toEqual(whole.end.manifest.stored);
    }
  }, 120_000);

  it('stores whole users, drawn by key, with the attempts that a run which stores all has of them', async () => {
    const all = await runVirtually(writeScenario(given), { machineTime });
    const { stored } = whole.end.manifest;
    const share = stored?.share ?? Number.NaN;
    expect(share).toBeCloseTo(400 / (160 * 11), 12);
    const drawn = Array.from({ length: given.users }, (_, user) => user).filter((user) =>
      isStored(20_260_105, share, user),
    );
    expect(storedOf(whole.path)).toEqual(
      journalled(all.path)
        .filter(({ user }) => drawn.includes(user))
        .map(withoutStart),
    );
    expect(stored).toEqual({
      share,
      users: drawn.length,
      attempts: storedOf(whole.path).length,
      ofUsers: given.users,
      ofAttempts: all.end.summary.attempts,
    });
    expect(all.end.manifest).not.toHaveProperty('stored');
    expect(existsSync(join(all.path, 'aggregates.json'))).toBe(false);
    const { users, parts } = aggregates.parse(JSON.parse(textOf(whole.path, 'aggregates.json')));
    expect(Object.values(users).reduce((sum, each) => sum + each, 0)).toBe(given.users);
    const outcomes = (kind: Attempt['outcome']['kind']) =>
      journalled(all.path).filter(({ outcome }) => outcome.kind === kind).length;
    const kinds = parts.flatMap(({ signIns, registrations, withoutNeed }) => [signIns, registrations, withoutNeed]);
    for (const ended of ['succeeded', 'abandoned', 'refused'] as const)
      expect(kinds.reduce((sum, kind) => sum + kind[ended], 0)).toBe(outcomes(ended));
    // Merged, and gone.
    expect(existsSync(join(whole.path, 'aggregates.ndjson'))).toBe(false);
  }, 120_000);

  it('goes on where it was stopped, and counts nobody twice', async () => {
    const path = await stoppedRun();
    const before = linesOf(path, 'aggregates.ndjson').length;
    expect(before).toBeGreaterThan(0);
    const { end } = await runVirtually(scenario, { machineTime, path, resume: true });
    expect(end.manifest).toMatchObject({ state: 'completed', stored: whole.end.manifest.stored });
    expect(textOf(path, 'aggregates.json')).toBe(textOf(whole.path, 'aggregates.json'));
    expect(storedOf(path)).toEqual(storedOf(whole.path));
  }, 120_000);

  it('lives again a stretch whose line was cut off, and one whose attempts a crash of the machine took', async () => {
    const path = await stoppedRun();
    const stretches = join(path, 'aggregates.ndjson');
    writeFileSync(stretches, textOf(path, 'aggregates.ndjson').slice(0, -9));
    // The first stored user and all after are gone from the journal, though their stretches are counted.
    const [first] = journalled(path);
    rmSync(join(path, 'journal.ndjson.gz'));
    writeFileSync(join(path, 'journal.ndjson'), JSON.stringify(first));
    const { end } = await runVirtually(scenario, { machineTime, path, resume: true });
    expect(end.manifest).toMatchObject({ state: 'completed', stored: whole.end.manifest.stored });
    expect(textOf(path, 'aggregates.json')).toBe(textOf(whole.path, 'aggregates.json'));
    expect(storedOf(path)).toEqual(storedOf(whole.path));
  }, 120_000);

  it('says which line of its counts is damaged', async () => {
    const path = await stoppedRun();
    writeFileSync(join(path, 'aggregates.ndjson'), `{"from":0}\n${textOf(path, 'aggregates.ndjson')}`);
    await expect(runVirtually(scenario, { machineTime, path, resume: true })).rejects.toMatchObject({
      code: 'aggregates-damaged',
      data: { where: join(path, 'aggregates.ndjson:1') },
    });
  }, 120_000);
});
