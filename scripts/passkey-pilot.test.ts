import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program as a person does, in a folder of its own. */
async function pilot(
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...parameters], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...texts };
}

describe('passkey-pilot', () => {
  it.each([
    [['docto'], 'error unknown command "docto"; did you mean "doctor"?\n'],
    [['doctor', '--jsno'], 'error unknown option "--jsno"; did you mean "--json"?\n'],
    [
      ['init', 'mine.txt'],
      'error mine.txt: file name unfit: found "mine.txt", expected a name that ends in .yaml; give such a name\n',
    ],
  ])(
    '%j ends with one sentence and exit code 2, and leaves nothing behind',
    async (parameters, sentence) => {
      expect(await pilot(parameters, { NO_COLOR: '1' })).toEqual({ code: 2, out: '', err: sentence });
      expect(await readdir(folder)).toEqual([]);
    },
    30_000,
  );

  it('with --json tells errors as JSON on standard output', async () => {
    const { code, out, err } = await pilot(['init', 'mine.txt', '--json']);
    expect(code).toBe(2);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'file-name-unfit' }, exitCode: 2 });
  }, 30_000);

  it('alone shows the commands and the exit codes', async () => {
    const { code, out } = await pilot([]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /doctor[^]*init[^]*Exit codes: 0 done, 1 failed or stopped, 2 bad input, 99 a gate was missed; npm and the shell say 130 where Ctrl-C ended it/,
    );
  }, 30_000);

  it('doctor ends with 1 exactly where something stands in the way', async () => {
    const { code, out } = await pilot(['doctor', '--json'], { PASSKEY_PILOT_BROWSER: '/gone' });
    const { findings, problems } = JSON.parse(out) as { findings: { id: string; state: string }[]; problems: number };
    expect(code).toBe(1);
    expect(problems).toBeGreaterThanOrEqual(1);
    expect(findings.find(({ id }) => id === 'browser')?.state).toBe('problem');
    expect(await readdir(folder)).toEqual([]);
  }, 30_000);
});
