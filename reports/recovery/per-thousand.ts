// Attacks that got in, of 1 000, in words: never "0", as nothing seen is no proof of nothing there.
import type { ImpostorResult } from '../results/recovery-results.ts';
import { threeDigits } from '../words/quantity.ts';

type LetIn = Pick<ImpostorResult, 'gotIn' | 'per1000' | 'upper1000'>;

/** "4.20, at most 6.80"; without a success "under 3.10". */
export function perThousand({ gotIn, per1000, upper1000 }: LetIn): string {
  return gotIn === 0 ? `under ${threeDigits(upper1000)}` : `${threeDigits(per1000)}, at most ${threeDigits(upper1000)}`;
}
