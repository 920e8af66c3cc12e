// The decision rule that a scenario names: a file in `decision-rules` beside the scenario, or the project's own. Read with a hash, so that a
// run can register it before its first attempt.
import { createHash } from 'node:crypto';
import { decisionRule, type DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { RegisteredRule } from '../../scenarios/schema/run.ts';
import { canonicalJson } from '../../scenarios/schema/canonical-json.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/** @param files of rules there are, by id. Undefined, with problems added, when there is none of that name or something is wrong with it. */
export async function readDecisionRule(
  id: string,
  files: ReadonlyMap<string, string>,
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Part<DecisionRule> | undefined> {
  const file = files.get(id);
  if (file !== undefined) return readPart(file, id, decisionRule, problems);
  const path = ['rule'];
  const unknown = unknownWord('unknown-reference', id, [...files.keys()], path, locate(path, 'value'));
  problems.push({
    ...unknown,
    expected: `${unknown.expected}; one of your own would stand in decision-rules/${id}.yaml beside the scenario`,
  });
  return undefined;
}

/** With its hash: comments and the order of lines change nothing. */
export function registeredRule(statement: DecisionRule): RegisteredRule {
  return { hash: createHash('sha256').update(canonicalJson(statement)).digest('hex'), statement };
}

/** Of what decides on arms. */
export function ruleOf({
  rule,
  scenario,
}: {
  readonly rule?: RegisteredRule;
  readonly scenario: Pick<Scenario, 'kind'>;
}) {
  if (rule === undefined)
    throw new RangeError(`found no decision rule of a ${scenario.kind}, expected the one it names`);
  return rule;
}
