// A worker thread of the virtual driver: lives stretches of the population, hands journal lines back in batches, and never has more than
// two on the way, so that memory stays flat however fast it lives.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { countAttempt, type AttemptCounts } from '../../../attempt/attempt-counts.ts';
import { LivedBefore } from '../../../attempt/lived-before.ts';
import { createParameters } from '../../../people/parameters.ts';
import { createPopulation } from '../../../people/population.ts';
import { attemptLine, userEndedLine } from '../../../store/journal.ts';
import { blockBytes, packLines } from '../../../store/packed-lines.ts';
import { stretchLine } from '../aggregate/counted-stretches.ts';
import { LivesTally } from '../aggregate/lives-tally.ts';
import { isStored } from '../aggregate/stored-users.ts';
import { countedVirtually } from '../live-virtually.ts';
import { sampledMachineTime } from '../machine-time.ts';
import type { FromWorker, LivesOrder, LivesSetup, ToWorker } from './lives-message.ts';

if (isMainThread || parentPort === null) throw new Error('lives-worker.ts is a worker thread of the virtual driver');
const port = parentPort;
const { loaded, profile, epoch, stopped, counting } = workerData as LivesSetup;
const { scenario, personas, providers, parameters } = loaded;
const population = createPopulation({
  scenario,
  personas,
  providers,
  parameters: createParameters(parameters, scenario.parameters, personas),
});
const machineTime = sampledMachineTime(profile, scenario.seed);
const stopFlag = new Int32Array(stopped);
const isStopped = () => Atomics.load(stopFlag, 0) !== 0;
const encoder = new TextEncoder();

let onWritten: (() => void) | undefined;
/** Of the batch before: the next may be lived, but not sent, meanwhile. */
let written: Promise<void> = Promise.resolve();

port.on('message', (message: ToWorker) => {
  if (message.kind === 'written') onWritten?.();
  // What it throws ends the thread, and the main thread hears of it.
  else void live(message);
});

async function live({ from, to, ended, unfinished }: LivesOrder): Promise<void> {
  const before = new Map(unfinished.map(([user, attempts]) => [user, new LivedBefore(attempts)]));
  const journalled = new Set(ended);
  const tally = counting === undefined ? undefined : new LivesTally((persona) => counting.users.get(persona) ?? 0);
  const isKept = (user: number) => counting === undefined || isStored(scenario.seed, counting.storedShare, user);
  let lines = '';
  let inLines = { endedUsers: 0, attempts: 0 };
  let counts = noAttempts();
  let whole = false;
  const send = async () => {
    if (lines === '' && !(whole && tally !== undefined)) return;
    await written;
    // Copied out of memory that the runtime shares among what it packs.
    const batch = lines === '' ? undefined : new Uint8Array(packLines(lines));
    // Of a stretch that is broken off the journal keeps what it has, and nothing counts.
    const stretch =
      whole && tally !== undefined
        ? encoder.encode(stretchLine({ from, to, counts, aggregates: tally.toAggregates() }))
        : undefined;
    written = new Promise((resolve) => (onWritten = resolve));
    const told = tally !== undefined && stretch === undefined ? noAttempts() : counts;
    const message = {
      kind: 'lines',
      ...(batch === undefined ? {} : { lines: batch }),
      ...inLines,
      counts: told,
      ...(stretch === undefined ? {} : { stretch }),
    } satisfies FromWorker;
    port.postMessage(
      message,
      [batch, stretch].flatMap((bytes) => (bytes === undefined ? [] : [bytes.buffer])),
    );
    lines = '';
    inLines = { endedUsers: 0, attempts: 0 };
    if (tally === undefined) counts = noAttempts();
  };
  function* users() {
    for (let user = from; user < to; user += 1) {
      if (tally === undefined && journalled.has(user)) continue;
      if (isStopped()) return;
      yield user;
      // The next is asked for when this one has lived all their attempts.
      tally?.endUser();
      if (!isKept(user) || journalled.has(user)) continue;
      lines += userEndedLine(user);
      inLines.endedUsers += 1;
    }
    whole = true;
  }
  for (const attempt of countedVirtually({ loaded, population, machineTime, users: users(), epoch })) {
    const isNew = !journalled.has(attempt.user) && (before.get(attempt.user)?.isNew(attempt.record()) ?? true);
    tally?.add(attempt);
    if (tally !== undefined || isNew) countAttempt(counts, attempt, scenario.limits);
    if (isNew && isKept(attempt.user)) {
      lines += attemptLine(attempt.record());
      inLines.attempts += 1;
    }
    if (isStopped()) break;
    if (lines.length >= blockBytes) await send();
  }
  await send();
  port.postMessage({
    kind: 'lived',
    replayDifferences: [...before.values()].reduce((sum, { differences }) => sum + differences, 0),
  } satisfies FromWorker);
}

function noAttempts(): AttemptCounts {
  return { done: 0, failed: 0, void: 0, unplanned: 0 };
}
