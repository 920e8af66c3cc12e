// Where counting begins in a trial. The lead-in never counts. Where the rate is meant to stay the same, what comes before latency has
// settled does not count either (MSER-5, statistics/mser.ts); where the rate moves by plan, latency moves with it and nothing is tested.
import type { Trial } from '../../scenarios/schema/load-trial.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import { mser } from '../statistics/series/mser.ts';

/** MSER-5 takes means of five. */
const inBatch = 5;
/** In very long trials more than five, so that the series stays short. */
const longestSeries = 4_000;

export interface WarmUp {
  /** ms from the trial's start. */
  readonly endsMs: number;
  readonly rule: string;
  readonly steady: 'yes' | 'no' | 'not-tested';
}

/** When the arrivals of a trial ended, ms from its start; lives end when the last of them has. */
export function arrivalsEndMs({ leadInMs, plan, durationMs, cutShort }: Trial): number {
  const planned =
    plan.length === 0 ? durationMs : leadInMs + plan.reduce((sum, segment) => sum + segment.durationMs, 0);
  return Math.min(planned, cutShort?.atMs ?? planned);
}

const isLevel = ({ plan }: Trial): boolean =>
  plan.length > 0 && plan.every(({ from, to }) => from === plan[0]?.from && to === plan[0]?.from);

/** By trial id. Needs the table `sign_ins`. */
export async function readWarmUps(run: Run, trials: readonly Trial[]): Promise<ReadonlyMap<string, WarmUp>> {
  const series = await run.rows(`
    WITH after AS (
      SELECT s.trial, s.due_ms, s.ended_ms - s.due_ms AS ms, row_number() OVER (PARTITION BY s.trial ORDER BY s.due_ms, s.user_id) - 1 AS place,
        greatest(${inBatch}, ceil(count(*) OVER (PARTITION BY s.trial) / ${longestSeries}))::BIGINT AS whole
      FROM sign_ins s JOIN (VALUES ${trials.map(({ id, leadInMs }) => `(${sqlText(id)}, ${leadInMs})`).join(', ')}) t(trial, lead_in_ms) ON t.trial = s.trial AND s.due_ms >= t.lead_in_ms)
    SELECT trial, avg(ms) AS mean_ms, min(due_ms) AS from_ms, count(*)::INTEGER AS size, any_value(whole)::INTEGER AS whole FROM after
    GROUP BY trial, place // whole ORDER BY trial, from_ms`);
  return new Map(
    trials.map((trial) => {
      const means = series.filter((row) => row['trial'] === trial.id && row['size'] === row['whole']);
      return [
        trial.id,
        warmUpOf(
          trial,
          means.map((row) => ({ meanMs: Number(row['mean_ms']), fromMs: Number(row['from_ms']) })),
        ),
      ];
    }),
  );
}

function warmUpOf(trial: Trial, series: readonly { readonly meanMs: number; readonly fromMs: number }[]): WarmUp {
  const { leadInMs } = trial;
  if (!isLevel(trial))
    return {
      endsMs: leadInMs,
      rule:
        trial.plan.length === 0
          ? 'Everything counts: users lived one after the other.'
          : 'The lead-in is left out. The rate moves by plan, so no test for a settled latency was made.',
      steady: 'not-tested',
    };
  const found = mser(series.map(({ meanMs }) => meanMs));
  switch (found.kind) {
    case 'too-few':
      return {
        endsMs: leadInMs,
        rule: 'The lead-in is left out. Too few to test whether latency had settled.',
        steady: 'not-tested',
      };
    case 'not-settled':
      return {
        endsMs: leadInMs,
        rule: 'Only the lead-in is left out: latency was not steady (MSER-5 would leave out more than half of the trial).',
        steady: 'no',
      };
    case 'settled':
      return {
        endsMs: found.leaveOut === 0 ? leadInMs : (series[found.leaveOut]?.fromMs ?? leadInMs),
        rule: 'The lead-in is left out, then what comes before latency has settled (MSER-5 on latency from due, in the order in which they were due).',
        steady: 'yes',
      };
  }
}
