// A query's rows as a Parquet file that says what its columns are: under the key `columns` of the file's key-value metadata, as a JSON object
// of names and descriptions. In one step: a reader, and a start after a kill, never finds half a table.
import { open, rename } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describeColumn, type Column } from '../../scenarios/schema/columns.ts';
import { parquetCopy } from '../../scenarios/schema/file-in-sql.ts';

export async function writeTable(
  connection: DuckDBConnection,
  path: string,
  columns: readonly Column[],
  query: string,
): Promise<number> {
  const descriptions = Object.fromEntries(columns.map((column) => [column.name, describeColumn(column)]));
  let rows: number;
  {
    await using table = await open(`${path}.new`, 'w');
    ({ rowsChanged: rows } = await connection.run(
      parquetCopy(query, table, { columns: JSON.stringify(descriptions) }),
    ));
  }
  await rename(`${path}.new`, path);
  return rows;
}
