// The decision on a rollout as the first sentence of its summary.
import type { TenantResults } from '../results/tenant-results.ts';

/** Empty: nothing was decided. */
export function decisionSentence({ decisions = [] }: TenantResults): string {
  const [whole, ...personas] = decisions;
  if (whole === undefined) return '';
  const others = personas.flatMap(({ persona, word }) =>
    word === whole.word || persona === undefined ? [] : [`${word} for ${persona}`],
  );
  return `${whole.word}: ${whole.reasons.join('; ')}.${others.length === 0 ? '' : ` But ${others.join(', ')}.`}`;
}
