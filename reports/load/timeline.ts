// The course of each trial: what was due, ended, failed and under way in each span of time, its latency, and what was busy.
import type { Sample, Trial } from '../../scenarios/schema/load-trial.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Cell, Run } from '../folder/open-run.ts';
import { busyCores, samplesWithin } from './busy-cores.ts';
import type { LoadResults } from '../results/load-results.ts';

const secondMs = 1_000;
/** A longer trial is shown in longer spans, so that the report does not grow with it. */
const mostSpans = 600;
/** A percentile of fewer is a guess: at least one sign-in in twenty must lie beyond the 95th. */
const leastForP95 = 20;
const leastForP50 = 3;

export function spanMs({ durationMs }: Pick<Trial, 'durationMs'>): number {
  return secondMs * Math.max(1, Math.ceil(durationMs / secondMs / mostSpans));
}

/** Needs the table `sign_ins`. Of the lead-in too: it is shown, and marked as not counted. */
export async function readTimeline(run: Run, trials: readonly Trial[]): Promise<LoadResults['timeline']> {
  const spans = `(VALUES ${trials.map((trial) => `(${sqlText(trial.id)}, ${spanMs(trial)}, ${Math.max(1, Math.ceil(trial.durationMs / spanMs(trial)))})`).join(', ')}) t(trial, span_ms, spans)`;
  const rows = await run.rows(`
    WITH t AS (SELECT * FROM ${spans}),
    due AS (
      SELECT trial, floor(anchor_ms / span_ms)::INTEGER AS span, count(*)::INTEGER AS due, count(*) FILTER (WHERE failed)::INTEGER AS failed,
        quantile_disc(ended_ms - anchor_ms, 0.5) AS p50_ms, quantile_disc(ended_ms - anchor_ms, 0.95) AS p95_ms
      FROM sign_ins JOIN t USING (trial) GROUP BY ALL),
    ended AS (SELECT trial, floor(ended_ms / span_ms)::INTEGER AS span, count(*)::INTEGER AS ended FROM sign_ins JOIN t USING (trial) GROUP BY ALL),
    turns AS (
      SELECT trial, floor(begun_ms / span_ms)::INTEGER AS span, 1 AS turn FROM attempts JOIN t USING (trial)
      UNION ALL SELECT trial, floor(ended_ms / span_ms)::INTEGER AS span, -1 FROM attempts JOIN t USING (trial)),
    changes AS (SELECT trial, span, sum(turn) AS change FROM turns GROUP BY ALL)
    SELECT each.trial, each.span, coalesce(due, 0) AS due, coalesce(ended, 0) AS ended, coalesce(failed, 0) AS failed, p50_ms, p95_ms,
      (sum(coalesce(change, 0)) OVER (PARTITION BY each.trial ORDER BY each.span))::INTEGER AS in_flight
    FROM (SELECT trial, unnest(range(spans))::INTEGER AS span FROM t) each
    LEFT JOIN due ON due.trial = each.trial AND due.span = each.span
    LEFT JOIN ended ON ended.trial = each.trial AND ended.span = each.span
    LEFT JOIN changes ON changes.trial = each.trial AND changes.span = each.span ORDER BY each.trial, each.span`);
  return trials.flatMap((trial) => rows.filter((row) => row['trial'] === trial.id).map((row) => spanOf(trial, row)));
}

function spanOf(trial: Trial, row: Readonly<Record<string, Cell>>): LoadResults['timeline'][number] {
  const length = spanMs(trial);
  const atMs = Number(row['span']) * length;
  const dropped = (trial.drops ?? [])
    .filter(({ second }) => second * secondMs >= atMs && second * secondMs < atMs + length)
    .reduce((sum, { count }) => sum + count, 0);
  const started = Number(row['due']);
  return {
    trial: trial.id,
    atMs,
    spanMs: length,
    due: started + dropped,
    ended: Number(row['ended']),
    failed: Number(row['failed']) + dropped,
    inFlight: Number(row['in_flight']),
    ...(started >= leastForP50 ? { p50Ms: Number(row['p50_ms']) } : {}),
    ...(started >= leastForP95 ? { p95Ms: Number(row['p95_ms']) } : {}),
  };
}

/** Spans without a sample are left out. */
export function cpuCourse(trials: readonly Trial[], samples: readonly Sample[]): LoadResults['cpu'] {
  return trials.flatMap((trial) => {
    const length = spanMs(trial);
    const ofTrial = samples.filter((each) => each.trial === trial.id);
    return Array.from({ length: Math.ceil(trial.durationMs / length) }, (_, span) => span * length).flatMap((atMs) => {
      const busy = busyCores(samplesWithin(ofTrial, { trial: trial.id, fromMs: atMs, toMs: atMs + length }));
      return busy === undefined ? [] : [{ trial: trial.id, atMs, spanMs: length, ...busy }];
    });
  });
}
