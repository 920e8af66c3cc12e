// The files in `inputs/` of a run folder that no part of the manifest holds: personas, providers, targets and, of a rollout, rates of the tenant.
// The folder may come from anybody: only plain files of a sane size are read, and what is no YAML is compared as text.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

const folders = ['personas', 'providers', 'targets', 'evidence'] as const;
/** Ours have a few kB each. */
const largestBytes = 1_000_000;
const mostFiles = 1_000;

export interface KeptInputs {
  /** By folder and name without its ending: "personas/contractor". */
  readonly files: ReadonlyMap<string, unknown>;
}

/** The parameters of the human model stand in the manifest. */
const inManifest = new Set(['evidence/human']);

/** undefined: the folder keeps none, as runs of older versions do not. */
export async function keptInputs(runFolder: string): Promise<KeptInputs | undefined> {
  const files = new Map<string, unknown>();
  let found = false;
  for (const folder of folders) {
    const path = join(runFolder, 'inputs', folder);
    const names = await readdir(path).catch(() => undefined);
    if (names === undefined) continue;
    found = true;
    for (const name of names.toSorted().slice(0, mostFiles)) {
      const id = `${folder}/${name.replace(/\.ya?ml$/, '')}`;
      if (inManifest.has(id) || id === `${folder}/${name}`) continue;
      const file = join(path, name);
      const state = await lstat(file).catch(() => undefined);
      files.set(
        id,
        state?.isFile() === true && state.size <= largestBytes ? read(await readFile(file, 'utf8')) : 'not readable',
      );
    }
  }
  return found ? { files } : undefined;
}

/** Ours are five deep. */
const deepest = 32;

function read(text: string): unknown {
  try {
    const value: unknown = parse(text, { logLevel: 'error' });
    return isDeeper(value, deepest) ? text : value;
  } catch {
    return text;
  }
}

/** A list that holds itself, which YAML can say, is deeper than any. */
function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return than === 0 || Object.values(value).some((each) => isDeeper(each, than - 1));
}
