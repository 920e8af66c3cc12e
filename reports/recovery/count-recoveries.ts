// The people of a run and their impostors, counted from its tables by the rule that counts those of virtual time.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import { DrillTally } from '../../scenarios/measures/drill-tally.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { Run } from '../folder/open-run.ts';
import { storedAttempts } from '../folder/stored-attempts.ts';

export async function countRecoveries(run: Run<Manifest>): Promise<DrillCounts> {
  const tally = new DrillTally();
  const asked = { where: "purpose IN ('recovery', 'impostor')", inOrderOf: 'purpose and time' } as const;
  for await (const attempt of storedAttempts(run, asked)) tally.add(attempt, attempt.startedAtMs);
  return tally.counts();
}
