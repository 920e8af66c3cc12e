// A sensitivity analysis of a rollout, from its first point to what is written of it.
import { join } from 'node:path';
import { reportRun } from '../reports/report/report-run.ts';
import type { RolloutSensitivityResults } from '../reports/results/rollout-sensitivity-results.ts';
import { writeDoubt } from '../reports/rollout/doubt/write-doubt.ts';
import { readTimeline } from '../reports/rollout/read-timeline.ts';
import { sumsOfTimeline, type TenantPoint } from '../scenarios/measures/tenant/tenant-point.ts';
import type { RolloutScenario } from '../scenarios/schema/scenario.ts';
import { TenantPointJournal } from '../simulators/experiments/uncertainty/point-journal.ts';
import { openTenantPointPool } from '../simulators/experiments/uncertainty/tenant-point-pool.ts';
import { makeFolder } from '../simulators/store/named-folder.ts';
import { pointGrounds } from './point-grounds.ts';
import { rolloutDoubtCourse } from './rollout-doubt-course.ts';
import type { MadeSensitivity, SensitivityOrder } from './sensitivity-of-pilot.ts';
import type { Subject } from './sensitivity-subject.ts';
import { pointsSoFar } from './points-so-far.ts';
import { writePoints } from './write-uncertainty.ts';

/** @throws the reason of `stop` when it is aborted; all that was lived is kept. PilotError as readTimeline. */
export async function sensitivityOfRollout(
  { run, ...asked }: Subject,
  { points, users, folder, workers, style, stop, progress }: SensitivityOrder,
): Promise<MadeSensitivity<RolloutSensitivityResults>> {
  const { loaded, profile } = asked;
  const { scenario } = loaded;
  if (scenario.kind !== 'rollout') throw new Error(`found a scenario of kind ${scenario.kind}, expected a rollout`);
  const subject = { ...asked, loaded: { ...loaded, scenario } };
  const all = run === undefined ? undefined : await pointOfRun(run, scenario);
  makeFolder(folder);
  const kept = new TenantPointJournal(join(folder, pointsSoFar), pointGrounds(loaded.hash, profile));
  const pool = openTenantPointPool(subject.loaded, profile, workers);
  let made: MadeSensitivity<RolloutSensitivityResults>;
  try {
    const { results, lived } = await rolloutDoubtCourse({
      subject,
      points,
      users: Math.min(users, scenario.users),
      pool,
      kept,
      stop,
      progress,
      ...(all === undefined ? {} : { all }),
    });
    writePoints(folder, lived);
    made = await writeDoubt(folder, results, style);
    if (run !== undefined) {
      progress.stage('Analysing and drawing the report');
      made = { ...made, report: (await reportRun(run, style)).reportFile };
    }
  } finally {
    kept.close();
    await pool.close();
  }
  kept.remove();
  return made;
}

async function pointOfRun(run: string, { rollout }: RolloutScenario): Promise<TenantPoint> {
  const timeline = await readTimeline(run, rollout.prices);
  return { at: {}, users: timeline.people, ...sumsOfTimeline(timeline, rollout.prices) };
}
