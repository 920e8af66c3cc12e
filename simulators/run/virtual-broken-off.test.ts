// Virtual runs that are broken off, by a kill and by Ctrl-C: nothing is lost, nothing doubled, and they end as if nothing had happened.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { courseOf } from '../attempt/lived-before.ts';
import { readManifest } from '../store/run-folder.ts';
import { readJournal } from '../store/journal.ts';
import { endPrograms, linesOf, moreAttempts, startRun } from './program-bench.fixture.ts';
import { journalled, newRunPath, runVirtually, writeScenario } from './run-bench.fixture.ts';

/** Long enough to be broken off twice: some 9 000 attempts. */
const users = 800;
const scenarioFile = writeScenario({ users, days: 5, driver: 'virtual' });
const told = (path: string) =>
  journalled(path).map(
    (attempt) => `${attempt.user} ${attempt.arm} ${attempt.draw} ${attempt.measuredMs} ${courseOf(attempt)}`,
  );

afterEach(endPrograms);

it('goes on after a kill and after Ctrl-C, and ends with the same attempts, machine time included', async () => {
  const path = newRunPath();
  const killed = startRun([scenarioFile, '--out', path], { NO_COLOR: '1' });
  await moreAttempts(path, killed, 1);
  process.kill(killed.processId, 'SIGKILL');
  expect(await killed.ended).toEqual({ code: null, signal: 'SIGKILL' });
  expect(readManifest(path).state).toBe('running');
  const before = linesOf(path);

  const stopped = startRun(['--resume', path], { NO_COLOR: '1' });
  await moreAttempts(path, stopped, 1);
  process.kill(stopped.processId, 'SIGINT');
  // As tsx does when it hands on what the terminal has sent already.
  process.kill(stopped.processId, 'SIGINT');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(stopped.said()).toMatch(/Stopped; \d+ attempts are kept\. Go on with: (?:npx )?passkey-pilot run --resume /);
  expect(readManifest(path).state).toBe('interrupted');
  const { attempts, endedUsers } = await readJournal(join(path, 'journal.ndjson'));
  expect(attempts).toBeGreaterThan(before);
  expect(endedUsers.size).toBeLessThan(users);

  const resumed = startRun(['--resume', path], { NO_COLOR: '1' });
  expect(await resumed.ended).toEqual({ code: 0, signal: null });
  expect(readManifest(path).epochs.map(({ ended }) => ended)).toEqual([undefined, 'interrupted', 'completed']);
  expect(told(path)).toEqual(told((await runVirtually(scenarioFile, { machineTime: 'pilot-in-chromium' })).path));
}, 240_000);

it('counts everybody once when a run that stores a sample is killed and stopped', async () => {
  const counted = writeScenario({ users, days: 5, driver: 'virtual', virtual: { storeAttempts: 2_000 } });
  const path = newRunPath();
  const killed = startRun([counted, '--out', path], { NO_COLOR: '1' });
  await moreAttempts(path, killed, 1);
  process.kill(killed.processId, 'SIGKILL');
  await killed.ended;
  const stopped = startRun(['--resume', path], { NO_COLOR: '1' });
  await moreAttempts(path, stopped, 1);
  process.kill(stopped.processId, 'SIGINT');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(stopped.said()).toMatch(/Stopped; \d+ attempts are kept/);
  const resumed = startRun(['--resume', path], { NO_COLOR: '1' });
  expect(await resumed.ended).toEqual({ code: 0, signal: null });
  const whole = await runVirtually(counted, { machineTime: 'pilot-in-chromium' });
  expect(readManifest(path)).toMatchObject({ state: 'completed', stored: whole.end.manifest.stored });
  expect(readFileSync(join(path, 'aggregates.json'), 'utf8')).toBe(
    readFileSync(join(whole.path, 'aggregates.json'), 'utf8'),
  );
  expect(told(path)).toEqual(told(whole.path));
}, 240_000);
