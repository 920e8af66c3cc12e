// By how much attempts in busy lanes measured slower than quiet ones: ratio of mean measured time per attempt, busy over quiet, by arm.
// Quiet attempts are chosen at random within users, so the two groups are of the same people and the contrast is paired.
import type { ResultsOfSignIns } from '../results/results.ts';
import type { Run } from '../folder/open-run.ts';
import { influenceRatio } from '../statistics/clustered/influence-contrast.ts';
import { userRatio } from '../statistics/clustered/user-ratio.ts';

/** Empty where there are no busy or no quiet attempts (one lane). The interval is absent under 20 users. */
export async function readBusyLaneInflation(
  run: Run,
  conf: number,
): Promise<ResultsOfSignIns['validity']['busyLaneInflation']> {
  const rows = await run.rows(`
    SELECT arm, quiet, cluster, sum(measured_ms) AS numerator, count(*)::DOUBLE AS denominator
    FROM attempts JOIN clusters USING (user_id) WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY ALL ORDER BY arm, cluster`);
  return [...new Set(rows.map((row) => String(row['arm'])))].flatMap((arm) => {
    const [busy, quiet] = [false, true].map((wanted) =>
      userRatio(
        rows
          .filter((row) => row['arm'] === arm && row['quiet'] === wanted)
          .map((row) => ({
            user: String(row['cluster']),
            numerator: Number(row['numerator']),
            denominator: Number(row['denominator']),
          })),
      ),
    );
    if (busy?.kind !== 'estimate' || quiet?.kind !== 'estimate') return [];
    const ratio = influenceRatio({
      first: busy.estimate,
      second: quiet.estimate,
      design: 'paired',
      conf,
      method: 'log ratio of ratio estimators by user, t',
    });
    if (ratio.value === undefined) return [];
    return [{ arm, ratio: ratio.value, ...(ratio.kind === 'estimated' ? { interval: ratio.interval } : {}) }];
  });
}
