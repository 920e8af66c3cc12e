// What a soak shows: does latency, or the memory of the target, grow while the rate stays the same? Last third of the counted time
// against the first.
import { LatencyHistogram } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { Sample, Trial } from '../../scenarios/schema/load-trial.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import { quantileRanks } from '../statistics/series/quantile-ranks.ts';
import { samplesWithin } from './busy-cores.ts';
import { latencyBucketSql } from './latency-bucket-sql.ts';
import type { LoadResults } from '../results/load-results.ts';
import type { CountedTime } from './sign-ins.ts';

const p = 0.95;

/** Needs the view `counted`. */
export async function readDrift(
  run: Run,
  trial: Trial,
  time: CountedTime,
  samples: readonly Sample[],
  conf: number,
): Promise<LoadResults['drift'][number]> {
  const thirdMs = (time.toMs - time.fromMs) / 3;
  const rows = await run.rows(`
    SELECT floor((due_ms - ${time.fromMs}) / ${thirdMs})::INTEGER AS third, ${latencyBucketSql('ended_ms - due_ms')} AS bucket, count(*)::INTEGER AS count
    FROM counted WHERE trial = ${sqlText(trial.id)} AND due_ms IS NOT NULL GROUP BY ALL`);
  const p95Ms = (third: number): number | undefined => {
    const histogram = new LatencyHistogram();
    for (const row of rows)
      if (row['third'] === third) histogram.addToBucket(Number(row['bucket']), Number(row['count']));
    const { lower, upper } = quantileRanks({ n: histogram.count, p, conf });
    return lower >= 1 && upper <= histogram.count ? histogram.quantile(p) : undefined;
  };
  const memory = (third: number): number | undefined => {
    const within = samplesWithin(samples, {
      ...time,
      fromMs: time.fromMs + third * thirdMs,
      toMs: time.fromMs + (third + 1) * thirdMs,
    });
    const known = within.flatMap(({ targetResidentBytes }) =>
      targetResidentBytes === undefined ? [] : [targetResidentBytes],
    );
    return known.length === 0 ? undefined : known.reduce((sum, bytes) => sum + bytes, 0) / known.length;
  };
  const latency = ratio(p95Ms(2), p95Ms(0));
  const resident = ratio(memory(2), memory(0));
  return {
    trial: trial.id,
    arm: trial.arm,
    ...(latency === undefined ? {} : { p95RatioLastToFirst: latency }),
    ...(resident === undefined ? {} : { targetMemoryRatio: resident }),
  };
}

function ratio(last: number | undefined, first: number | undefined): number | undefined {
  return last === undefined || first === undefined || first === 0 ? undefined : last / first;
}
