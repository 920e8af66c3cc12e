// How many wrong one-time codes an account may see before no code is looked at any more.
import type { Policy } from '../../../scenarios/schema/policy.ts';

type TriesPolicy = Policy['codeTries'];

/** Times of wrong codes that still count. A time ahead of now (a clock set back) counts too. */
export function countedTries(
  { window }: Pick<TriesPolicy, 'window'>,
  wrongCodesAtMs: readonly number[],
  nowMs: number,
): readonly number[] {
  // Nearly nobody entered a wrong one: what follows is apart, as V8 makes room for what a closure sees wherever it may come to one.
  return wrongCodesAtMs.length === 0 ? wrongCodesAtMs : triesSince(window, wrongCodesAtMs, nowMs);
}

function triesSince(window: number, wrongCodesAtMs: readonly number[], nowMs: number): readonly number[] {
  return wrongCodesAtMs.filter((atMs) => nowMs - atMs < window);
}

export function hasTriesLeft(policy: TriesPolicy, wrongCodesAtMs: readonly number[], nowMs: number): boolean {
  return countedTries(policy, wrongCodesAtMs, nowMs).length < policy.wrongCodes;
}
