// Folders that a user names to be written into: made, and refused where they hold something that is not ours.
import { accessSync, constants, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';

/** What the system says of a name that no folder can have, in words. Anything else (a full disk) is no fault of the name. */
const unfit: Readonly<Record<string, string>> = {
  EACCES: 'no permission to make it',
  EPERM: 'no permission to make it',
  EROFS: 'a file system that is read-only',
  ENOENT: 'a place where no folder can be made',
  ENAMETOOLONG: 'a name too long for the file system',
  EINVAL: 'a name that the file system does not take',
  EEXIST: 'a link of that name that leads nowhere',
  ELOOP: 'links that lead in a circle',
};

/**
 * Makes the folder and those above it that are missing. One by one: below /proc the recursive way of Node 20 to 24 never returns.
 * @throws PilotError, bad input: folder-not-possible.
 */
export function makeFolder(path: string, mode = 0o777): void {
  for (const at of missingFolders(path).toReversed()) {
    try {
      mkdirSync(at, { mode });
    } catch (cause) {
      // Another program made it meanwhile.
      if (codeOf(cause) !== 'EEXIST' || existing(at) !== 'folder') throw systemWords(at, cause);
    }
  }
}

/**
 * Makes a folder of this name, which nobody else has made; where there is one already, of this name and an ordinal: programs may begin in
 * the same second. @returns its path.
 * @throws PilotError folder-not-possible; no bad input, as nobody named it. What it advises, a command that calls this must have: --out.
 */
export function makeFolderBelow(parent: string, name: string): string {
  try {
    return newFolderBelow(parent, name);
  } catch (cause) {
    if (!(cause instanceof PilotError)) throw cause;
    throw new PilotError(cause.code, { ...cause.data, remedy: 'write elsewhere with --out' }, { cause });
  }
}

/**
 * Makes a file of this name; an EEXIST is the caller's.
 * @throws PilotError, bad input: file-not-possible.
 */
export function makeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (cause) {
    const found =
      codeOf(cause) === 'EEXIST'
        ? undefined
        : codeOf(cause) === 'ENOENT'
          ? 'a place where no file can be made'
          : unfit[codeOf(cause) ?? ''];
    throw found === undefined
      ? cause
      : new PilotError(
          'file-not-possible',
          { found, expected: 'a place to make a file', where: path, remedy: 'name another; nothing was written' },
          { badInput: true, cause },
        );
  }
}

function newFolderBelow(parent: string, name: string): string {
  makeFolder(parent);
  for (let ordinal = 1; ; ordinal += 1) {
    const path = join(parent, ordinal === 1 ? name : `${name}-${ordinal}`);
    try {
      mkdirSync(path);
      return path;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw systemWords(path, cause);
    }
  }
}

/**
 * Changes nothing. Nothing of anybody is written over: the folder is empty, or missing where one can be made as far as the system tells
 * without trying, or holds what `isOurs` knows.
 * @param remedy what to do; the sentence says by itself that nothing was written.
 * @throws PilotError, bad input: folder-not-empty, folder-not-possible.
 */
export function refuseForeign(
  path: string,
  remedy: string,
  isOurs: (names: readonly string[]) => boolean = () => false,
): void {
  let names: string[];
  try {
    const missing = missingFolders(path);
    accessSync(missing.length === 0 ? path : dirname(missing.at(-1) ?? path), constants.W_OK);
    names = missing.length === 0 ? readdirSync(path) : [];
  } catch (cause) {
    const told = systemWords(path, cause);
    throw told instanceof PilotError
      ? new PilotError(told.code, { ...told.data, remedy: `${remedy}; nothing was written` }, { badInput: true, cause })
      : told;
  }
  if (names.length === 0 || isOurs(names)) return;
  throw new PilotError(
    'folder-not-empty',
    {
      found: `a folder with something in it (${names.toSorted().slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`,
      expected: 'no folder of that name, or an empty one',
      where: path,
      remedy: `${remedy}; nothing was written`,
    },
    { badInput: true },
  );
}

/** From the folder upwards. */
function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = existing(at);
    if (found === 'folder') return missing;
    if (found === 'file') throw notPossible(at, 'a file');
    missing.push(at);
  }
}

function existing(path: string): 'folder' | 'file' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
  } catch (cause) {
    throw systemWords(path, cause);
  }
}

function notPossible(where: string, found: string, cause?: unknown): PilotError {
  return new PilotError(
    'folder-not-possible',
    { found, expected: 'a folder, or a place to make one', where, remedy: 'name another; nothing was written' },
    { badInput: true, cause },
  );
}

function systemWords(path: string, cause: unknown): unknown {
  if (cause instanceof PilotError) return cause;
  const found = unfit[codeOf(cause) ?? ''];
  return found === undefined ? cause : notPossible(path, found, cause);
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
