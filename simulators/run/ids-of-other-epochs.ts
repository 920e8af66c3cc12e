// A resumed run lives some users twice. What the target logged of the other time stands under correlation ids that no
// journalled attempt has; these are they, so that reconciliation can tell them from rows nobody can explain.
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { correlationId } from '../attempt/correlation-id.ts';
import { journalLines } from '../store/journal.ts';

/** @param journal closed. */
export function idsOfOtherEpochs(journal: string, seed: number, epochs: number): ReadonlySet<string> {
  const ids = new Set<string>();
  if (epochs < 2) return ids;
  for (const { text } of journalLines(journal)) {
    const entry = JSON.parse(text) as Partial<Attempt>;
    if (entry.user === undefined || entry.arm === undefined || entry.draw === undefined) continue;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      if (epoch !== entry.epoch)
        ids.add(correlationId(seed, { arm: entry.arm, user: entry.user, drawIndex: entry.draw, epoch }));
    }
  }
  return ids;
}
