// Which inputs of a run are as the project ships them. scenarios/shipped.json holds a hash of each of the project's own, written by
// `npm run index`; whatever else a run was made from is the user's own, and is told.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../scenarios/schema/run.ts';

type OwnPart = NonNullable<Manifest['ownParts']>[number];

const projectFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const inputFolders = [
  'claims',
  'decision-rules',
  'evidence',
  'face-checks',
  'impostors',
  'personas',
  'providers',
  'recovery-rules',
  'rollout-rules',
  'targets',
  'verifiers',
] as const;

/** Path below the folder of scenarios, with /, → SHA-256 of the text with line feeds, of every input of the project. */
export async function hashesOfInputs(scenarios: string): Promise<Readonly<Record<string, string>>> {
  const hashes: [string, string][] = [];
  for (const folder of inputFolders) {
    const names = await readdir(join(scenarios, folder), { recursive: true }).catch(() => []);
    for (const name of names.filter((each) => ['.yaml', '.yml', '.json'].includes(extname(each)))) {
      hashes.push([slashed(join(folder, name)), await hashOf(join(scenarios, folder, name))]);
    }
  }
  return Object.fromEntries(hashes.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Those whose text is not the project's, or no longer as it ships it; a copy is no other. `replaces`: the project has one of the same id. */
export async function ownParts(
  parts: readonly { readonly kind: OwnPart['kind']; readonly id: string; readonly file: string }[],
): Promise<OwnPart[]> {
  const shipped = await readShipped();
  const own: OwnPart[] = [];
  for (const { kind, id, file } of parts) {
    const ours = shipped[`${kind}s/${id}.yaml`];
    // Those of predictions lie beside their set-ups.
    const beside = shipped[slashed(relative(projectFolder, resolve(file)))];
    if (![ours, beside].includes(await hashOf(file))) own.push({ kind, id, replaces: ours !== undefined });
  }
  return own;
}

/** Names of files of scenarios/evidence that are not as the project ships them. */
export async function changedEvidence(names: readonly string[]): Promise<string[]> {
  const shipped = await readShipped();
  const changed: string[] = [];
  for (const name of names)
    if ((await hashOf(join(projectFolder, 'evidence', name))) !== shipped[`evidence/${name}`]) changed.push(name);
  return changed;
}

async function readShipped(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(projectFolder, 'shipped.json'), 'utf8')) as Record<string, string>;
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update((await readFile(file, 'utf8')).replaceAll('\r\n', '\n'))
    .digest('hex');
}

const slashed = (path: string): string => path.replaceAll(sep, '/');
