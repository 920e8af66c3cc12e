// A point over the inputs, held against the rule.
import type { RecoveryWord } from '../results/recovery-decision.ts';
import type { Condition } from './recovery-conditions.ts';

export interface JudgedPoint {
  readonly parameters: Readonly<Record<string, number>>;
  readonly conditions: readonly Condition[];
  readonly word: RecoveryWord;
}
