// A title that is written from right to left, in the middle of our sentences: set apart, so that it does not turn round the numbers beside it.
// Titles that are written from left to right stay as they are, byte for byte.

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9): they take no room, in a terminal neither. */
const [opened, closed] = ['\u2068', '\u2069'];
/** Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and others: the blocks whose default is R or AL. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Embeddings, overrides and isolates: one that is left open would turn whatever follows. */
const controls = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Of a title that was set apart already: the same. */
export function isolatedTitle(title: string): string {
  const bare = title.replaceAll(controls, '');
  return bare === title && !rightToLeft.test(bare) ? title : `${opened}${bare}${closed}`;
}

interface Titled {
  readonly title: string;
  readonly inSentence?: string;
}

/** Of an arm or a persona. */
export function withIsolatedTitle<T extends Titled>(of: T): T {
  const { title, inSentence } = of;
  return {
    ...of,
    title: isolatedTitle(title),
    ...(inSentence === undefined ? {} : { inSentence: isolatedTitle(inSentence) }),
  };
}

/** Of a scenario and its arms. */
export function withIsolatedTitles<S extends { readonly name: string; readonly arms: readonly Titled[] }>(
  scenario: S,
): S {
  return {
    ...scenario,
    name: isolatedTitle(scenario.name),
    arms: scenario.arms.map((each) => withIsolatedTitle(each)),
  };
}

/** A text that is nothing but such a title, as it was given. Sentences keep the marks of the titles in them. */
export function titleAsGiven(text: string): string {
  return text.replace(/^\u2068([^\u2066-\u2069]*)\u2069$/u, '$1');
}

/** Columns of a terminal. */
export function columnsOf(text: string): number {
  return text.length - (text.match(/[\u2068\u2069]/gu)?.length ?? 0);
}
