// A paragraph of at most so many words: sentences in their order, the least important left out until the rest fits.

export interface Ranked {
  readonly text: string;
  /** 0 is never left out; of the others the largest goes first. */
  readonly rank: number;
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function withinWords(sentences: readonly Ranked[], most: number): string {
  const kept = sentences.filter(({ text }) => text !== '');
  while (kept.reduce((sum, { text }) => sum + wordsIn(text), 0) > most) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    if (last === 0) break;
    kept.splice(
      kept.findLastIndex(({ rank }) => rank === last),
      1,
    );
  }
  return kept.map(({ text }) => text).join(' ');
}
