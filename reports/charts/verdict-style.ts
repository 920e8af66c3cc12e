// How a verdict word looks: a sign that is not a colour, and whether it speaks for the claim.
import type { ClaimResult } from '../results.ts';

type Verdict = ClaimResult['verdict'];

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
  contradicted: { sign: '≠', leaning: 'against' },
  'not comparable': { sign: '–', leaning: 'open' },
  'too few': { sign: '…', leaning: 'open' },
};

/** "2 compatible; 3 not comparable", in the order of first mention. */
export function verdictCounts(claims: readonly ClaimResult[]): string {
  return [...Map.groupBy(claims, ({ verdict }) => verdict)].map(([verdict, members]) => `${members.length} ${verdict}`).join('; ');
}
