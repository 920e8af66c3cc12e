// Profiles of identity verifiers: files in `verifiers` beside whatever names them, or the project's own.
import { fileURLToPath } from 'node:url';
import { verifier, type Verifier } from '../../scenarios/schema/verifier.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { listParts, readPart, type Part } from './part-library.ts';
import { ScenarioErrors, type ScenarioProblem } from './scenario-errors.ts';

const projectFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** @param files of verifiers there are, by id. @param path where the name stands. Undefined, with problems added, when there is none of that name or something is wrong with it. */
export async function readVerifier(
  id: string,
  files: ReadonlyMap<string, string>,
  path: readonly (string | number)[],
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Part<Verifier> | undefined> {
  const file = files.get(id);
  if (file !== undefined) return readPart(file, id, verifier, problems);
  const unknown = unknownWord('unknown-reference', id, [...files.keys()], [...path], locate(path, 'value'));
  problems.push({
    ...unknown,
    expected: `${unknown.expected}; one of your own would stand in verifiers/${id}.yaml beside it`,
  });
  return undefined;
}

/** One that an option of the command line names. @param folder that may have a folder "verifiers" of the reader's own. @throws ScenarioErrors. */
export async function verifierOfOption(option: string, id: string, folder: string): Promise<Verifier> {
  const problems: ScenarioProblem[] = [];
  const files = await listParts('verifiers', [folder, projectFolder], problems);
  const read = await readVerifier(id, files, [], () => ({ kind: 'option', option }), problems);
  if (read === undefined || problems.length > 0) throw new ScenarioErrors(`${option} ${id}`, problems);
  return read.value;
}
