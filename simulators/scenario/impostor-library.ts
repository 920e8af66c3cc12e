// Impostors that a recovery drill names: files in `impostors` beside the scenario, or the project's own. A drill that names none has all.
import { impostor, type Impostor } from '../../scenarios/schema/impostor.ts';
import { citations } from './check-persona.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { listOf, mapOf } from './raw-value.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/** @param value the scenario. @param files of impostors there are, by id. */
export async function readImpostors(
  value: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
  publishedIds: readonly string[],
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Part<Impostor>[]> {
  if (value['kind'] !== 'recovery-drill') return [];
  const named = mapOf(value['drill'])['impostors'];
  const parts: Part<Impostor>[] = [];
  for (const [index, id] of (named === undefined ? [...files.keys()] : listOf(named)).entries()) {
    // What is no word is the schema's to tell.
    if (typeof id !== 'string') continue;
    const file = files.get(id);
    if (file === undefined) {
      const path = ['drill', 'impostors', index];
      const unknown = unknownWord('unknown-reference', id, [...files.keys()], path, locate(path, 'value'));
      problems.push({
        ...unknown,
        expected: `${unknown.expected}; one of your own would stand in impostors/${id}.yaml beside the scenario`,
      });
      continue;
    }
    const part = await readPart(file, id, impostor, problems);
    if (part === undefined) continue;
    problems.push(
      ...citations(part.value, [])
        .filter((cited) => !publishedIds.includes(cited.id))
        .map(({ path, id: row }) =>
          unknownWord('unknown-reference', row, publishedIds, path, part.locate(path, 'value')),
        ),
    );
    parts.push(part);
  }
  return parts;
}
