// Lives the users of a population over the lanes of a driver, journals what happens, and can go on where an earlier start
// stopped: users who had ended are left alone, the others are lived again from the beginning, because their accounts at the
// target are gone; of their attempts those already journalled are compared, not journalled twice.
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { DriverLane } from '../attempt/driver.ts';
import type { ImpostorLife } from '../attempt/impostors-before.ts';
import type { Life } from '../attempt/life.ts';
import { liveUser } from '../attempt/live-user.ts';
import { LivedBefore } from '../attempt/lived-before.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { UnmeantLife } from '../attempt/before-need.ts';
import type { HumanModel } from '../people/intent.ts';
import type { Population } from '../people/population.ts';
import type { Journal, JournalContent } from '../store/journal.ts';
import { collectGarbage } from './collect-garbage.ts';

export interface RunParts {
  readonly scenario: Scenario;
  readonly population: Population;
  readonly unmeant?: UnmeantLife | undefined;
  readonly impostors?: ImpostorLife | undefined;
  readonly attacks?: Life['attacks'];
  readonly identityOf?: Life['identityOf'];
  readonly countryOf?: Life['countryOf'];
  readonly human: HumanModel;
  readonly delivery: Delivery;
  readonly lanes: readonly DriverLane[];
  readonly around: <T>(quiet: boolean, run: () => Promise<T>) => Promise<T>;
  readonly journal: Journal;
  readonly earlier: JournalContent;
  readonly epoch: number;
  /** Aborted: lanes end the attempt they are in and stop. */
  readonly stop: AbortSignal;
  /** Really waits out the person's time, for somebody who watches. */
  readonly wait?: (durationMs: number) => Promise<void>;
  /** Asked before an attempt is journalled; rejects when what it met says nothing about the target, because the target is gone. */
  readonly vouchFor?: (attempt: Attempt) => Promise<void>;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Some hundred attempts in the pilot. */
const collectEveryUsers = 25;

export interface RunSummary {
  readonly attempts: number;
  readonly voids: number;
  /** Replayed attempts that did not end as their journalled twins: a defect of the instrument. */
  readonly replayDifferences: number;
  readonly completed: boolean;
  /** Whose lives have ended, those of an earlier start included. Absent: not lived user by user. */
  readonly users?: number;
}

export async function conductRun(parts: RunParts): Promise<RunSummary> {
  const { population, earlier, stop } = parts;
  const counts = {
    attempts: earlier.attempts,
    voids: earlier.voids,
    replayDifferences: 0,
    users: earlier.endedUsers.size,
  };
  let nextUser = 0;
  const takeUser = (): number | undefined => {
    while (nextUser < population.size && earlier.endedUsers.has(nextUser)) nextUser += 1;
    if (stop.aborted || nextUser >= population.size) return undefined;
    nextUser += 1;
    return nextUser - 1;
  };
  const failed = new AbortController();
  const halt = AbortSignal.any([stop, failed.signal]);
  // All lanes are waited for, also when one fails: nothing may use the journal or start a browser after the run has ended.
  const ends = await Promise.allSettled(
    parts.lanes.map(async (lane, laneIndex) => {
      for (let index = takeUser(); index !== undefined && !halt.aborted; index = takeUser()) {
        try {
          await liveInLane({ ...parts, stop: halt }, lane, laneIndex, index, counts);
        } catch (cause) {
          failed.abort(cause);
          throw cause;
        }
      }
    }),
  );
  // The reason of the first lane that failed; the others may only have met its consequences.
  if (ends.some(({ status }) => status === 'rejected')) throw failed.signal.reason;
  return { ...counts, completed: !stop.aborted };
}

async function liveInLane(
  parts: RunParts,
  lane: DriverLane,
  laneIndex: number,
  index: number,
  counts: { attempts: number; voids: number; replayDifferences: number; users: number },
): Promise<void> {
  const {
    scenario,
    population,
    unmeant,
    impostors,
    attacks,
    identityOf,
    countryOf,
    human,
    delivery,
    journal,
    epoch,
    around,
    stop,
    vouchFor,
    onAttempt,
    earlier,
  } = parts;
  const user = population.user(index);
  const life = {
    scenario,
    user,
    arms: population.armsOf(index),
    needs: population.needs(index),
    unmeant,
    impostors,
    attacks,
    identityOf,
    countryOf,
    human,
    delivery,
    lane,
    laneIndex,
    epoch,
    around,
    ...(parts.wait === undefined ? {} : { wait: parts.wait }),
  };
  const before = new LivedBefore(earlier.unfinished.get(index) ?? []);
  for await (const attempt of liveUser(life)) {
    await vouchFor?.(attempt);
    if (before.isNew(attempt)) {
      journal.append(attempt);
      counts.attempts += 1;
      if (attempt.outcome.kind === 'void') counts.voids += 1;
      onAttempt(attempt);
    }
    if (stop.aborted) {
      counts.replayDifferences += before.differences;
      await lane.leaveUser();
      return;
    }
  }
  counts.replayDifferences += before.differences;
  journal.endUser(index);
  counts.users += 1;
  // Alone, like a quiet attempt, so that it disturbs none.
  if (index % collectEveryUsers === collectEveryUsers - 1) await around(true, () => Promise.resolve(collectGarbage()));
}
