// For tests: the program as a process of its own, what it starts, and what of it stays.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { constants, gunzipSync } from 'node:zlib';

const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Program {
  readonly child: ChildProcess;
  readonly processId: number;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** What it wrote to standard error. */
  readonly said: () => string;
}

const programs: Program[] = [];

/** passkey-pilot run, as startCommand. */
export function startRun(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  through: readonly string[] = [],
): Program {
  return startCommand(['run', ...words], env, through);
}

/**
 * A command of passkey-pilot, as the leader of a process group of its own, as a shell starts it.
 * @param through programs that become ours in the end, with their arguments.
 */
export function startCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  through: readonly string[] = [],
): Program {
  const [program = process.execPath, ...parameters] = [
    ...through,
    process.execPath,
    '--import',
    'tsx',
    'scripts/passkey-pilot.ts',
    ...words,
  ];
  const child = spawn(program, parameters, {
    cwd: project,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  // Never 0 or 1: those would be our own group, or everybody.
  if (child.pid === undefined || child.pid <= 1) throw new Error('the program did not start');
  const started = { child, processId: child.pid, ended, said: () => said };
  programs.push(started);
  return started;
}

export interface ProcessMark {
  readonly id: number;
  readonly parent: number;
  /** Clock ticks since boot: an id may be given anew. */
  readonly startedAt: string;
}

function processes(): readonly ProcessMark[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        // A zombie has ended; it waits for a parent to hear of it.
        return fields[0] === 'Z' ? [] : [{ id: Number(name), parent: Number(fields[1]), startedAt: fields[19] ?? '' }];
      } catch {
        return [];
      }
    });
}

/** All that a process has started, and they. */
export function descendants(processId: number): readonly ProcessMark[] {
  const all = processes();
  const found: ProcessMark[] = [];
  const look = (id: number) => {
    for (const one of all.filter(({ parent }) => parent === id)) {
      found.push(one);
      look(one.id);
    }
  };
  look(processId);
  return found;
}

/** Empty when it has ended meanwhile. */
export function commandOf({ id }: ProcessMark): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export async function stillThere(marks: readonly ProcessMark[], withinMs: number): Promise<readonly ProcessMark[]> {
  const isThere = ({ id, startedAt }: ProcessMark) =>
    processes().some((one) => one.id === id && one.startedAt === startedAt);
  for (let waitedMs = 0; waitedMs < withinMs && marks.some(isThere); waitedMs += 100) await wait(100);
  return marks.filter(isThere);
}

/** Lines of a journal that is being written, with a cut one at its end at most. */
export function journalText(path: string): string {
  // A packed journal replaces its plain one at any time, also between a look and the reading.
  const read = (name: string) => {
    try {
      return readFileSync(join(path, name));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
      throw cause;
    }
  };
  // First the plain ones: meanwhile they may go over.
  const plain = read('journal.ndjson').toString();
  const bytes = read('journal.ndjson.gz');
  const packed = bytes.length === 0 ? '' : gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  return packed.endsWith(plain) ? packed : packed + plain;
}

export const linesOf = (path: string) =>
  journalText(path)
    .split('\n')
    .filter((line) => line.startsWith('{"user":')).length;

/** Until so many attempts more are journalled. */
export async function moreAttempts(path: string, program: Program, more: number): Promise<void> {
  const before = linesOf(path);
  await until(program, () => linesOf(path) >= before + more);
}

/** Until so much of what is lived beside the people has been kept. */
export async function someStretches(kept: string, program: Program): Promise<void> {
  await until(program, () => existsSync(kept) && statSync(kept).size >= 20_000);
}

/** Until it has come so far, by what it says or leaves. */
export async function until(program: Program, isSo: () => boolean): Promise<void> {
  let over = false;
  void program.ended.then(() => (over = true));
  while (!isSo()) {
    if (over) throw new Error(`the program ended too early: ${program.said()}`);
    await wait(10);
  }
}

/** A test that failed must not leave its program in the way of the next. */
export async function endPrograms(): Promise<void> {
  for (const { child, ended } of programs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
}
