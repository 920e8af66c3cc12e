// Which files an export consists of. A path is data, and a folder may be hostile: links are not followed, nothing but regular files is
// opened, and what is left out is told.
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { UnreadSource } from '../../scenarios/schema/tenant.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';

export interface ExportFile {
  /** As it is told: the path as it was given, or below the folder that was. */
  readonly file: string;
  readonly path: string;
}

export interface FoundFiles {
  readonly files: readonly ExportFile[];
  readonly unread: readonly UnreadSource[];
}

export interface OpenExport {
  readonly descriptor: number;
  readonly sizeBytes: number;
}

const mostFiles = 50_000;
const deepestFolder = 16;
export const largestFileBytes = 2 * 2 ** 30;

/** All regular files of these paths, each once. Hidden ones (".git", ".DS_Store") are no exports. */
export function exportFiles(paths: readonly string[]): FoundFiles {
  const files = new Map<string, ExportFile>();
  const unread: UnreadSource[] = [];
  const leaveOut = (file: string, sentence: string) => void unread.push({ file, sentence });
  for (const given of paths) {
    // To the system an empty path is the folder that one is in: that of a variable without a value would be read whole.
    if (given.trim() === '') {
      leaveOut(given, 'found a path without a name, expected that of a file or a folder.');
      continue;
    }
    try {
      collect(realpathSync(given), given, given, 0);
    } catch (cause) {
      leaveOut(given, `found ${whyUnread(cause, 'no such file or folder')}; check the path.`);
    }
  }
  return { files: [...files.values()], unread };

  function collect(path: string, given: string, file: string, depth: number): void {
    const status = lstatSync(path);
    if (status.isFile()) {
      if (files.size < mostFiles) files.set(path, { file, path });
      else if (files.size === mostFiles)
        leaveOut(given, `found more than ${mostFiles} files; give the folder that holds the export alone.`);
      return;
    }
    if (status.isSymbolicLink())
      return leaveOut(file, 'found a link, which is not followed; name the file or folder it leads to.');
    if (!status.isDirectory()) return leaveOut(file, `found ${kindOfNode(status)}, expected a file or a folder.`);
    if (depth > deepestFolder)
      return leaveOut(file, `found folders more than ${deepestFolder} deep; name this one by itself.`);
    for (const name of readdirSync(path).toSorted()) {
      if (name.startsWith('.')) continue;
      const below = join(path, name);
      const told = depth === 0 && paths.length === 1 ? name : join(file, name);
      try {
        collect(below, given, told, depth + 1);
      } catch (cause) {
        leaveOut(told, `found ${whyUnread(cause, 'that it went away')}; the rest was read without it.`);
      }
    }
  }
}

function kindOfNode(status: ReturnType<typeof lstatSync>): string {
  if (status === undefined) return 'nothing';
  if (status.isFIFO()) return 'a pipe';
  if (status.isSocket()) return 'a socket';
  return 'a device';
}

/** Opened so that a path that was swapped meanwhile for a link, a pipe or a device is noticed; a sentence where it cannot be read. */
export function openExport({ path }: ExportFile): OpenExport | { readonly sentence: string } {
  let descriptor: number | undefined;
  try {
    // oxlint-disable-next-line no-bitwise
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const status = fstatSync(descriptor);
    if (status.isFile() && status.size <= largestFileBytes) return { descriptor, sizeBytes: status.size };
    closeSync(descriptor);
    return {
      sentence: status.isFile()
        ? `found ${(status.size / 2 ** 30).toFixed(1)} GB, expected at most 2 GB; give it in parts.`
        : `found ${kindOfNode(status)}, expected a file.`,
    };
  } catch (cause) {
    if (descriptor !== undefined) closeSync(descriptor);
    return { sentence: `found ${whyUnread(cause, 'that it went away')}; check who may read it.` };
  }
}

/** The parts of a told path, for what folders say of their files ("Groups/<id>/Members"). */
export function pathParts(file: string): readonly string[] {
  return file.split(sep);
}
