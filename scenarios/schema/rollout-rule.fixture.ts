// For tests: the standard rule of rollouts, as the project ships it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rolloutRule } from './rollout-rule.ts';

export const standardRolloutRule = rolloutRule.parse(
  parse(readFileSync(new URL('../rollout-rules/standard.yaml', import.meta.url), 'utf8')),
);

/** As a manifest has it; tests that read it ask nothing of the hash. */
export const registeredStandardRolloutRule = { hash: 'ef'.repeat(32), statement: standardRolloutRule } as const;
