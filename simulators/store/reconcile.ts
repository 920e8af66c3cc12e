// Two ledgers: what the driver saw, and what the target wrote into its own sign-in log. They must agree attempt by attempt:
// the same user, the same codes in the same order. This is the proof that the driver did not imagine its results.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { jsonRows, parquetRows, sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Reconciliation } from '../../scenarios/schema/run.ts';

/**
 * Codes of steps whose answer never came: too late, the connection broke, or somebody between the person and the target kept it. What the target
 * decided then, only its log knows.
 */
const unanswered = ['no-answer', 'connection-reset', 'NetworkError', 'http-502'];

/** A failure of the target's own, as its page (by pattern) and its log (if it got that far) call it. */
const brokenAnswer = { code: 'http-5%', inLog: '50000' } as const;

/** Differences listed in full; beyond that only counted, so that a broken run does not fill the disk. */
export const differencesShown = 100;

export interface Ledgers {
  readonly attempts: string;
  readonly steps: string;
  readonly signInLog: string;
  /** Correlation ids under which a start of the program ran an attempt that another start journalled. Empty unless resumed. */
  readonly unjournalled: ReadonlySet<string>;
}

export async function reconcile(ledgers: Ledgers): Promise<Reconciliation> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await load(connection, ledgers);
    const [sums] = await rows(
      connection,
      `
      SELECT (SELECT count(*) FROM ours)::INTEGER AS attempts,
             (SELECT coalesce(sum(list_count(list_filter(codes, c -> c = '0'))), 0) FROM ours)::INTEGER AS successes_ours,
             (SELECT coalesce(sum(list_count(list_filter(codes, c -> c <> '0'))), 0) FROM ours)::INTEGER AS failures_ours,
             (SELECT count(*) FROM log WHERE code = '0' AND correlation IN (SELECT correlation FROM ours))::INTEGER AS successes_log,
             (SELECT count(*) FROM log WHERE code <> '0' AND correlation IN (SELECT correlation FROM ours))::INTEGER AS failures_log`,
    );
    const differing = await rows(
      connection,
      `
      SELECT coalesce(o.correlation, t.correlation) AS correlation, coalesce(o.who, t.who) AS who, coalesce(o.name, 'no attempt of ours') AS name,
             coalesce(array_to_string(o.codes, ' '), '') || coalesce(' as ' || o.who, '') AS expected,
             coalesce(array_to_string(t.codes, ' '), '') || coalesce(' as ' || t.who, '') AS found
      FROM ours o FULL OUTER JOIN theirs t USING (correlation)
      WHERE (o.codes IS DISTINCT FROM t.codes OR NOT ${ofSameUser}) AND NOT ${explained}
      ORDER BY ALL`,
    );
    const [more] = await rows(
      connection,
      `SELECT coalesce(sum(len(t.codes) - len(o.codes)), 0)::INTEGER AS n FROM ours o JOIN theirs t USING (correlation) WHERE ${explained}`,
    );
    const unansweredRows = Number(more?.['n']);
    // An attempt without any credential decision has no row in the log, and that is agreement.
    const real = differing.filter((row) => !(row['found'] === '' && String(row['expected']).startsWith(' as ')));
    const isReplay = (row: Record<string, unknown>) =>
      row['name'] === 'no attempt of ours' && ledgers.unjournalled.has(String(row['correlation']));
    const differences = real.filter((row) => !isReplay(row));
    const replayed = real.filter(isReplay);
    return {
      attempts: Number(sums?.['attempts']),
      successesInAttempts: Number(sums?.['successes_ours']),
      successesInLog: Number(sums?.['successes_log']),
      failuresInAttempts: Number(sums?.['failures_ours']),
      failuresInLog: Number(sums?.['failures_log']),
      replayedRows: replayed.length,
      ...(unansweredRows === 0 ? {} : { unansweredRows }),
      differenceCount: differences.length,
      differences: differences.slice(0, differencesShown).map((row) => ({
        correlationId: String(row['correlation']),
        user: String(row['who']),
        attempt: String(row['name']),
        expected: String(row['expected']),
        found: String(row['found']),
      })),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A passkey that is nobody's: its row names no user. */
const passkeyOfNobody = '135001';
const ofSameUser = `(o.who IS NOT DISTINCT FROM t.who OR (t.who IS NULL AND list_count(list_filter(t.codes, c -> c <> '${passkeyOfNobody}')) = 0))`;

/** The same user, and every code of ours in its place, with one more at most for each step without an answer or with a broken one. */
const explained = `coalesce(o.who = t.who AND regexp_full_match(array_to_string(t.codes, ' ') || ' ', o.pattern), false)`;

async function load(connection: DuckDBConnection, ledgers: Ledgers): Promise<void> {
  await using attempts = await open(ledgers.attempts);
  await using steps = await open(ledgers.steps);
  await using signInLog = existsSync(ledgers.signInLog) ? await open(ledgers.signInLog) : undefined;
  // Void attempts are ours: what the target logged of them before they broke is no disagreement.
  await connection.run(`
    CREATE TABLE ours AS
    SELECT a.correlation_id AS correlation, a.user_principal_name AS who, a.arm || '/' || a.flow || '/' || a.attempt AS name,
           coalesce(list(s.code ORDER BY s."index") FILTER (s.logged), []) AS codes,
           string_agg(CASE WHEN s.logged THEN s.code || ' '
                           WHEN s.code IN (${unanswered.map(sqlText).join(', ')}) THEN '(\\d+ )?'
                           WHEN s.code LIKE ${sqlText(brokenAnswer.code)} THEN '(${brokenAnswer.inLog} )?'
                           ELSE '' END, '' ORDER BY s."index") AS pattern
    FROM ${parquetRows(attempts)} a LEFT JOIN ${parquetRows(steps)} s USING (user_id, arm, flow, attempt)
    WHERE a.outcome <> 'void' GROUP BY ALL`);
  await connection.run(
    `CREATE TABLE voided AS SELECT correlation_id FROM ${parquetRows(attempts)} WHERE outcome = 'void'`,
  );
  const source =
    signInLog !== undefined
      ? jsonRows(
          signInLog,
          'uncompressed',
          "{correlationId: 'VARCHAR', userPrincipalName: 'VARCHAR', status: 'STRUCT(errorCode INTEGER)'}",
          'ignore_errors = true',
        )
      : `(SELECT NULL::VARCHAR AS correlationId, NULL::VARCHAR AS userPrincipalName, {errorCode: 0} AS status WHERE false)`;
  await connection.run(`
    CREATE TABLE log AS
    SELECT row_number() OVER () AS place, correlationId AS correlation, userPrincipalName AS who, status.errorCode::VARCHAR AS code
    FROM ${source} WHERE correlationId NOT IN (SELECT correlation_id FROM voided)`);
  await connection.run(
    `CREATE TABLE theirs AS SELECT correlation, any_value(who) FILTER (code <> '${passkeyOfNobody}') AS who, list(code ORDER BY place) AS codes FROM log GROUP BY correlation`,
  );
}

async function rows(connection: DuckDBConnection, sql: string): Promise<readonly Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS() as readonly Record<string, unknown>[];
}
