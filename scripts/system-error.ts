// What the operating system says, in words that hold whether we read or wrote, with advice that the command at hand can follow.
import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

/** How the program was called. */
export interface Invocation {
  /** Its words, without program and file. */
  readonly words: readonly string[];
  /** The command has an option --out. */
  readonly hasOut: boolean;
}

export interface SystemWords {
  readonly code: string;
  readonly sentence: string;
  /** What the user named cannot be what it is named for; else it is our affair, or the machine's. */
  readonly badInput: boolean;
}

interface Facts {
  readonly what: string;
  /** `write elsewhere with --out` where the command can. */
  readonly elsewhere: string;
  /** The first folder on the way that is not there. */
  readonly missingFolder: string | undefined;
  readonly writing: boolean;
}

/** System calls that change something. What `open` was for is not told: its words hold for both. */
const writes: ReadonlySet<unknown> = new Set([
  'write',
  'mkdir',
  'mkdtemp',
  'rename',
  'copyfile',
  'unlink',
  'rm',
  'rmdir',
  'link',
  'symlink',
  'ftruncate',
  'truncate',
  'fsync',
  'chmod',
  'utime',
]);

/** Not the fault of a name, whoever gave it. */
const ofTheMachine: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EADDRINUSE', 'EIO']);

const systemErrors: Readonly<Record<string, (facts: Facts) => string>> = {
  ENOSPC: ({ what, elsewhere }) =>
    `${what}: found the disk full, expected room to write; free some space${or(elsewhere)}`,
  EDQUOT: ({ what, elsewhere }) =>
    `${what}: found the disk quota used up, expected room to write; free some space${or(elsewhere)}`,
  EACCES: denied,
  EPERM: denied,
  EROFS: ({ what, elsewhere }) =>
    `${what}: found a file system that is read-only, expected one that can be written; ${elsewhere === '' ? 'make it writable' : elsewhere}`,
  ENOENT: ({ what, missingFolder, writing }) =>
    missingFolder !== undefined
      ? `${what}: found no folder ${missingFolder}, expected one; check the path`
      : writing
        ? `${what}: found a place where nothing can be made, expected a folder that can be written; name another`
        : `${what}: found no such file or folder, expected one; check the path`,
  EISDIR: ({ what }) => `${what}: found a folder, expected a file; name the file`,
  ENOTDIR: ({ what }) => `${what}: found a file on the way, expected a folder; check the path`,
  EEXIST: ({ what }) => `${what}: found something there already, expected a free name; name another`,
  ENOTEMPTY: ({ what }) => `${what}: found a folder with something in it, expected an empty one; name another`,
  ENAMETOOLONG: ({ what }) =>
    `${what}: found a name too long for the file system, expected a shorter one; name another`,
  ELOOP: ({ what }) => `${what}: found links that lead in a circle, expected a file or folder; check the path`,
  EIO: ({ what }) =>
    `${what}: found a disk that fails, expected one that can be read and written; look into the system's log`,
  EMFILE: ({ what }) => `${what}: found too many files open, expected room for one more; raise the limit (ulimit -n)`,
  ENFILE: ({ what }) =>
    `${what}: found too many files open on this machine, expected room for one more; end other programs`,
  EADDRINUSE: ({ what }) => `${what}: found the address in use, expected it free; end the program that listens there`,
};

/** Undefined: not an error of the system, or one without words. */
export function systemWords(error: unknown, { words, hasOut }: Invocation): SystemWords | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const sentence = systemErrors[error.code];
  if (sentence === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const syscall = 'syscall' in error ? error.syscall : undefined;
  const isNamed = path !== undefined && words.some((word) => isWithin(path, valueOf(word)));
  // A folder that is there already has its place: that of a run to go on with, or to look at again.
  const isOfRun =
    path !== undefined &&
    words.some((word, at) => isWithin(path, valueOf(word)) && !word.startsWith('--out=') && words[at - 1] !== '--out');
  const facts: Facts = {
    what: path ?? (syscall === undefined ? 'this machine' : `this machine (${String(syscall)})`),
    elsewhere: hasOut && !isOfRun ? 'write elsewhere with --out' : '',
    missingFolder: path === undefined ? undefined : firstMissing(dirname(resolve(path))),
    writing: writes.has(syscall),
  };
  return { code: error.code, sentence: sentence(facts), badInput: isNamed && !ofTheMachine.has(error.code) };
}

function denied({ what, elsewhere, writing }: Facts): string {
  return `${what}: found no permission${writing ? ' to write' : ''}, expected to be allowed ${writing ? 'to' : 'in'}; change its permissions${or(elsewhere)}`;
}

const or = (advice: string) => (advice === '' ? '' : ` or ${advice}`);

/** `--accounts=file` → `file` */
function valueOf(word: string): string {
  return /^--[a-z0-9-]+=([^]+)$/.exec(word)?.[1] ?? word;
}

/** The named place itself, or something below it. An option is no place. */
function isWithin(path: string, named: string): boolean {
  if (named === '' || named.startsWith('-')) return false;
  const way = relative(resolve(named), resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function firstMissing(folder: string): string | undefined {
  const above = dirname(folder);
  if (above !== folder) {
    const missing = firstMissing(above);
    if (missing !== undefined) return missing;
  }
  return statSync(folder, { throwIfNoEntry: false }) === undefined ? folder : undefined;
}
