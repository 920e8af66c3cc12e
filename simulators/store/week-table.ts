// The weeks of a rollout → weeks.parquet.
import { DuckDBInstance, type DuckDBAppender } from '@duckdb/node-api';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Timeline } from '../../scenarios/schema/timeline.ts';
import { timelineColumns, weekColumns, type WeekColumn } from '../../scenarios/schema/week-columns.ts';
import { writeTable } from './write-table.ts';

/** In the order of the timeline: tenant, persona, week. */
export async function writeWeekTable(
  path: string,
  runId: string,
  { startsOn, weeks }: Pick<Timeline, 'startsOn' | 'weeks'>,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE TABLE weeks (${timelineColumns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`,
    );
    const appender = await connection.createAppender('weeks');
    for (const week of weeks) {
      for (const column of timelineColumns) append(appender, column, week);
      appender.endRow();
    }
    appender.closeSync();
    await writeTable(
      connection,
      path,
      weekColumns,
      `SELECT ${sqlText(runId)} AS run_id, CAST(DATE ${sqlText(startsOn)} + 7 * week::INTEGER AS VARCHAR) AS week_starts_on, * FROM weeks`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function append(appender: DuckDBAppender, { type, path }: WeekColumn, week: Timeline['weeks'][number]): void {
  const value = path.reduce<unknown>(
    (within, key) => (within as Readonly<Record<string, unknown>> | undefined)?.[key],
    week,
  );
  if (value === undefined) appender.appendNull();
  else if (type === 'VARCHAR') appender.appendVarchar(String(value));
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(value as number));
  else appender.appendDouble(value as number);
}
