// A worker thread of the virtual driver: lives stretches of the population, hands journal lines back in batches, and never has more than
// two on the way, so that memory stays flat however fast it lives.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { countAttempt, type AttemptCounts } from '../../attempt/attempt-counts.ts';
import { LivedBefore } from '../../attempt/lived-before.ts';
import { createParameters } from '../../human/parameters.ts';
import { createPopulation } from '../../population/population.ts';
import { attemptLine, userEndedLine } from '../../store/journal.ts';
import { liveVirtually } from '../live-virtually.ts';
import { sampledMachineTime } from '../machine-time.ts';
import type { FromWorker, LivesOrder, LivesSetup, ToWorker } from './lives-message.ts';

/** Characters; some hundred attempts. */
const batchLength = 262_144;

if (isMainThread || parentPort === null) throw new Error('lives-worker.ts is a worker thread of the virtual driver');
const port = parentPort;
const { loaded, profile, epoch, stopped } = workerData as LivesSetup;
const { scenario, personas, providers, parameters } = loaded;
const population = createPopulation({ scenario, personas, providers, parameters: createParameters(parameters, scenario.parameters, personas) });
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
  const skipped = new Set(ended);
  let lines = '';
  let counts = noAttempts();
  const send = async () => {
    if (lines === '') return;
    await written;
    const batch = encoder.encode(lines);
    written = new Promise((resolve) => (onWritten = resolve));
    port.postMessage({ kind: 'lines', lines: batch, counts } satisfies FromWorker, [batch.buffer]);
    lines = '';
    counts = noAttempts();
  };
  function* users() {
    for (let user = from; user < to; user += 1) {
      if (skipped.has(user)) continue;
      if (isStopped()) return;
      yield user;
      // The next is asked for when this one has lived all their attempts.
      lines += userEndedLine(user);
    }
  }
  for await (const attempt of liveVirtually({ loaded, population, machineTime, users: users(), epoch })) {
    if (before.get(attempt.user)?.isNew(attempt) ?? true) {
      lines += attemptLine(attempt);
      countAttempt(counts, attempt, scenario.limits.restartsPerSession);
    }
    if (isStopped()) break;
    if (lines.length >= batchLength) await send();
  }
  await send();
  port.postMessage({ kind: 'lived', replayDifferences: [...before.values()].reduce((sum, { differences }) => sum + differences, 0) } satisfies FromWorker);
}

function noAttempts(): AttemptCounts {
  return { done: 0, failed: 0, void: 0, restarts: 0 };
}
