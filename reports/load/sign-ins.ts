// The sign-ins of a load run, or its recoveries, as temporary tables, so that every figure of the load report is one query over them. One is a
// need: its first attempt and the restarts that share it. One with a void attempt is left out whole, as everywhere.
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';

/**
 * Batches of the counted time, for intervals that allow for dependence (statistics/batch-means-variance.ts). On M/M/1 sojourn times at
 * 70 % load, 1 500 replicates, intervals of the 95th percentile covered 92 / 94 / 96 % of 1 000 / 2 000 / 10 000 sign-ins with 12
 * batches, and 90 / 93 / 95 % with 20; of the 99th, 92 to 94 % with 12.
 */
export const batches = 12;

/** The counted time of a trial, ms from its start. */
export interface CountedTime {
  readonly trial: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * `sign_ins`: trial, arm, persona, user_id, need, due_ms (NULL when nothing was due: lives), anchor_ms (due, or begun where nothing
 * was due), begun_ms, ended_ms (of its first attempt: restarts have no due time), failed. Failed is meant as load has it: a step of
 * any of its attempts met an error or no answer of the target. People's own slips and refusals are no failures of the target.
 * `sign_in_steps`: the steps of all its attempts, with trial, need and persona.
 */
export async function createSignIns(run: Run): Promise<void> {
  await run.execute(`
    CREATE TEMP VIEW sign_in_steps AS
    SELECT a.trial, a.need, s.* FROM steps s
    JOIN (SELECT user_id, arm, flow, attempt, trial, need FROM attempts WHERE trial IS NOT NULL AND purpose IN ('sign-in', 'recovery')) a USING (user_id, arm, flow, attempt)`);
  await run.execute(`
    CREATE TEMP TABLE sign_ins AS
    WITH unavailable AS (SELECT DISTINCT user_id, arm, flow, attempt FROM steps WHERE result = 'unavailable')
    SELECT a.trial, a.arm, any_value(a.persona) AS persona, a.user_id, a.need,
      min(a.due_ms) AS due_ms, coalesce(min(a.due_ms), min(a.begun_ms)) AS anchor_ms, min(a.begun_ms) AS begun_ms,
      arg_min(a.ended_ms, a.begun_ms) AS ended_ms, bool_or(u.user_id IS NOT NULL) AS failed
    FROM attempts a LEFT JOIN unavailable u ON u.user_id = a.user_id AND u.arm = a.arm AND u.flow = a.flow AND u.attempt = a.attempt
    WHERE a.trial IS NOT NULL AND a.purpose IN ('sign-in', 'recovery')
    GROUP BY a.trial, a.arm, a.user_id, a.need HAVING NOT bool_or(a.outcome = 'void')`);
}

/** View `counted`: the sign-ins due in the counted time of their trial, with the `batch` of it they were due in, from 0. */
export async function createCounted(run: Run, counted: readonly CountedTime[]): Promise<void> {
  await run.execute('CREATE TEMP TABLE counted_time (trial VARCHAR, from_ms DOUBLE, to_ms DOUBLE)');
  if (counted.length > 0)
    await run.execute(
      `INSERT INTO counted_time VALUES ${counted.map(({ trial, fromMs, toMs }) => `(${sqlText(trial)}, ${fromMs}, ${toMs})`).join(', ')}`,
    );
  await run.execute(`
    CREATE TEMP VIEW counted AS
    SELECT s.*, least(${batches - 1}, floor((anchor_ms - from_ms) / (to_ms - from_ms) * ${batches}))::INTEGER AS batch
    FROM sign_ins s JOIN counted_time USING (trial) WHERE anchor_ms >= from_ms AND anchor_ms < to_ms`);
}
