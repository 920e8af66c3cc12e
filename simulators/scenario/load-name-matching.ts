// Settings for how names are compared: a YAML file, --set on top of it, or neither.
import { nameMatching, type NameMatching } from '../../scenarios/schema/name-matching.ts';
import { issueProblems, type Locate } from './issue-problem.ts';
import { applyOverrides, type Override } from './override.ts';
import { ScenarioErrors, type ScenarioProblem } from './scenario-errors.ts';
import { placeOf, plainValue, readYamlSource } from './yaml-source.ts';

/** @param file undefined: the defaults. @throws ScenarioErrors. */
export async function loadNameMatching(
  file: string | undefined,
  overrides: readonly Override[],
): Promise<NameMatching> {
  const problems: ScenarioProblem[] = [];
  const source = file === undefined ? undefined : await readYamlSource(file, 'mapping', problems);
  const written = source === undefined ? {} : (plainValue(source) as Record<string, unknown>);
  const { value, applied } = applyOverrides(written, overrides, problems);
  const locate: Locate = (path, what) => {
    const option = applied.find(({ steps }) => String(steps[0]) === String(path[0]))?.option;
    return option !== undefined || source === undefined
      ? { kind: 'option', option: option ?? '--set' }
      : placeOf(source, path, what);
  };
  const parsed = nameMatching.safeParse(value);
  if (!parsed.success) problems.push(...issueProblems(nameMatching, value, parsed.error.issues, locate));
  if (problems.length > 0 || !parsed.success) throw new ScenarioErrors(file ?? '--set', problems);
  return parsed.data;
}
