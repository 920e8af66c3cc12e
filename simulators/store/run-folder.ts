// The folder of a run: made, locked against a second program, described by run.json.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { manifest, type Manifest } from '../../scenarios/schema/run.ts';
import { writeInOneStep } from './write-in-one-step.ts';

export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes a new folder and takes its lock. Throws PilotError run-folder-exists or run-folder-in-use, and what the file system says. */
  static create(path: string): RunFolder {
    if (existsSync(join(path, 'run.json'))) {
      throw new PilotError(
        'run-folder-exists',
        { found: 'a run', expected: 'a new folder', where: path, remedy: 'give another --out, or go on with --resume' },
        { badInput: true },
      );
    }
    mkdirSync(path, { recursive: true });
    const folder = new RunFolder(path);
    folder.#lock();
    return folder;
  }

  /** Opens the folder of an earlier run and takes its lock. Throws PilotError: run-folder-missing, run-folder-in-use, manifest-not-valid. */
  static reopen(path: string): { folder: RunFolder; manifest: Manifest } {
    const read = readManifest(path);
    const folder = new RunFolder(path);
    folder.#lock();
    return { folder, manifest: read };
  }

  file(name: string): string {
    return join(this.path, name);
  }

  writeManifest(content: Manifest): void {
    writeInOneStep(this.file('run.json'), `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Keeps one lock file with the process id; a lock of a dead process is taken over. */
  #lock(): void {
    const lock = this.file('lock');
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        const handle = openSync(lock, 'wx');
        writeSync(handle, JSON.stringify({ processId: process.pid, startedAt: processStart(process.pid) }));
        closeSync(handle);
        return;
      } catch (cause) {
        if (!isCode(cause, 'EEXIST')) throw cause;
        const holder = readLock(lock);
        if (holder !== undefined && isAlive(holder)) {
          throw new PilotError(
            'run-folder-in-use',
            { found: `process ${holder.processId} at work`, expected: 'a folder no other run is using', where: this.path, remedy: 'wait for it to end, or give another --out' },
            { badInput: true },
          );
        }
        rmSync(lock, { force: true });
      }
    }
  }

  unlock(): void {
    rmSync(this.file('lock'), { force: true });
  }
}

/** Reads and checks run.json. Throws PilotError: run-folder-missing, manifest-not-valid. */
export function readManifest(path: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(path, 'run.json'), 'utf8');
  } catch (cause) {
    throw new PilotError(
      'run-folder-missing',
      { found: 'no run.json', expected: 'the folder of a run', where: path, remedy: 'give a folder below runs/' },
      { cause, badInput: true },
    );
  }
  const parsed = manifest.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new PilotError(
      'manifest-not-valid',
      { found: 'a run.json this version cannot read', expected: 'format passkey-pilot-run/1', where: join(path, 'run.json'), remedy: 'use the version that made it, or run again' },
      { cause: parsed.error, badInput: true },
    );
  }
  return parsed.data;
}

interface Holder {
  readonly processId: number;
  /** Start time of that process in clock ticks since boot, where the system tells; guards against a reused id. */
  readonly startedAt?: string;
}

function readLock(path: string): Holder | undefined {
  try {
    return parseJson(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.processId, 0);
  } catch (cause) {
    if (isCode(cause, 'ESRCH')) return false;
  }
  return holder.startedAt === undefined || holder.startedAt === processStart(holder.processId);
}

/** Field 22 of /proc/<id>/stat; the name in field 2 may hold blanks, so count from its closing bracket. */
function processStart(processId: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
