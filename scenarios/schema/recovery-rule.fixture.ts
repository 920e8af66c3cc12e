// For tests: the standard rule of recovery as a run registers it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { recoveryRule, type RecoveryRule } from './recovery-rule.ts';

export const standardRecoveryRule: RecoveryRule = recoveryRule.parse(
  parse(readFileSync(new URL('../recovery-rules/standard.yaml', import.meta.url), 'utf8')),
);
