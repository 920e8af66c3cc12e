// How a verdict word looks: a sign that is not a colour, and whether it speaks for the claim.
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';

type Verdict = ClaimHere['verdict'];

interface VerdictStyle {
  /** One character of mathematics, drawn in every font. */
  readonly sign: string;
  readonly leaning: 'for' | 'against' | 'open';
}

export const verdictStyles: Readonly<Record<Verdict, VerdictStyle>> = {
  replicated: { sign: '=', leaning: 'for' },
  'at least as claimed': { sign: '≥', leaning: 'for' },
  compatible: { sign: '≈', leaning: 'for' },
  inconclusive: { sign: '?', leaning: 'open' },
  'same direction, smaller': { sign: '<', leaning: 'against' },
  'smaller, if any': { sign: '≪', leaning: 'against' },
  contradicted: { sign: '≠', leaning: 'against' },
  'not comparable': { sign: '–', leaning: 'open' },
  'not judged': { sign: '∅', leaning: 'open' },
  'too few': { sign: '…', leaning: 'open' },
};

/** Said of one claim, and of several. */
const sentences: Readonly<Record<Verdict, readonly [one: string, several: string]>> = {
  replicated: ['is replicated', 'are replicated'],
  'at least as claimed': ['is found at least as large', 'are found at least as large'],
  compatible: ['is compatible with what was found', 'are compatible with what was found'],
  inconclusive: ['stays open', 'stay open'],
  'same direction, smaller': ['is found smaller, in the same direction', 'are found smaller, in the same direction'],
  'smaller, if any': [
    'is found smaller, if there is anything of it',
    'are found smaller, if there is anything of them',
  ],
  contradicted: ['is contradicted', 'are contradicted'],
  'not comparable': ['is not comparable', 'are not comparable'],
  'not judged': ['is not judged', 'are not judged'],
  'too few': ['has too few data', 'have too few data'],
};

/** "2 are not comparable, 1 is contradicted", in the order of first mention. */
export function verdictCounts(claims: readonly ClaimResult[]): string {
  return [...Map.groupBy(claims, ({ here }) => here.verdict)]
    .map(([verdict, { length }]) => `${length} ${sentences[verdict][length === 1 ? 0 : 1]}`)
    .join(', ');
}
