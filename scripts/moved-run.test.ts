// The folder of a run is all that a run needs: half lived it is moved elsewhere, everything it was made from is changed or gone, and somebody
// goes on from another folder. It ends with the attempts of a run that nobody touched.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { courseOf } from '../simulators/attempt/lived-before.ts';
import { endPrograms, moreAttempts, startRun } from '../simulators/run/program-bench.fixture.ts';
import { journalled, newRunPath, rowsOf, runVirtually, writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { readManifest } from '../simulators/store/run-folder.ts';
import { commandLine } from './command-line.ts';

const scenarios = fileURLToPath(new URL('../scenarios', import.meta.url));
const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const told = (path: string) =>
  journalled(path).map(
    (attempt) => `${attempt.user} ${attempt.arm} ${attempt.draw} ${attempt.measuredMs} ${courseOf(attempt)}`,
  );

afterEach(endPrograms);

/** As a shell runs a printed command, in a folder where nothing of ours is. */
function elsewhere(command: string): { readonly status: number | null; readonly stderr: string } {
  const words = `${JSON.stringify(process.execPath)} --import ${JSON.stringify(import.meta.resolve('tsx'))} ${JSON.stringify(program)}`;
  const { status, stderr } = spawnSync('bash', ['-c', command.replace(/^(?:npx )?passkey-pilot /, `${words} `)], {
    cwd: mkdtempSync(join(tmpdir(), 'elsewhere-')),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stderr };
}

it('goes on in another place, without the files it was made from, by the command that was printed', async () => {
  const scenario = writeScenario({ users: 300, days: 5, driver: 'virtual', personas: { mine: '100 %' } });
  const persona = readFileSync(join(scenarios, 'personas', 'contractor.yaml'), 'utf8').replace(/^id: .*$/m, 'id: mine');
  cpSync(join(scenarios, 'personas'), join(dirname(scenario), 'personas'), { recursive: true });
  writeFileSync(join(dirname(scenario), 'personas', 'mine.yaml'), persona);
  const whole = told((await runVirtually(scenario, { machineTime: 'pilot-in-chromium' })).path);

  const path = join(newRunPath(), "it's a=1 [run]");
  const stopped = startRun([scenario, '--out', path, '--set', 'virtual.machineTime=pilot-in-chromium'], {
    NO_COLOR: '1',
  });
  await moreAttempts(path, stopped, 1);
  process.kill(stopped.processId, 'SIGINT');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(readManifest(path)).toMatchObject({ state: 'interrupted', scenarioFile: scenario });
  const command = /Go on with: (.*)$/m.exec(stopped.said())?.[1] ?? '';

  // As printed.
  rmSync(dirname(scenario), { recursive: true });
  const moved = join(mkdtempSync(join(tmpdir(), 'moved-')), 'arm=passkey', '*');
  cpSync(path, moved, { recursive: true });
  expect(elsewhere(command)).toMatchObject({ status: 0 });
  expect(told(path)).toEqual(whole);

  // And moved.
  renameSync(path, `${path} gone`);
  expect(elsewhere(command)).toMatchObject({ status: 2, stderr: expect.stringContaining('run folder missing') });
  expect(elsewhere(`passkey-pilot run --resume '${moved}'`)).toMatchObject({ status: 0 });
  expect(told(moved)).toEqual(whole);
  expect(await rowsOf(moved, 'SELECT arm, count(*)::INTEGER AS n FROM attempts GROUP BY ALL ORDER BY ALL')).toEqual(
    await rowsOf(`${path} gone`, 'SELECT arm, count(*)::INTEGER AS n FROM attempts GROUP BY ALL ORDER BY ALL'),
  );
}, 240_000);

it('says what is missing or changed', async () => {
  const passkeyPilot = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', 'run', ...words]);
  const path = newRunPath();
  await passkeyPilot(
    writeScenario({ users: 2, driver: 'virtual' }),
    '--out',
    path,
    '--set',
    'virtual.machineTime=pilot-in-chromium',
  );
  writeFileSync(join(path, 'run.json'), JSON.stringify({ ...readManifest(path), state: 'interrupted' }));
  const inputs = join(path, 'inputs');
  const own = join(inputs, 'scenario.yaml');
  const text = readFileSync(own, 'utf8');
  writeFileSync(own, text.replace('"users":2', '"users":3'));
  await expect(passkeyPilot('--resume', path)).rejects.toMatchObject({
    code: 'run-inputs-changed',
    badInput: true,
    data: { where: inputs },
  });
  writeFileSync(own, text.replace('"users":2', '"users":"two"'));
  await expect(passkeyPilot('--resume', path)).rejects.toMatchObject({
    problems: [expect.objectContaining({ place: expect.objectContaining({ file: own, line: 1 }) })],
  });
  rmSync(own);
  await expect(passkeyPilot('--resume', path)).rejects.toMatchObject({
    code: 'run-inputs-missing',
    badInput: true,
    data: { where: inputs },
  });
  writeFileSync(own, text);
  await passkeyPilot('--resume', path);
  expect(readManifest(path).state).toBe('completed');
}, 60_000);
