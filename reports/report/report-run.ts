// A closed run folder → results.json with its schema, estimates.csv, report.html and charts in it.
import { join } from 'node:path';
import { analyse } from './analyse.ts';
import type { CsvStyle } from '../exports/csv-table.ts';
import { writeResults } from '../exports/write-results.ts';
import { writeReport } from './write-report.ts';
import type { Results } from '../results/results.ts';

export interface Report {
  readonly results: Results;
  readonly reportFile: string;
}

export async function reportRun(runFolder: string, style: CsvStyle = {}): Promise<Report> {
  const results = await analyse(runFolder);
  await writeResults(runFolder, results, style);
  await writeReport(results, runFolder);
  return { results, reportFile: join(runFolder, 'report.html') };
}
