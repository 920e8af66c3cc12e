// How many wrong one-time codes an account may see before no code is looked at any more.
import type { Policy } from '../../../scenarios/schema/policy.ts';

type TriesPolicy = Policy['codeTries'];

/** Times of wrong codes that still count. A time ahead of now (a clock set back) counts too. */
export function countedTries(
  { window }: Pick<TriesPolicy, 'window'>,
  wrongCodesAtMs: readonly number[],
  nowMs: number,
): readonly number[] {
  // Nearly nobody entered a wrong one.
  if (wrongCodesAtMs.length === 0) return wrongCodesAtMs;
  return wrongCodesAtMs.filter((atMs) => nowMs - atMs < window);
}

export function hasTriesLeft(policy: TriesPolicy, wrongCodesAtMs: readonly number[], nowMs: number): boolean {
  return countedTries(policy, wrongCodesAtMs, nowMs).length < policy.wrongCodes;
}
