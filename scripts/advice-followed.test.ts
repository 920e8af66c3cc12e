// The commands that are printed, run as they are printed, in a shell in the project's folder.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { blocksOf } from '../simulators/store/packed-lines.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "advice that's run "));
const scenario = join(folder, 'small.yaml');
const env = { ...process.env, NO_COLOR: '1' };
const parameters = (words: readonly string[]) => ['--import', import.meta.resolve('tsx'), program, ...words];

beforeAll(() =>
  writeFileSync(
    scenario,
    'name: Small\nseed: 1\ndriver: virtual\npersonas: { information-worker: 100 % }\nusers: 20\n',
  ),
);

function pilot(...words: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, parameters(words), { cwd: project, env, encoding: 'utf8' });
  return { status, stderr };
}

/** What is printed behind some words, run by a shell, letter for letter. */
function follow(said: string, behind: string): { readonly status: number | null; readonly stderr: string } {
  const command = new RegExp(
    `${behind}:? (?=(?:truncate .*)?(?:(?:npx )?passkey-pilot |\\S+ \\S+/tsx ))(.*?)(?:, or delete .*)?$`,
    'm',
  ).exec(said)?.[1];
  expect(command, said).toBeDefined();
  const { status, stderr } = spawnSync('bash', ['-c', command ?? 'false'], { cwd: project, env, encoding: 'utf8' });
  return { status, stderr };
}

it('after an error in the report of a run that has ended, the report is advised, and made', async () => {
  const path = join(folder, 'reported');
  const running = spawn(process.execPath, parameters(['run', scenario, '--out', path]), {
    cwd: project,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  running.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => running.once('close', resolve));
  // Where the report would be written.
  while (!existsSync(join(path, 'run.json'))) await wait(5);
  mkdirSync(join(path, 'report.html'));
  expect(await ended).not.toBe(0);
  expect(said).not.toContain('--resume');
  rmdirSync(join(path, 'report.html'));
  expect(follow(said, 'Report on it with')).toMatchObject({ status: 0 });
  expect(existsSync(join(path, 'report.html'))).toBe(true);
}, 240_000);

it('where a run is already, what is advised is what can be done with it', () => {
  const path = join(folder, 'there');
  expect(pilot('run', scenario, '--out', path)).toMatchObject({ status: 0 });
  for (const again of [pilot('run', scenario, '--out', path), pilot('run', '--resume', path)]) {
    expect(again.status).toBe(2);
    expect(again.stderr).not.toMatch(/go on with/);
    expect(follow(again.stderr, 'report on it with')).toMatchObject({ status: 0 });
  }
}, 240_000);

it('a name with square brackets comes whole to the program, whatever lies beside it', () => {
  const beside = mkdtempSync(join(tmpdir(), 'brackets-'));
  const [path, decoy] = [join(beside, 'c[1]'), join(beside, 'c1')];
  mkdirSync(decoy);
  expect(pilot('run', scenario, '--out', path)).toMatchObject({ status: 0 });
  const { stderr } = pilot('run', '--resume', path);
  expect(follow(stderr, 'report on it with')).toEqual({ status: 0, stderr: '' });
}, 240_000);

it('a run that was stopped is ended by what the others advise', async () => {
  const path = join(folder, 'stopped');
  const running = spawn(
    process.execPath,
    parameters(['run', scenario, '--users', '3000', '--set', 'days=5', '--out', path]),
    { cwd: project, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  running.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => running.once('close', resolve));
  while (!existsSync(join(path, 'run.json'))) await wait(5);
  running.kill('SIGINT');
  expect(await ended).toBe(1);
  expect(said).toMatch(/Go on with: (?:npx )?passkey-pilot run --resume /);
  for (const [refused, behind] of [
    [pilot('report', path), 'end it with'],
    [pilot('run', scenario, '--out', path), 'go on with'],
  ] as const) {
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(new RegExp(`${behind}:? (?:npx )?passkey-pilot run --resume `));
  }
  expect(follow(pilot('report', path).stderr, 'end it with')).toMatchObject({ status: 0 });
}, 240_000);

it('a journal with bytes overwritten in its middle is gone on with from before the damage', async () => {
  const path = join(folder, 'damaged');
  const running = spawn(
    process.execPath,
    parameters(['run', scenario, '--users', '3000', '--set', 'days=5', '--out', path]),
    { cwd: project, env, stdio: 'ignore' },
  );
  const ended = new Promise<unknown>((resolve) => running.once('close', resolve));
  const journal = join(path, 'journal.ndjson.gz');
  const size = () => statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
  while (size() < 400_000 && running.exitCode === null) await wait(5);
  running.kill('SIGKILL');
  await ended;
  const whole = [...blocksOf(journal)];
  const half = whole[Math.floor(whole.length / 2)]?.end ?? 0;
  expect(whole.length).toBeGreaterThan(2);
  const file = openSync(journal, 'r+');
  writeSync(file, Buffer.alloc(200, 0xff), 0, 200, half);
  closeSync(file);
  const kept = readFileSync(journal).subarray(0, half);

  // Its run.json says still that it is running.
  expect(pilot('report', path)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('found a run that was broken off') as string,
  });
  const refused = pilot('run', '--resume', path);
  expect(refused.status).toBe(1);
  expect(refused.stderr.match(/go on with|cut|run again/gi)).toEqual(['Go on with']);
  expect(follow(refused.stderr, 'Go on with')).toMatchObject({ status: 0 });
  expect(readFileSync(journal).subarray(0, half).equals(kept)).toBe(true);
  const { epochs, state } = JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')) as {
    state: string;
    epochs: unknown[];
  };
  expect({ state, epochs: epochs.length }).toEqual({ state: 'completed', epochs: 3 });
}, 240_000);
