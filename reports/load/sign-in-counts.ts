// How many sign-ins were due in the counted time of each trial, how many of them failed, and how many ended in it.
import { ledgerProblem, type Trial } from '../../scenarios/schema/load-trial.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import type { Batch } from '../statistics/series/share-in-batches.ts';
import { batches, type CountedTime } from './sign-ins.ts';

export interface SignInCounts {
  readonly trial: string;
  /** Absent: all personas. */
  readonly persona?: string;
  readonly users: number;
  /** Due in the counted time, dropped ones included. */
  readonly counted: number;
  readonly dropped: number;
  readonly failed: number;
  /** The same by batch of time; hits are failures. */
  readonly inBatches: readonly Batch[];
}

/** Needs the view `counted`. One row a trial for all personas, and one for each persona that signed in. */
export async function readSignInCounts(
  run: Run,
  trials: readonly Trial[],
  counted: readonly CountedTime[],
): Promise<SignInCounts[]> {
  const perBatch = await run.rows(`
    SELECT trial, persona, batch, count(*)::INTEGER AS total, count(*) FILTER (WHERE failed)::INTEGER AS hits
    FROM counted GROUP BY GROUPING SETS ((trial, batch), (trial, persona, batch))`);
  const cells = new Map(perBatch.map((row) => [JSON.stringify([row['trial'], row['persona'], row['batch']]), row]));
  const users = await run.rows(
    `SELECT trial, persona, count(DISTINCT user_id)::INTEGER AS users FROM counted GROUP BY GROUPING SETS ((trial), (trial, persona))`,
  );
  return trials.flatMap((trial) => {
    const time = counted.find((each) => each.trial === trial.id);
    if (time === undefined) return [];
    const personas = [
      ...new Set(users.filter((row) => row['trial'] === trial.id).map((row) => row['persona'] ?? null)),
      ...(trial.drops ?? []).map(({ persona }) => persona),
    ];
    return [...new Set([null, ...personas])].flatMap((persona): SignInCounts[] => {
      const drops = dropsInBatches(trial, time, persona);
      const inBatches = Array.from({ length: batches }, (_, batch): Batch => {
        const row = cells.get(JSON.stringify([trial.id, persona, batch]));
        const dropped = drops[batch] ?? 0;
        return { hits: Number(row?.['hits'] ?? 0) + dropped, total: Number(row?.['total'] ?? 0) + dropped };
      });
      return [
        {
          trial: trial.id,
          ...(typeof persona === 'string' ? { persona } : {}),
          users: Number(users.find((row) => row['trial'] === trial.id && row['persona'] === persona)?.['users'] ?? 0),
          counted: inBatches.reduce((sum, { total }) => sum + total, 0),
          dropped: drops.reduce((sum, count) => sum + count, 0),
          failed: inBatches.reduce((sum, { hits }) => sum + hits, 0),
          inBatches,
        },
      ];
    });
  });
}

/**
 * Dropped starts of the counted time, by batch. Where the record does not say when they were due, all count and are laid at the end,
 * where queues are longest; of whom they were is then not known, so no persona has any.
 */
function dropsInBatches(trial: Trial, { fromMs, toMs }: CountedTime, persona: unknown): number[] {
  const found = Array.from({ length: batches }, () => 0);
  const add = (batch: number, count: number) => {
    found[batch] = (found[batch] ?? 0) + count;
  };
  if (trial.drops === undefined) {
    if (persona === null) add(batches - 1, trial.dropped);
    return found;
  }
  for (const { second, persona: of, count } of trial.drops) {
    const middleMs = (second + 0.5) * 1_000;
    if ((persona !== null && persona !== of) || middleMs < fromMs || middleMs >= toMs) continue;
    add(Math.min(batches - 1, Math.floor(((middleMs - fromMs) / (toMs - fromMs)) * batches)), count);
  }
  return found;
}

/** Sign-ins that ended well in the counted time, by trial, and all that ended from its begin on; their CPU time is told by the same stretch. */
export async function readEnded(
  run: Run,
): Promise<ReadonlyMap<string, { readonly well: number; readonly all: number }>> {
  const rows = await run.rows(`
    SELECT trial, count(*) FILTER (WHERE NOT failed AND ended_ms < to_ms)::INTEGER AS well, count(*)::INTEGER AS "all"
    FROM sign_ins JOIN counted_time USING (trial) WHERE ended_ms >= from_ms GROUP BY trial`);
  return new Map(rows.map((row) => [String(row['trial']), { well: Number(row['well']), all: Number(row['all']) }]));
}

/**
 * Share of the counted time in which every VU was busy, by trial: as many attempts due and not ended as there are VUs. A start that
 * waits for a VU counts, because it would not wait if one were free.
 */
export async function readAllBusyShares(run: Run, trials: readonly Trial[]): Promise<ReadonlyMap<string, number>> {
  const vus = trials.map(({ id, vus: count }) => `(${sqlText(id)}, ${count})`).join(', ');
  const rows = await run.rows(`
    WITH turns AS (
      SELECT trial, least(greatest(coalesce(due_ms, begun_ms), from_ms), to_ms) AS moment, 1 AS turn FROM attempts JOIN counted_time USING (trial)
      UNION ALL SELECT trial, least(greatest(ended_ms, from_ms), to_ms) AS moment, -1 FROM attempts JOIN counted_time USING (trial)),
    changes AS (SELECT trial, moment, sum(turn) AS change FROM turns GROUP BY ALL),
    levels AS (SELECT trial, sum(change) OVER so_far AS level, coalesce(lead(moment) OVER so_far, moment) - moment AS lasts FROM changes WINDOW so_far AS (PARTITION BY trial ORDER BY moment))
    SELECT trial, coalesce(sum(lasts) FILTER (WHERE level >= vus), 0) / nullif(any_value(to_ms - from_ms), 0) AS share
    FROM levels JOIN (VALUES ${vus}) v(trial, vus) USING (trial) JOIN counted_time USING (trial) GROUP BY trial`);
  return new Map(rows.map((row) => [String(row['trial']), Number(row['share'])]));
}

/** Trials whose counts do not add up, or are not those of the table; a sentence each, without its full stop. */
export async function readOpenLedgers(run: Run, trials: readonly Trial[]): Promise<string[]> {
  const rows = await run.rows(
    'SELECT trial, count(*)::INTEGER AS "all", count(due_ms)::INTEGER AS with_due FROM attempts GROUP BY trial',
  );
  const found = new Map(rows.map((row) => [String(row['trial']), row]));
  return trials.flatMap(
    (trial) =>
      ledgerProblem(trial, Number(found.get(trial.id)?.[trial.purpose === 'lives' ? 'all' : 'with_due'] ?? 0)) ?? [],
  );
}

/** Attempts, and those that began while another of the same person was under way. */
export async function readBesideAnother(run: Run): Promise<{ readonly all: number; readonly besideAnother: number }> {
  const [row] = await run.rows(`
    SELECT count(*)::INTEGER AS "all", count(*) FILTER (WHERE begun_ms < others_end_ms)::INTEGER AS beside_another
    FROM (SELECT begun_ms, max(ended_ms) OVER (PARTITION BY trial, arm, user_id ORDER BY begun_ms ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS others_end_ms FROM attempts WHERE trial IS NOT NULL)`);
  return { all: Number(row?.['all'] ?? 0), besideAnother: Number(row?.['beside_another'] ?? 0) };
}
