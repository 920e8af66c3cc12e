// A resumed run lives some users twice. What the target logged of the other time stands under correlation ids that no
// journalled attempt has; these are they, so that reconciliation can tell them from rows nobody can explain.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { ArmId } from '../../scenarios/schema/scenario.ts';
import { correlationId } from '../attempt/correlation-id.ts';

export async function idsOfOtherEpochs(journal: string, seed: number, epochs: number): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  if (epochs < 2 || !existsSync(journal)) return ids;
  for await (const line of createInterface({ input: createReadStream(journal) })) {
    const entry = JSON.parse(line) as Partial<Attempt>;
    if (entry.user === undefined || entry.arm === undefined || entry.draw === undefined) continue;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      if (epoch !== entry.epoch) ids.add(correlationId(seed, { arm: entry.arm as ArmId, user: entry.user, drawIndex: entry.draw, epoch }));
    }
  }
  return ids;
}
