// Journal → attempts.parquet and steps.parquet, inside DuckDB, so that memory does not grow with the run.
import { open } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { factColumns } from '../../scenarios/measures/attempt-facts.ts';
import { attemptTableColumns } from '../../scenarios/measures/attempt-table.ts';
import { stepColumns, type attemptColumns, type Column } from '../../scenarios/schema/columns.ts';
import { jsonRows, sqlText } from '../../scenarios/schema/file-in-sql.ts';
import { packedJournal } from './journal.ts';
import { writeTable } from './write-table.ts';

/** How each column that was recorded is read from a journal line. */
const recordedSources: Readonly<Record<(typeof attemptColumns)[number]['name'], string>> = {
  run_id: '$run',
  user_id: '"user"',
  user_principal_name: 'userPrincipalName',
  persona: 'persona',
  arm: 'arm',
  flow: 'flow',
  purpose: 'purpose',
  attempt: 'attempt',
  need: 'need',
  day: 'day',
  started_at: 'startedAt',
  device_kind: 'deviceKind',
  method: 'method',
  outcome: 'outcome.kind',
  step: 'outcome.step',
  code: 'coalesce(outcome.code, outcome.reason)',
  locked_out_by: 'lockedOutBy',
  country: 'country',
  measured_ms: 'measuredMs',
  modelled_ms: 'modelledMs',
  overhead_ms: 'overheadMs',
  quiet: 'quiet',
  lane: 'lane',
  epoch: 'epoch',
  correlation_id: 'correlationId',
  trial: '"load".trial',
  due_ms: '"load".dueMs',
  begun_ms: '"load".begunMs',
  ended_ms: '"load".endedMs',
};

const attemptSources: Readonly<Record<string, string>> = {
  ...recordedSources,
  ...Object.fromEntries(factColumns.map(({ name, fact }) => [name, `facts.${fact}`])),
};

/** How each step column is read from a journal line (alias a) and one of its steps (alias s). */
const stepSources: Readonly<Record<(typeof stepColumns)[number]['name'], string>> = {
  run_id: '$run',
  user_id: 'a."user"',
  persona: 'a.persona',
  arm: 'a.arm',
  flow: 'a.flow',
  attempt: 'a.attempt',
  index: 's."index"',
  step: "s.flow || '/' || s.step",
  action: 's."action"',
  result: 's.result',
  code: 's.code',
  cause: 's.cause',
  logged: 's.logged',
  measured_ms: 's.measuredMs',
  navigation_ms: 's.measured.navigationMs',
  server_ms: 's.measured.serverMs',
  ceremony_ms: 's.measured.ceremonyMs',
  rendering_ms: 's.measured.renderingMs',
  overhead_ms: 's.measured.overheadMs',
  modelled_ms: 's.modelledMs',
  planted_ms: 's.plantedMs',
  ceremony_by: 's.ceremonyBy',
  quiet: 'a.quiet',
};

const stepType = `STRUCT("index" INTEGER, flow VARCHAR, step VARCHAR, "action" VARCHAR, result VARCHAR, code VARCHAR, cause VARCHAR,
  logged BOOLEAN, measured STRUCT(navigationMs DOUBLE, serverMs DOUBLE, ceremonyMs DOUBLE, renderingMs DOUBLE, overheadMs DOUBLE),
  measuredMs DOUBLE, modelledMs DOUBLE, plantedMs DOUBLE, ceremonyBy VARCHAR)[]`;

const factsType = `STRUCT(${factColumns.map(({ fact, type }) => `${fact} ${type}`).join(', ')})`;

const journalType = `{"user": 'INTEGER', userPrincipalName: 'VARCHAR', persona: 'VARCHAR', arm: 'VARCHAR', flow: 'VARCHAR', purpose: 'VARCHAR', attempt: 'INTEGER',
  need: 'INTEGER', day: 'INTEGER', startedAt: 'TIMESTAMP', deviceKind: 'VARCHAR', method: 'VARCHAR', lockedOutBy: 'VARCHAR', country: 'VARCHAR', facts: '${factsType}',
  outcome: 'STRUCT(kind VARCHAR, step VARCHAR, code VARCHAR, reason VARCHAR)', quiet: 'BOOLEAN', lane: 'INTEGER', epoch: 'INTEGER',
  correlationId: 'VARCHAR', "load": 'STRUCT(trial VARCHAR, dueMs DOUBLE, begunMs DOUBLE, endedMs DOUBLE)', measuredMs: 'DOUBLE', modelledMs: 'DOUBLE', overheadMs: 'DOUBLE', steps: '${stepType}'}`;

export interface RunFiles {
  readonly runId: string;
  /** Path of the plain lines; the journal is closed, so that all are packed. */
  readonly journal: string;
  readonly attempts: string;
  readonly steps: string;
}

/** Writes both tables, sorted by user, arm and attempt, whatever the order in which attempts ended. @returns rows of attempts. */
export async function writeTables(files: RunFiles): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await using journal = await open(packedJournal(files.journal));
    const lines = `(SELECT * FROM ${jsonRows(journal, 'gzip', journalType)} WHERE "user" IS NOT NULL)`;
    const rows = await writeTable(
      connection,
      files.attempts,
      attemptTableColumns,
      `SELECT ${selection(attemptTableColumns, attemptSources, files.runId)} FROM ${lines} ORDER BY "user", arm, flow, attempt`,
    );
    await writeTable(
      connection,
      files.steps,
      stepColumns,
      `SELECT ${selection(stepColumns, stepSources, files.runId)} FROM (SELECT *, unnest(steps) AS s FROM ${lines}) a ORDER BY a."user", a.arm, a.flow, a.attempt, s."index"`,
    );
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function selection(columns: readonly Column[], sources: Readonly<Record<string, string>>, runId: string): string {
  return columns
    .map(
      (column) =>
        `CAST(${(sources[column.name] ?? '').replace('$run', () => sqlText(runId))} AS ${column.type}) AS "${column.name}"`,
    )
    .join(', ');
}
