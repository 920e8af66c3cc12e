// A settled pilot that is killed and stopped in each of its layers: nothing is lost, no point is lived twice, and it ends as if nothing had
// happened.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { endPrograms, moreAttempts, startRun, until, type Program } from '../simulators/run/program-bench.fixture.ts';
import { newRunPath, writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { readManifest } from '../simulators/store/run-folder.ts';

/** Few are varied, so that few points are lived: the others are set to their centre. */
const varied = new Set(['password-mistyped', 'key-of-password', 'prompt-orientation', 'patience-spread']);
const { parameters } = await loadScenario('scenarios/pilot.yaml', { overrides: [], metrics: metricUnits, flows });
const set = Object.fromEntries(parameters.flatMap((one) => (varied.has(one.id) ? [] : [[one.id, centralValue(one)]])));
/** Long enough to be broken off in each layer: some 900 attempts, and some 70 points of 1 000 users. */
const scenario = writeScenario({
  users: 300,
  driver: 'virtual',
  parameters: set,
  virtual: { workers: 1 },
  settle: { users: 2_000, points: 32, atMost: '30 min' },
});

afterEach(endPrograms);

const pointsOf = (path: string): readonly string[] => {
  const file = join(path, 'points.ndjson');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1, -1) : [];
};

/** Without what differs from start to start. */
function found(path: string) {
  const { sensitivity, many, estimates, run } = JSON.parse(
    readFileSync(join(path, 'results.json'), 'utf8'),
  ) as ResultsOfPilot;
  return {
    estimates,
    many: { ...many, seconds: 0 },
    sensitivity: {
      ...sensitivity,
      generatedAt: '',
      phases: sensitivity?.phases.map((phase) => ({ ...phase, seconds: 0 })),
    },
    state: run.state,
  };
}

it('goes on after a kill in any layer and after Ctrl-C, and finds the same', async () => {
  const path = newRunPath();
  const env = { NO_COLOR: '1' };
  const kill = async (program: Program) => {
    process.kill(program.processId, 'SIGKILL');
    expect(await program.ended).toEqual({ code: null, signal: 'SIGKILL' });
  };
  const inReal = startRun([scenario, '--out', path], env);
  await moreAttempts(path, inReal, 1);
  await kill(inReal);
  expect(readManifest(path).state).toBe('running');

  const inMany = startRun(['--resume', path], env);
  await until(inMany, () => inMany.said().includes('Many (2 of 3)'));
  await kill(inMany);
  expect(readManifest(path).state).toBe('completed');
  expect(existsSync(join(path, 'many.json'))).toBe(false);
  const lived = readFileSync(join(path, 'journal.ndjson.gz'));

  const inUnknown = startRun(['--resume', path], env);
  await until(inUnknown, () => pointsOf(path).length >= 4);
  await kill(inUnknown);
  const known = pointsOf(path);
  const many = readFileSync(join(path, 'many.json'), 'utf8');

  const stopped = startRun(['--resume', path], env);
  await until(stopped, () => pointsOf(path).length >= known.length + 2);
  process.kill(stopped.processId, 'SIGINT');
  // As tsx does when it hands on what the terminal has sent already.
  process.kill(stopped.processId, 'SIGINT');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(stopped.said()).toMatch(/Stopped; .* is kept\. Go on with: (?:npx )?passkey-pilot run --resume /);
  const more = pointsOf(path);
  expect(more.slice(0, known.length), 'points of an earlier start stay as they were').toEqual(known);
  const places = more.map((line) => {
    const { at, users } = JSON.parse(line) as { at: object; users: number };
    return JSON.stringify([users, at]);
  });
  expect(new Set(places).size, 'no point is lived twice').toBe(places.length);
  expect(existsSync(join(path, 'sensitivity')), 'nothing is half written').toBe(false);

  const resumed = startRun(['--resume', path], env);
  expect(await resumed.ended).toEqual({ code: 0, signal: null });
  expect(readFileSync(join(path, 'many.json'), 'utf8'), 'the many were lived once').toBe(many);
  expect(readFileSync(join(path, 'journal.ndjson.gz')).equals(lived)).toBe(true);
  expect(existsSync(join(path, 'points.ndjson'))).toBe(false);

  const whole = newRunPath();
  const undisturbed = startRun([scenario, '--out', whole], env);
  expect(await undisturbed.ended).toEqual({ code: 0, signal: null });
  expect(found(path)).toEqual(found(whole));
}, 600_000);
