// A recovery drill in virtual time whose program is killed twice, among its own people and among those lived beside them: nothing is lost,
// nothing doubled, and it ends as if nothing had happened.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drillLayers } from '../../scenarios/measures/drill-layers.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { readManifest } from '../store/run-folder.ts';
import { endPrograms, linesOf, moreAttempts, someStretches, startRun } from './program-bench.fixture.ts';
import { journalled, newRunPath, runDrillVirtually } from './run-bench.fixture.ts';

const quiet = { NO_COLOR: '1' };
const machineTime = 'pilot-in-chromium';
/** What of an attempt hangs on the start of the program. */
const attemptsOf = (path: string) =>
  journalled(path).map((attempt: Attempt) => ({ ...attempt, epoch: 0, lane: 0, correlationId: '' }));
const layersOf = (path: string) => {
  const {
    run: _,
    seconds: __,
    ...lived
  } = drillLayers.parse(JSON.parse(readFileSync(join(path, 'drill.json'), 'utf8')));
  return lived;
};

/** The shipped drill, of enough people to be broken off among them, and of few beside them. */
function writeDrill(): string {
  const shipped = parse(readFileSync('scenarios/recovery-drill.yaml', 'utf8')) as { readonly drill: object };
  const many = { users: 1_000, points: 4, atMost: '1 h' };
  const curves = { thresholds: [60, 80], procedures: [['questions']] };
  const file = join(mkdtempSync(join(tmpdir(), 'drill-')), 'drill.yaml');
  const drill = { ...shipped.drill, many, curves };
  writeFileSync(file, JSON.stringify({ ...shipped, driver: 'virtual', users: 600, drill }));
  return file;
}

afterEach(endPrograms);

it('ends with the same attempts, and the same people beside them, as a drill that nobody killed', async () => {
  const file = writeDrill();
  const path = newRunPath();
  const first = startRun([file, '--out', path], quiet);
  await moreAttempts(path, first, 1);
  process.kill(first.processId, 'SIGKILL');
  await first.ended;
  expect(readManifest(path).state).toBe('running');
  const before = linesOf(path);

  const second = startRun(['--resume', path], quiet);
  await someStretches(join(path, 'drill-stretches.ndjson'), second);
  process.kill(second.processId, 'SIGKILL');
  await second.ended;
  expect(existsSync(join(path, 'drill.json'))).toBe(false);
  expect(linesOf(path)).toBeGreaterThan(before);

  const third = startRun(['--resume', path], quiet);
  expect(await third.ended).toEqual({ code: 0, signal: null });
  expect(existsSync(join(path, 'drill-stretches.ndjson'))).toBe(false);
  const whole = await runDrillVirtually(file, { machineTime });
  expect(attemptsOf(path)).toEqual(attemptsOf(whole.path));

  const unbroken = newRunPath();
  expect(await startRun([file, '--out', unbroken], quiet).ended).toEqual({ code: 0, signal: null });
  expect(layersOf(path)).toEqual(layersOf(unbroken));
  expect(layersOf(path).alike).toMatchObject({ differing: 0, void: 0 });
}, 600_000);
