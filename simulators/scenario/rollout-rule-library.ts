// The rule of rollouts that a rollout names: a file in `rollout-rules` beside the scenario, or the project's own. Read with a hash, so that a run
// can register it before its first day.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../scenarios/schema/canonical-json.ts';
import { rolloutRule, type RolloutRule } from '../../scenarios/schema/rollout-rule.ts';
import type { RegisteredRolloutRule } from '../../scenarios/schema/run.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { mapOf } from './raw-value.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/**
 * @param value the scenario. @param files of rules there are, by id. Undefined: it is no rollout; or, with problems added, there is none of that
 * name or something is wrong with it.
 */
export async function readRolloutRule(
  value: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Part<RolloutRule> | undefined> {
  if (value['rollout'] === undefined) return undefined;
  const id = mapOf(value['rollout'])['rule'] ?? 'standard';
  // What is no word is the schema's to tell.
  if (typeof id !== 'string') return undefined;
  const file = files.get(id);
  if (file !== undefined) return readPart(file, id, rolloutRule, problems);
  const path = ['rollout', 'rule'];
  const unknown = unknownWord('unknown-reference', id, [...files.keys()], path, locate(path, 'value'));
  problems.push({
    ...unknown,
    expected: `${unknown.expected}; one of your own would stand in rollout-rules/${id}.yaml beside the scenario`,
  });
  return undefined;
}

/** With its hash: comments and the order of lines change nothing. */
export function registeredRolloutRule(statement: RolloutRule): RegisteredRolloutRule {
  return { hash: createHash('sha256').update(canonicalJson(statement)).digest('hex'), statement };
}
