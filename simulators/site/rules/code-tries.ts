// How many wrong one-time codes an account may see before no code is looked at any more.
// Assumed: five in five minutes. An older Microsoft text says so of text messages; nothing current is documented.

export const codeTriesPolicy = { wrongCodes: 5, windowMs: 300_000 } as const;

/** Times of wrong codes that still count. A time ahead of now (a clock set back) counts too. */
export function countedTries(wrongCodesAtMs: readonly number[], nowMs: number): readonly number[] {
  return wrongCodesAtMs.filter((atMs) => nowMs - atMs < codeTriesPolicy.windowMs);
}

export function hasTriesLeft(wrongCodesAtMs: readonly number[], nowMs: number): boolean {
  return countedTries(wrongCodesAtMs, nowMs).length < codeTriesPolicy.wrongCodes;
}
