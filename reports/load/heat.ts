// Latency against time as the cells of a heat map: buckets of the histogram put together to rows of equal height on a logarithmic scale.
import { bucketEdgesMs } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { Trial } from '../../scenarios/schema/load-trial.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import { latencyBucketSql } from './latency-bucket-sql.ts';
import type { LoadResults } from '../results/load-results.ts';

const mostRows = 24;
const columns = 60;

/** Needs the table `sign_ins`. Lead-in and warm-up included. */
export async function readHeat(run: Run, trial: Trial, endMs: number): Promise<LoadResults['heat']> {
  const columnMs = endMs / columns;
  if (columnMs === 0) return [];
  const rows = await run.rows(`
    SELECT floor(anchor_ms / ${columnMs})::INTEGER AS at, ${latencyBucketSql('ended_ms - anchor_ms')} AS bucket, count(*)::INTEGER AS count
    FROM sign_ins WHERE trial = ${sqlText(trial.id)} AND anchor_ms < ${endMs} GROUP BY ALL`);
  const buckets = rows.map((row) => Number(row['bucket']));
  const lowest = Math.min(...buckets);
  const inRow = Math.ceil((Math.max(...buckets) - lowest + 1) / mostRows);
  const counts = new Map<string, { readonly column: number; readonly row: number; count: number }>();
  for (const found of rows) {
    const [column, row] = [Number(found['at']), Math.floor((Number(found['bucket']) - lowest) / inRow)];
    const cell = counts.get(`${column}/${row}`) ?? { column, row, count: 0 };
    cell.count += Number(found['count']);
    counts.set(`${column}/${row}`, cell);
  }
  return [...counts.values()]
    .toSorted((a, b) => a.column - b.column || a.row - b.row)
    .map(({ column, row, count }) => ({
      trial: trial.id,
      fromMs: column * columnMs,
      toMs: (column + 1) * columnMs,
      latencyFromMs: bucketEdgesMs(lowest + row * inRow)[0],
      latencyToMs: bucketEdgesMs(lowest + (row + 1) * inRow - 1)[1],
      count,
    }));
}
