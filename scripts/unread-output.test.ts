// Output that nobody reads is no error of the work: it goes on to its end and ends with its own exit code.
import { spawn } from 'node:child_process';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));

let folder: string;
let ended: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unread-'));
  await writeFile(
    join(folder, 'small.yaml'),
    'name: Small\nseed: 1\ndriver: virtual\npersonas: { information-worker: 100 % }\nusers: 20\n',
  );
  ended = join(folder, 'ended');
  expect(await codeOf(['run', 'small.yaml', '--out', ended], [])).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

type Output = 'stdout' | 'stderr';

/** Runs the program; nobody reads the given outputs, of standard output not a byte beyond `readBytes`. */
async function codeOf(
  parameters: readonly string[],
  unread: readonly Output[],
  readBytes = 0,
): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...parameters], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  for (const output of ['stdout', 'stderr'] as const) {
    const stream = child[output];
    if (!unread.includes(output))
      stream.on('data', (chunk: Buffer) => (err += output === 'stderr' ? chunk.toString('utf8') : ''));
    else if (readBytes === 0) stream.destroy();
    else stream.once('readable', () => stream.read(readBytes) !== undefined && stream.destroy());
  }
  return { code: await new Promise<number | null>((resolve) => child.once('close', resolve)), err };
}

describe.each<[string, readonly Output[]]>([
  ['standard output', ['stdout']],
  ['standard error', ['stderr']],
  ['both', ['stdout', 'stderr']],
])('nobody reads %s', (name, unread) => {
  it('of a run, which ends whole', async () => {
    const out = join(folder, name.replace(' ', '-'));
    const { code, err } = await codeOf(['run', 'small.yaml', '--out', out], unread);
    expect(code).toBe(0);
    expect(err).not.toMatch(/error/);
    expect(readdirSync(out).toSorted()).toEqual(readdirSync(ended).toSorted());
  }, 60_000);

  it.each([
    [0, ['--help']],
    [0, ['init', `${name}.yaml`]],
    [2, ['init', 'mine.txt']],
    [2, ['init', 'mine.txt', '--json']],
    [2, ['docto']],
    [2, ['run', 'missing.yaml']],
  ])(
    'with exit code %d: %j',
    async (code, parameters) => {
      expect((await codeOf(parameters, unread)).code).toBe(code);
    },
    30_000,
  );
});

it('whoever reads the first bytes of results ends nothing', async () => {
  expect(await codeOf(['report', ended, '--json'], ['stdout'], 20)).toEqual({ code: 0, err: '' });
}, 60_000);

it.runIf(existsSync('/dev/full'))(
  'what cannot be printed for want of room is told, and is no success',
  async () => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, '--help'], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    expect(await new Promise<number | null>((resolve) => child.once('close', resolve))).toBe(1);
    expect(err).toBe(
      'error standard output: output not whole: found no room left, expected room for all that is printed; give it another place\n',
    );
  },
  30_000,
);
