// For tests of what is written out for plain k6: a folder, programs in it as they are typed there, and small scenarios.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const running = new Set<ChildProcess>();

/** Where everything lies that a test writes. */
export const folder = mkdtempSync(join(tmpdir(), 'print-k6-'));
export const removeFolder = () => rmSync(folder, { recursive: true });

/** A test that failed must not leave its programs in the way of the next. */
export function endRunning(): void {
  for (const child of running) child.kill('SIGKILL');
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function start(
  command: string,
  parameters: readonly string[],
  cwd = folder,
  env: NodeJS.ProcessEnv = process.env,
): { child: ChildProcess; ended: Promise<Ended>; said: () => string } {
  const child = spawn(command, parameters, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    running.delete(child);
    return { code: code ?? null, ...texts };
  });
  return { child, ended, said: () => texts.out };
}

export const pilot = (...parameters: string[]) =>
  start(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...parameters]);
/** JSON is YAML. */
export function scenario(name: string, load: object, more: object = {}): string {
  writeFileSync(
    join(folder, name),
    JSON.stringify({
      name: 'Printed',
      seed: 3,
      driver: 'load',
      users: 12,
      design: 'parallel',
      arms: ['passkey'],
      personas: { 'information-worker': '100 %' },
      load: { leadIn: '1 s', vus: 4, ...load },
      ...more,
    }),
  );
  return name;
}

export const steady = { arrivals: { shape: 'steady', rate: '8/s', for: '3 s' } };
