// How SQL names a file: by the descriptor under which it is open, never by its path. In a path DuckDB reads *, ?, [ and \ as a pattern, a
// folder key=value as a column of that name, ~ and scheme: as another place; to the file system they are letters. A descriptor has no syntax.

/** Quoted as a SQL string literal. */
export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A file that is open, for reading or writing as the statement needs, until the statement (of a view: the last that asks it) has run. */
export interface OpenFile {
  readonly fd: number;
}

/** Rows of a Parquet file, as a table function. */
export function parquetRows({ fd }: OpenFile): string {
  return `read_parquet('/dev/fd/${fd}', hive_partitioning = false)`;
}

/** Rows of a file of JSON lines, plain or packed, as a table function. @param columns struct of names and types. @param options more of read_json's. */
export function jsonRows(
  { fd }: OpenFile,
  compression: 'uncompressed' | 'gzip',
  columns: string,
  options = '',
): string {
  return `read_json('/dev/fd/${fd}', format = 'newline_delimited', compression = '${compression}', hive_partitioning = false, columns = ${columns}${options === '' ? '' : `, ${options}`})`;
}

/** Statement that writes the rows of a query as Parquet into an empty file. @param metadata of the file: keys, which are names, and texts. */
export function parquetCopy(query: string, { fd }: OpenFile, metadata: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(metadata).map(([key, text]) => `${key}: ${sqlText(text)}`);
  return `COPY (${query}) TO '/dev/fd/${fd}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false${pairs.length === 0 ? '' : `, KV_METADATA {${pairs.join(', ')}}`})`;
}
