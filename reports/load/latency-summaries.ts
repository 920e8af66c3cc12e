// Latency of every trial: of sign-ins from due and as k6 counts, and for the trials that are looked into, by persona and by step.
import { LatencyHistogram } from '../../scenarios/measures/sums/latency-histogram.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Cell, Run } from '../folder/open-run.ts';
import { type Course, latencyPercentiles } from './batched-latencies.ts';
import { latencyBucketSql } from './latency-bucket-sql.ts';
import type { LatencySummary } from '../results/load-results.ts';
import { batches } from './sign-ins.ts';

export interface SummarisedTrial {
  readonly id: string;
  readonly arm: string;
  readonly course: Course;
  /** By persona and by step too. */
  readonly lookedInto: boolean;
}

/** One row for each thing that a latency is of; `ms` is the latency. Restarts belong to no sign-in's latency; their steps are steps. */
const latencies = {
  due: `SELECT trial, persona, NULL AS step, batch, ended_ms - due_ms AS ms FROM counted WHERE due_ms IS NOT NULL`,
  own: `SELECT trial, persona, NULL AS step, batch, ended_ms - begun_ms AS ms FROM counted`,
  ownOfSteps: `SELECT s.trial, s.persona, s.step, c.batch, s.measured_ms AS ms FROM sign_in_steps s JOIN counted c USING (trial, arm, user_id, need) WHERE s.measured_ms > 0`,
} as const;
type Kind = keyof typeof latencies;

/** Needs the view `counted`. Trials without a sign-in of a kind have no summary of it. */
export async function latencySummaries(
  run: Run,
  trials: readonly SummarisedTrial[],
  conf: number,
): Promise<LatencySummary[]> {
  const summaries: LatencySummary[] = [];
  for (const kind of ['due', 'own', 'ownOfSteps'] as const) {
    const wanted = trials.filter(({ lookedInto }) => lookedInto || kind !== 'ownOfSteps');
    if (wanted.length === 0) continue;
    const rows = await run.rows(`
      WITH each AS (SELECT trial, persona, step, batch, ms, ${latencyBucketSql('ms')} AS bucket FROM (${latencies[kind]}) WHERE trial IN (${wanted.map(({ id }) => sqlText(id)).join(', ')}))
      SELECT trial, persona, step, batch, bucket, count(*)::INTEGER AS count, sum(ms) AS sum_ms FROM each
      GROUP BY GROUPING SETS ((trial, step, batch, bucket), (trial, step, persona, batch, bucket)) ORDER BY trial, persona NULLS FIRST, step`);
    for (const trial of wanted)
      summaries.push(
        ...ofTrial(
          rows.filter((row) => row['trial'] === trial.id),
          trial,
          kind,
          conf,
        ),
      );
  }
  return summaries;
}

function ofTrial(
  rows: readonly Record<string, Cell>[],
  trial: SummarisedTrial,
  kind: Kind,
  conf: number,
): LatencySummary[] {
  const groups = Map.groupBy(
    rows.filter((row) => row['persona'] === null || trial.lookedInto),
    (row) => JSON.stringify([row['persona'], row['step']]),
  );
  return [...groups.values()].map((group) => summaryOf(group, trial, kind, conf));
}

/** @param group cells of one persona (or all) and one step (or whole sign-ins) */
function summaryOf(
  group: readonly Record<string, Cell>[],
  { id, arm, course }: SummarisedTrial,
  kind: Kind,
  conf: number,
): LatencySummary {
  const inBatches = Array.from({ length: batches }, () => new LatencyHistogram());
  for (const row of group) inBatches[Number(row['batch'])]?.addToBucket(Number(row['bucket']), Number(row['count']));
  const count = group.reduce((sum, row) => sum + Number(row['count']), 0);
  const [persona, step] = [group[0]?.['persona'], group[0]?.['step']];
  return {
    trial: id,
    arm,
    ...(typeof persona === 'string' ? { persona } : {}),
    ...(typeof step === 'string' ? { step } : {}),
    from: kind === 'due' ? 'due' : 'own',
    count,
    meanMs: group.reduce((sum, row) => sum + Number(row['sum_ms']), 0) / count,
    percentiles: latencyPercentiles(inBatches, course, conf),
  };
}
