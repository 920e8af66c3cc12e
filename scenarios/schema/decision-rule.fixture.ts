// For tests: the standard rule as a run registers it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { decisionRule, type DecisionRule } from './decision-rule.ts';

export const standardRule: DecisionRule = decisionRule.parse(
  parse(readFileSync(new URL('../decision-rules/standard.yaml', import.meta.url), 'utf8')),
);

/** As a manifest has it; tests that read it ask nothing of the hash. */
export const registeredStandardRule = { hash: 'cd'.repeat(32), statement: standardRule } as const;
