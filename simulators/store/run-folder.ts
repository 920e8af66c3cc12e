// The folder of a run: made, locked against a second program, described by run.json.
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { manifest, runFormat, type Manifest } from '../../scenarios/schema/run.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';
import { makeFolder, refuseForeign } from './named-folder.ts';
import { writeInOneStep } from './write-in-one-step.ts';

export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /**
   * Takes a folder that is new or empty, and its lock.
   * @throws PilotError, bad input: run-folder-exists, run-folder-in-use, folder-not-empty, folder-not-possible.
   */
  static create(path: string): RunFolder {
    RunFolder.refuseTaken(path);
    makeFolder(path);
    const folder = new RunFolder(path);
    folder.#lock('wait for it to end, or give another --out');
    try {
      // A program that was quicker may have begun and ended since.
      RunFolder.refuseTaken(path);
    } catch (cause) {
      folder.unlock();
      throw cause;
    }
    return folder;
  }

  /** Changes nothing. @throws PilotError, bad input: run-folder-exists, folder-not-empty, folder-not-possible. */
  static refuseTaken(path: string): void {
    if (existsSync(join(path, 'run.json'))) {
      throw new PilotError(
        'run-folder-exists',
        { found: 'a run', expected: 'a new folder', where: path, remedy: `give another --out, or ${afterwards(path)}` },
        { badInput: true },
      );
    }
    // A program that was killed before it wrote anything leaves its lock.
    refuseForeign(
      path,
      'give another --out',
      (names) => names.join() === 'lock' && readLock(join(path, 'lock')) !== undefined,
    );
  }

  /** Opens the folder of an earlier run and takes its lock. Throws PilotError: run-folder-missing, run-folder-in-use, manifest-not-valid. */
  static reopen(path: string): { folder: RunFolder; manifest: Manifest } {
    const read = readManifest(path);
    const folder = new RunFolder(path);
    folder.#lock('wait for it to end');
    return { folder, manifest: read };
  }

  /** What the run is called: the folder's own name, however the path to it was written. */
  get id(): string {
    return basename(resolve(this.path));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  writeManifest(content: Manifest): void {
    writeInOneStep(this.file('run.json'), `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Keeps one lock file with the process id; a lock of a dead process is taken over. */
  #lock(remedy: string): void {
    const lock = this.file('lock');
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        const handle = openSync(lock, 'wx');
        writeSync(handle, JSON.stringify({ processId: process.pid, startedAt: processStart(process.pid) }));
        closeSync(handle);
        return;
      } catch (cause) {
        if (!isCode(cause, 'EEXIST')) throw cause;
        refuseHeld(this.path, remedy);
        rmSync(lock, { force: true });
      }
    }
  }

  unlock(): void {
    rmSync(this.file('lock'), { force: true });
  }
}

/** @throws PilotError, bad input: run-folder-in-use when the process that has the folder's lock lives. */
export function refuseHeld(path: string, remedy = 'wait for it to end'): void {
  const held = livingHolder(path);
  if (held === undefined) return;
  throw new PilotError(
    'run-folder-in-use',
    {
      found: `process ${held.processId} at work`,
      expected: 'a folder no other run is using',
      where: path,
      remedy,
    },
    { badInput: true },
  );
}

/** Undefined: nobody is at work in the folder, whatever its run.json says. */
function livingHolder(path: string): Holder | undefined {
  const held = readLock(join(path, 'lock'));
  return held !== undefined && isAlive(held) ? held : undefined;
}

/** What can be done with a run that is there. */
function afterwards(path: string): string {
  if (livingHolder(path) !== undefined) return 'wait for it to end';
  let state: Manifest['state'];
  try {
    ({ state } = readManifest(path));
  } catch {
    return 'delete it if nobody needs it';
  }
  return state === 'completed'
    ? `report on it with: passkey-pilot report ${shellWord(resolve(path))}`
    : `go on with: passkey-pilot run --resume ${shellWord(resolve(path))}`;
}

/** Reads and checks run.json. Throws PilotError: run-folder-missing, manifest-not-valid. */
export function readManifest(path: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(path, 'run.json'), 'utf8');
  } catch (cause) {
    throw new PilotError(
      'run-folder-missing',
      {
        found: whyUnread(cause, 'no run.json'),
        expected: 'the folder of a run',
        where: path,
        remedy: 'give a folder below runs/',
      },
      { cause, badInput: true },
    );
  }
  const parsed = manifest.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new PilotError(
      'manifest-not-valid',
      {
        found: 'a run.json this version cannot read',
        expected: `format ${runFormat}`,
        where: join(path, 'run.json'),
        remedy: 'use the version that made it, or run again',
      },
      { cause: parsed.error, badInput: true },
    );
  }
  return parsed.data;
}

const holder = z.object({
  processId: z.int().positive(),
  /** Start time of that process in clock ticks since boot, where the system tells; guards against a reused id. */
  startedAt: z.string().optional(),
});
type Holder = z.infer<typeof holder>;

function readLock(path: string): Holder | undefined {
  try {
    return holder.safeParse(parseJson(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive({ processId, startedAt }: Holder): boolean {
  try {
    process.kill(processId, 0);
  } catch (cause) {
    if (isCode(cause, 'ESRCH')) return false;
  }
  return startedAt === undefined || startedAt === processStart(processId);
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
