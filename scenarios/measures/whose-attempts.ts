// Which attempts a figure has counted, beside the part of them and the unit that it is a share of.
import { purposesWithoutNeed, type Purpose } from '../flows/flow.ts';
import type { Attempt } from '../schema/attempt.ts';
import type { WhoseAttempts } from '../schema/attempt-definition.ts';

const purposesOf: Readonly<Record<WhoseAttempts, ReadonlySet<Purpose>>> = {
  meant: new Set<Purpose>(['sign-in']),
  people: new Set<Purpose>(['sign-in', 'unmeant']),
  anybody: new Set<Purpose>(['sign-in', ...purposesWithoutNeed]),
  log: new Set<Purpose>(['sign-in', ...purposesWithoutNeed]),
};

export function isCounted(whose: WhoseAttempts, { purpose, steps }: Pick<Attempt, 'purpose' | 'steps'>): boolean {
  return purposesOf[whose].has(purpose) && (whose !== 'log' || steps.some(({ logged }) => logged));
}
