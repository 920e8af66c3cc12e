// Impostors that a recovery drill names: files in `impostors` beside the scenario, or the project's own. A drill that names none has all
// kinds. What they are called is a closed list, as records name them; what a kind does is the file's to say.
import { impostorKinds, type ImpostorKind } from '../../scenarios/schema/drill.ts';
import { impostor, type Impostor } from '../../scenarios/schema/impostor.ts';
import { citations } from './check-persona.ts';
import { unknownWord } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { listOf, mapOf } from './raw-value.ts';
import { callsHelpDesk } from './recovers-accounts.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/** In a phishing drill the one who calls the help desk. */
function namedIn(value: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (value['kind'] === 'phishing-drill')
    return callsHelpDesk(value) ? (['pushing-caller'] satisfies ImpostorKind[]) : [];
  return value['kind'] === 'recovery-drill' ? listOf(mapOf(value['drill'])['impostors'] ?? impostorKinds) : [];
}

/** @param value the scenario. @param files of impostors there are, by id. */
export async function readImpostors(
  value: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
  publishedIds: readonly string[],
  problems: ScenarioProblem[],
): Promise<Part<Impostor>[]> {
  const named = namedIn(value);
  const parts: Part<Impostor>[] = [];
  // What is no kind is the schema's to tell.
  for (const kind of named.flatMap((one) => impostorKinds.filter((each) => each === one))) {
    const file = files.get(kind);
    const part = file === undefined ? undefined : await readPart(file, kind, impostor, problems);
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
