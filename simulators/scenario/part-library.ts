// Personas, providers, targets, claims, decision rules, impostors and those who check identities, as a scenario names them: one YAML file each, first beside the scenario, then the project's own.
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { z } from 'zod';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';
import { issueProblems, type Locate } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from './yaml-source.ts';

export type PartKind =
  | 'claims'
  | 'decision-rules'
  | 'face-checks'
  | 'impostors'
  | 'personas'
  | 'providers'
  | 'recovery-rules'
  | 'rollout-rules'
  | 'targets'
  | 'verifiers';

export interface Part<T> {
  readonly value: T;
  /** Its own file, then those that it extends. */
  readonly sources: readonly [YamlSource, ...YamlSource[]];
  readonly locate: Locate;
}

/** File of each part by id; the first folder wins, so that a user's own persona replaces ours. Two files of an id in one folder are a problem. */
export async function listParts(
  kind: PartKind,
  folders: readonly string[],
  problems: ScenarioProblem[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  // A scenario of the project's own lies beside the project's parts.
  const apart = folders.filter((one, at) => folders.findIndex((other) => resolve(other) === resolve(one)) === at);
  for (const folder of apart.map((one) => join(one, kind))) {
    const here = new Map<string, string>();
    for (const name of await namesIn(folder, problems)) {
      const id = /^([^.].*)\.ya?ml$/.exec(name)?.[1];
      if (id === undefined) continue;
      const file = join(folder, name);
      const twin = here.get(id);
      if (twin !== undefined)
        problems.push({
          code: 'contradiction',
          place: { kind: 'file', file },
          path: '',
          found: `a second file of "${id}"`,
          expected: `only one of it and ${basename(twin)}`,
        });
      here.set(id, file);
      if (!files.has(id)) files.set(id, file);
    }
  }
  return files;
}

/** Reads a part against its schema; its id must be the name of its file. Undefined, with problems added, when it is wrong. */
export async function readPart<S extends z.ZodType<{ id: string }>>(
  file: string,
  id: string,
  schema: S,
  problems: ScenarioProblem[],
): Promise<Part<z.output<S>> | undefined> {
  const source = await readYamlSource(file, 'mapping', problems);
  if (source === undefined) return undefined;
  return checkedPart(id, schema, { value: plainValue(source), sources: [source], locate: locateIn(source) }, problems);
}

export const locateIn =
  (source: YamlSource): Locate =>
  (path, what) =>
    placeOf(source, path, what);

/** What was read, against its schema and the name of its file. Undefined, with problems added, when it is wrong. */
export function checkedPart<S extends z.ZodType<{ id: string }>>(
  id: string,
  schema: S,
  { value, sources, locate }: Part<unknown>,
  problems: ScenarioProblem[],
): Part<z.output<S>> | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    problems.push(...issueProblems(schema, value, parsed.error.issues, locate));
    return undefined;
  }
  if (parsed.data.id !== id) {
    problems.push({
      code: 'contradiction',
      place: locate(['id'], 'value'),
      path: 'id',
      found: `"${parsed.data.id}"`,
      expected: `"${id}", as the file is named`,
    });
    return undefined;
  }
  return { value: parsed.data, sources, locate };
}

/** None where there is no such folder. */
async function namesIn(folder: string, problems: ScenarioProblem[]): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (cause) {
    const found = whyUnread(cause, '');
    if (found !== '')
      problems.push({
        code: 'unreadable',
        place: { kind: 'file', file: folder },
        path: '',
        found,
        expected: 'a folder this user may read',
      });
    return [];
  }
}
