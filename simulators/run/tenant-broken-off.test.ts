// Rollouts that are broken off, by a kill and by Ctrl-C: they go on where they were and end as if nothing had happened.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { readManifest } from '../store/run-folder.ts';
import { endPrograms, startRun, until, type Program } from './program-bench.fixture.ts';
import { newRunPath } from './run-bench.fixture.ts';

const scenarioFile = fileURLToPath(new URL('../../scenarios/tenant-year.yaml', import.meta.url));
/** Long enough to be broken off twice: some 25 000 attempts. */
const asked = [scenarioFile, '--users', '500', '--set', 'rollout.signInDaysSampled=10 %'];

afterEach(endPrograms);

const timeline = (path: string) => readFileSync(join(path, 'timeline.json'), 'utf8');
const records = (path: string) =>
  existsSync(join(path, 'course'))
    ? readdirSync(join(path, 'course')).filter((name) => name.endsWith('.json')).length
    : 0;

/** Until more of its stretches are written down. */
async function moreRecords(path: string, program: Program, more: number): Promise<void> {
  const before = records(path);
  await until(program, () => records(path) >= before + more);
}

it('goes on after a kill and after Ctrl-C, and ends with the same timeline', async () => {
  const path = newRunPath();
  const killed = startRun([...asked, '--out', path], { NO_COLOR: '1' });
  await moreRecords(path, killed, 2);
  process.kill(killed.processId, 'SIGKILL');
  expect(await killed.ended).toEqual({ code: null, signal: 'SIGKILL' });
  expect(readManifest(path).state).toBe('running');

  const stopped = startRun(['--resume', path], { NO_COLOR: '1' });
  await moreRecords(path, stopped, 1);
  process.kill(stopped.processId, 'SIGINT');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(stopped.said()).toMatch(
    /Stopped; [1-9]\d* attempts are kept\. Go on with: (?:npx )?passkey-pilot run --resume /,
  );
  expect(readManifest(path).state).toBe('interrupted');
  expect(existsSync(join(path, 'timeline.json'))).toBe(false);

  const resumed = startRun(['--resume', path], { NO_COLOR: '1' });
  expect(await resumed.ended).toEqual({ code: 0, signal: null });
  expect(readManifest(path).epochs.map(({ ended }) => ended)).toEqual([undefined, 'interrupted', 'completed']);
  expect(existsSync(join(path, 'course'))).toBe(false);

  const again = newRunPath();
  const whole = startRun([...asked, '--set', 'virtual.workers=1', '--out', again], { NO_COLOR: '1' });
  expect(await whole.ended).toEqual({ code: 0, signal: null });
  expect(timeline(path)).toBe(timeline(again));
}, 240_000);
