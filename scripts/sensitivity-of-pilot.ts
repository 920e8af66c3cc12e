// A sensitivity analysis of single sign-ins, from its first point to what is written of it.
import { join } from 'node:path';
import type { SensitivityResults } from '../reports/results/sensitivity-results.ts';
import { PointJournal } from '../simulators/experiments/uncertainty/point-journal.ts';
import { makeFolder } from '../simulators/store/named-folder.ts';
import { pointGrounds } from './point-grounds.ts';
import type { Progress } from './progress.ts';
import type { Subject } from './sensitivity-subject.ts';
import { poolOf, uncertaintyCourse, type UncertaintyOrder } from './uncertainty-course.ts';
import { pointsSoFar } from './points-so-far.ts';
import { reportWithUncertainty, writeUncertainty, type WriteStyle } from './write-uncertainty.ts';

export interface SensitivityOrder {
  readonly points: number;
  /** At each point. */
  readonly users: number;
  /** Of the results. */
  readonly folder: string;
  readonly workers: number;
  readonly style: WriteStyle;
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

export interface MadeSensitivity<R> {
  readonly results: R;
  readonly summary: string;
  /** Path of its page. */
  readonly file: string;
  /** Of the run that was asked about; absent: a scenario was. */
  readonly report?: string;
}

/** @throws the reason of `stop` when it is aborted; all that was lived is kept. */
export async function sensitivityOfPilot(
  { run, ...asked }: Subject,
  { points, users, folder, workers, style, stop, progress }: SensitivityOrder,
): Promise<MadeSensitivity<SensitivityResults>> {
  const { loaded, profile } = asked;
  const { scenario } = loaded;
  if (scenario.kind !== 'pilot' && scenario.kind !== 'load')
    throw new Error(`found a scenario of kind ${scenario.kind}, expected single sign-ins`);
  const subject: UncertaintyOrder['subject'] = { ...asked, loaded: { ...loaded, scenario } };
  makeFolder(folder);
  const kept = new PointJournal(join(folder, pointsSoFar), pointGrounds(loaded.hash, profile));
  const pool = poolOf(subject, workers);
  let made: MadeSensitivity<SensitivityResults>;
  try {
    const found = await uncertaintyCourse({ subject, points, users, pool, variance: true, kept, stop, progress });
    if (run === undefined) made = await writeUncertainty(folder, found, style);
    else {
      const { page, reportFile } = await reportWithUncertainty(run, found, style, progress);
      made = { ...page, report: reportFile };
    }
  } finally {
    kept.close();
    await pool.close();
  }
  kept.remove();
  return made;
}
