// The rule of recovery that a drill names: a file in `recovery-rules` beside the scenario, or the project's own. Read with a hash, so that a run
// can register it before its first attempt.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../scenarios/schema/canonical-json.ts';
import { recoveryRule, type RecoveryRule } from '../../scenarios/schema/recovery-rule.ts';
import type { RegisteredRecoveryRule } from '../../scenarios/schema/run.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { mapOf } from './raw-value.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/**
 * @param value the scenario. @param files of rules there are, by id. Undefined: it is no drill; or, with problems added, there is none of that
 * name or something is wrong with it.
 */
export async function readRecoveryRule(
  value: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Part<RecoveryRule> | undefined> {
  if (value['kind'] !== 'recovery-drill') return undefined;
  const id = mapOf(value['drill'])['rule'] ?? 'standard';
  // What is no word is the schema's to tell.
  if (typeof id !== 'string') return undefined;
  const file = files.get(id);
  if (file !== undefined) return readPart(file, id, recoveryRule, problems);
  const path = ['drill', 'rule'];
  const unknown = unknownWord('unknown-reference', id, [...files.keys()], path, locate(path, 'value'));
  problems.push({
    ...unknown,
    expected: `${unknown.expected}; one of your own would stand in recovery-rules/${id}.yaml beside the scenario`,
  });
  return undefined;
}

/** With its hash: comments and the order of lines change nothing. */
export function registeredRecoveryRule(statement: RecoveryRule): RegisteredRecoveryRule {
  return { hash: createHash('sha256').update(canonicalJson(statement)).digest('hex'), statement };
}

/** Of a drill. */
export function recoveryRuleOf({
  recoveryRule: rule,
  scenario,
}: {
  readonly recoveryRule?: RegisteredRecoveryRule;
  readonly scenario: Pick<Scenario, 'kind'>;
}): RegisteredRecoveryRule {
  if (rule === undefined)
    throw new RangeError(`found no rule of recovery of a ${scenario.kind}, expected the one it names`);
  return rule;
}
