// Whole lives in k6: each user from registration to the last need, in every arm, one after the other in each VU. No due times: a closed
// model, for what the browser driver does, many times faster.
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import { ledgerOpen, type Trial } from '../../../../scenarios/schema/load-trial.ts';
import type { Population } from '../../../people/population.ts';
import { runTrial } from '../trial/run-trial.ts';
import { filesGround, type ConductorParts, type TrialConductor } from './trial-conductor.ts';
import { livesFiles } from '../trial/trial-files.ts';

export interface LivesParts extends Omit<ConductorParts, 'books' | 'onProgress'> {
  readonly population: Population;
  readonly openAccounts: TrialConductor['openAccounts'];
  /** Users that an earlier start of the program had lived. */
  readonly ended: ReadonlySet<number>;
  /** Theirs. */
  readonly attempts: number;
  readonly vus: number;
  readonly onUserEnded: (user: number) => void;
  readonly onProgress: (done: number) => void;
}

const id = 'lives';

/** VUs where the scenario does not say: lives have no rate to keep, and a few at once keep both sides busy. */
export const livesAtOnce = 8;

export async function liveLives(parts: LivesParts): Promise<Trial> {
  const { population, ended, openAccounts, onAttempt, onUserEnded, fleet, k6, samplesFile, stop, vus } = parts;
  const { files, accounts } = await livesFiles(filesGround(parts), population, { vus, ended });
  await openAccounts(accounts);
  /** Among them those of an earlier start. */
  let attempts = parts.attempts;
  const left = new Set(Array.from({ length: population.size }, (_, user) => user).filter((user) => !ended.has(user)));
  let lastEndMs = 0;
  const { startedAt, cutShort: endedEarly } = await runTrial({
    id,
    k6,
    files,
    target: fleet,
    vus,
    samplesFile,
    stop,
    onLine: (line) => {
      if (line.kind === 'life') {
        attempts += 1;
        lastEndMs = Math.max(lastEndMs, line.attempt.load?.endedMs ?? 0);
        onAttempt(withTrial(line.attempt));
      } else if (line.kind === 'life-ended') {
        left.delete(line.user);
        onUserEnded(line.user);
      }
    },
    onTick: () => parts.onProgress(attempts),
  });
  const cutShort =
    endedEarly ??
    (left.size === 0
      ? undefined
      : { code: ledgerOpen, atMs: lastEndMs, sentence: `of ${population.size} lives k6 ended all but ${left.size}` });
  return {
    id,
    arm: 'all',
    purpose: 'lives',
    startedAt,
    leadInMs: 0,
    plan: [],
    durationMs: lastEndMs,
    vus,
    k6Processes: k6.processes,
    due: attempts,
    started: attempts,
    dropped: 0,
    ...(cutShort === undefined ? {} : { cutShort }),
  };
}

function withTrial(attempt: Attempt): Attempt {
  return attempt.load === undefined ? attempt : { ...attempt, load: { ...attempt.load, trial: id } };
}
