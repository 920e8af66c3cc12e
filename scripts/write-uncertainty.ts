// What a sensitivity analysis leaves: its folder, and of a run the report that has it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportRun } from '../reports/report/report-run.ts';
import { sensitivityFolder } from '../reports/sensitivity/read-analysis.ts';
import { writeSensitivity, type WrittenSensitivity } from '../reports/sensitivity/write-sensitivity.ts';
import { makeFolder, refuseForeign } from '../simulators/store/named-folder.ts';
import { pointsSoFar } from './points-so-far.ts';
import type { Progress } from './progress.ts';
import type { UncertaintyFound } from './uncertainty-course.ts';

export interface WriteStyle {
  readonly decimalComma: boolean;
}

export async function writeUncertainty(
  folder: string,
  { results, lived }: UncertaintyFound,
  style: WriteStyle,
): Promise<WrittenSensitivity> {
  writePoints(folder, lived);
  return writeSensitivity(folder, results, style);
}

/** A line each. */
export function writePoints(folder: string, lived: readonly object[]): void {
  makeFolder(folder);
  writeFileSync(join(folder, 'points.ndjson'), lived.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Of a run: in its folder, in place of an earlier analysis. @throws PilotError folder-not-empty. */
export function uncertaintyFolder(run: string): string {
  const folder = join(run, sensitivityFolder);
  refuseForeign(
    folder,
    'move it elsewhere, or analyse a copy of the run',
    (names) => names.includes('sensitivity.json') || names.every((name) => name === pointsSoFar),
  );
  return folder;
}

/** As the report of the run has it: beside the intervals of the run. */
export async function reportWithUncertainty(
  run: string,
  found: UncertaintyFound,
  style: WriteStyle,
  progress: Progress,
): Promise<{ readonly page: WrittenSensitivity } & Awaited<ReturnType<typeof reportRun>>> {
  const folder = uncertaintyFolder(run);
  await writeUncertainty(folder, found, style);
  progress.stage('Analysing and drawing the report');
  const made = await reportRun(run, style);
  const page = await writeSensitivity(
    folder,
    { ...found.results, ...(made.results.kind === 'pilot' ? made.results.sensitivity : {}) },
    style,
  );
  return { page, ...made };
}
