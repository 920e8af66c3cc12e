// A run of the virtual driver, from an open folder to a closed one: users are lived in worker threads, journalled as they come, and
// tables written. Where the scenario plans more attempts than it stores, all are counted and those of a sample of users journalled.
// There is no target but its rules, and so no log of its own to reconcile with.
import { rmSync, writeFileSync } from 'node:fs';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import type { AttemptsManifest, PilotManifest } from '../../scenarios/schema/run.ts';
import type { AttemptCounts } from '../attempt/attempt-counts.ts';
import type { AttemptsScenario } from '../../scenarios/schema/scenario.ts';
import { livedPart, type LoadedScenario } from '../scenario/load-scenario.ts';
import { AppendFile } from '../store/append-file.ts';
import { Journal, readJournal } from '../store/journal.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeTables } from '../store/tables.ts';
import { readStretches, type CountedStretch } from '../drivers/virtual/aggregate/counted-stretches.ts';
import { LivesTally } from '../drivers/virtual/aggregate/lives-tally.ts';
import { isStored, storedShare } from '../drivers/virtual/aggregate/stored-users.ts';
import { liveInWorkers } from '../drivers/virtual/workers/live-in-workers.ts';
import { usersOfStretch } from '../drivers/virtual/workers/users-of-stretch.ts';
import type { RunSummary } from './conduct-run.ts';
import { keepProfile } from './kept-profile.ts';
import { courseOfRun, type Lived } from './course-of-run.ts';
import { notReconciledVirtually, type RunEnd } from './run-end.ts';

export interface VirtualRunOptions<M extends AttemptsManifest = AttemptsManifest> {
  readonly folder: RunFolder;
  /** As written so far; epochs of earlier starts in it. */
  readonly manifest: M;
  readonly loaded: LoadedScenario<AttemptsScenario>;
  /** A resumed run goes on with the one it began with, which its folder keeps. */
  readonly profile: MachineProfile;
  /** Threads. */
  readonly workers: number;
  readonly stop: AbortSignal;
  readonly onProgress: (counts: Readonly<AttemptCounts>) => void;
  readonly onStage: (what: string) => void;
}

export async function virtualRun<M extends AttemptsManifest>(options: VirtualRunOptions<M>): Promise<RunEnd<M>> {
  const { folder, loaded, manifest, stop } = options;
  const journal = folder.file('journal.ndjson');
  // Before the manifest: a run that has one can go on without the run or profile that it resamples.
  const profile = keepProfile(folder.path, options.profile);
  return courseOfRun({
    folder,
    manifest,
    voidLimit: loaded.scenario.limits.void,
    stop,
    live: (running) => running(() => live({ ...options, profile })),
    livedSoFar: () => readJournal(journal),
    close: async ({ summary, stored }) => {
      options.onStage('Writing tables');
      if (stored !== undefined) await writeAggregates(options);
      const inTable = await writeTables({
        runId: manifest.id,
        journal,
        attempts: folder.file('attempts.parquet'),
        steps: folder.file('steps.parquet'),
      });
      return {
        note: notReconciledVirtually,
        kept: {
          attempts: { journalled: stored?.attempts ?? summary.attempts, inTable },
          // Of a sample only the users of the sample are journalled.
          ...(stored === undefined ? { users: { ended: summary.users ?? 0, of: loaded.scenario.users } } : {}),
        },
        // Only a pilot stores a sample.
        ...(stored === undefined ? {} : { more: { stored } as Partial<PilotManifest> as Partial<M> }),
      };
    },
    // They stand merged in aggregates.json; a failed run may be resumed.
    afterwards: (completed) => {
      if (completed) rmSync(folder.file(stretchesFile), { force: true });
    },
  });
}

interface VirtuallyLived extends Lived {
  /** Absent: all attempts are. */
  readonly stored?: NonNullable<PilotManifest['stored']>;
}

async function live({
  folder,
  loaded,
  manifest,
  profile,
  workers,
  stop,
  onProgress,
}: VirtualRunOptions): Promise<VirtuallyLived> {
  const { scenario } = loaded;
  const share = storedShare(scenario);
  const earlier = await readJournal(folder.file('journal.ndjson'));
  const counts: AttemptCounts = { done: 0, failed: 0, void: 0, unplanned: 0 };
  const add = (more: AttemptCounts) => {
    counts.done += more.done;
    counts.failed += more.failed;
    counts.void += more.void;
    counts.unplanned += more.unplanned;
  };
  const counted = new Set<number>();
  if (share === undefined) add({ done: earlier.attempts, failed: 0, void: earlier.voids, unplanned: 0 });
  else {
    for await (const stretch of readStretches(folder.file(stretchesFile), 'foreign')) {
      if (!isExpected(stretch, scenario) || !isJournalled(stretch, share, scenario.seed, earlier.endedUsers)) continue;
      counted.add(stretch.from);
      add(stretch.counts);
    }
  }
  let [users, attempts] = [earlier.endedUsers.size, earlier.attempts];
  const journal = new Journal(folder.file('journal.ndjson'));
  const stretches = share === undefined ? undefined : new AppendFile(folder.file(stretchesFile));
  try {
    const { replayDifferences } = await liveInWorkers({
      loaded: livedPart(loaded),
      profile,
      epoch: manifest.epochs.length,
      ...(share === undefined
        ? {}
        : {
            counting: {
              storedShare: share,
              users: new Map(manifest.personas.map((persona) => [persona.id, persona.users])),
            },
          }),
      workers,
      earlier,
      counted,
      stop,
      onLines: ({ lines, endedUsers, attempts: more, counts: lived, stretch }) => {
        if (lines !== undefined) journal.appendPacked(lines);
        // After the attempts of its stored users: a stretch that has a line is whole.
        if (stretch !== undefined) stretches?.append(stretch);
        users += endedUsers;
        attempts += more;
        add(lived);
        onProgress(counts);
      },
    });
    const summary: RunSummary = {
      attempts: counts.done,
      voids: counts.void,
      replayDifferences,
      completed: !stop.aborted,
      users,
    };
    return {
      summary,
      ...(share === undefined
        ? {}
        : { stored: { share, users, attempts, ofUsers: scenario.users, ofAttempts: counts.done } }),
    };
  } finally {
    journal.close();
    stretches?.close();
  }
}

/** Lines of another version of the program may count other stretches. */
function isExpected({ from, to }: CountedStretch, scenario: LoadedScenario['scenario']): boolean {
  const length = usersOfStretch(scenario, true);
  return from % length === 0 && from < scenario.users && to === Math.min(scenario.users, from + length);
}

/** A crash of the machine may have taken attempts from the journal that the counts still hold. */
function isJournalled(
  { from, to }: CountedStretch,
  share: number,
  seed: number,
  endedUsers: ReadonlySet<number>,
): boolean {
  for (let user = from; user < to; user += 1) if (isStored(seed, share, user) && !endedUsers.has(user)) return false;
  return true;
}

async function writeAggregates({ folder, loaded: { scenario }, manifest }: VirtualRunOptions): Promise<void> {
  const users = new Map(manifest.personas.map((persona) => [persona.id, persona.users]));
  const tally = new LivesTally((persona) => users.get(persona) ?? 0);
  let lived = 0;
  for await (const stretch of readStretches(folder.file(stretchesFile), 'known')) {
    if (!isExpected(stretch, scenario)) continue;
    tally.merge(stretch.aggregates);
    lived += stretch.to - stretch.from;
  }
  if (lived !== scenario.users)
    throw new Error(`${lived} users are counted in ${folder.file(stretchesFile)}, expected ${scenario.users}`);
  writeFileSync(folder.file('aggregates.json'), `${JSON.stringify(tally.toAggregates())}\n`);
}

const stretchesFile = 'aggregates.ndjson';
