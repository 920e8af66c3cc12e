// What a pilot asks for when its own people have lived (settle in the scenario): the same people among many, and the inputs over their ranges.
// Both in virtual time on the machine time of the run. What is done stands in the folder, so that whoever was stopped or killed goes on there.
import { availableParallelism } from 'node:os';
import { manyFormat, whetherTheyCount, type Many } from '../scenarios/measures/many.ts';
import type { PilotManifest } from '../scenarios/schema/run.ts';
import type { PilotScenario } from '../scenarios/schema/scenario.ts';
import type { Settle } from '../scenarios/schema/settle.ts';
import type { LivedPoint } from '../simulators/experiments/uncertainty/live-point.ts';
import { PointJournal } from '../simulators/experiments/uncertainty/point-journal.ts';
import type { PointPool } from '../simulators/experiments/uncertainty/point-pool.ts';
import { compareTwins } from '../simulators/run/compare-twins.ts';
import { ownMachineTime, type MachineTimeOfRun } from '../simulators/run/own-machine-time.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { keptMany, writeMany } from '../simulators/store/many-file.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';
import { pointGrounds } from './point-grounds.ts';
import type { Progress } from './progress.ts';
import { computedMs, layers, pointUsers } from './run-layers.ts';
import { poolOf, uncertaintyCourse, type UncertaintyFound, type UncertaintyOrder } from './uncertainty-course.ts';

export interface SettleOrder {
  readonly folder: RunFolder;
  /** Of a run that has ended well. */
  readonly manifest: PilotManifest;
  readonly loaded: LoadedScenario<PilotScenario>;
  readonly settle: Settle;
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

export interface Settled {
  readonly many: Many;
  /** Absent: the many do not count, so their inputs need not be moved. */
  readonly uncertainty?: UncertaintyFound;
  /** When the results stand in the folder of the run: points that were kept on the way there are no longer needed. */
  readonly written: () => void;
}

const pointsFile = 'points.ndjson';

/** @throws the reason of `stop` when it is aborted; all that was lived is kept. */
export async function settleRun({ folder, manifest, loaded, settle, stop, progress }: SettleOrder): Promise<Settled> {
  const { scenario, hash: scenarioHash } = loaded;
  const machine = await ownMachineTime(folder.path, manifest.id, scenario);
  const users = Math.max(settle.users, scenario.users);
  const subject: UncertaintyOrder['subject'] = {
    scenarioFile: manifest.scenarioFile,
    loaded: { ...loaded, scenario: { ...scenario, users } },
    stated: manifest.claims.map(({ statement }) => statement),
    profile: machine.profile,
    inputs: manifest,
  };
  const kept = new PointJournal(folder.file(pointsFile), pointGrounds(scenarioHash, machine.profile));
  const workers = scenario.virtual.workers ?? availableParallelism();
  const pool = poolOf(subject, workers);
  try {
    const of = { run: manifest.id, scenarioHash };
    progress.layer(layers.many, computedMs(scenario, workers).unknown);
    progress.stage(`the same people among ${users} in virtual time`);
    const many =
      keptMany(folder, manifest) ?? (await liveMany({ of, subject, machine, pool, kept, folder, stop, manifest }));
    if (!many.counts) return { many, written: () => kept.remove() };
    progress.layer(layers.unknown, 0);
    const uncertainty = await inTime(settle.atMost, (outOfTime) =>
      uncertaintyCourse({
        subject,
        points: settle.points,
        users: pointUsers({ users, personas: scenario.personas }),
        pool,
        centre: { ...many.point, attempts: many.attempts },
        variance: false,
        kept,
        outOfTime,
        stop,
        progress,
      }),
    );
    return { many, uncertainty, written: () => kept.remove() };
  } finally {
    kept.close();
    await pool.close();
  }
}

interface ManyOrder {
  readonly of: Pick<Many, 'run' | 'scenarioHash'>;
  readonly subject: UncertaintyOrder['subject'];
  readonly machine: MachineTimeOfRun;
  readonly pool: PointPool;
  readonly kept: PointJournal;
  readonly folder: RunFolder;
  readonly stop: AbortSignal;
  readonly manifest: PilotManifest;
}

async function liveMany({ of, subject, machine, pool, kept, folder, stop, manifest }: ManyOrder): Promise<Many> {
  const sinceMs = performance.now();
  const { loaded, profile } = subject;
  const { users } = loaded.scenario;
  const centre = async (): Promise<LivedPoint> => {
    const known = kept.known({ at: {}, users });
    const [lived] = known === undefined ? await pool.live([{ at: {}, users }], (point) => kept.append(point)) : [known];
    if (lived === undefined) throw new Error('the many were not lived');
    return lived;
  };
  const lived = centre();
  const alike = compareTwins({ loaded, profile, journal: folder.file('journal.ndjson') });
  const { attempts, ...point } = await lived;
  stop.throwIfAborted();
  const { title, measuredOn } = profile;
  const many: Many = {
    format: manyFormat,
    ...of,
    users,
    attempts,
    seconds: (performance.now() - sinceMs) / 1_000,
    machineTime: machine.ofThisRun ? 'this run' : `${title}, measured ${measuredOn}`,
    ofThisRun: machine.ofThisRun,
    alike,
    ...whetherTheyCount(alike),
    point,
  };
  // Killed between the two, the run has many that its manifest does not know, and lives them again.
  folder.writeManifest({ ...manifest, manyHash: writeMany(folder, many) });
  return many;
}

async function inTime<T>(atMostMs: number, work: (outOfTime: AbortSignal) => Promise<T>): Promise<T> {
  const outOfTime = new AbortController();
  const timer = setTimeout(() => outOfTime.abort(), atMostMs);
  try {
    return await work(outOfTime.signal);
  } finally {
    clearTimeout(timer);
  }
}
