// Spreads a population over worker threads of the virtual driver. Each takes a stretch of users when it has lived the last; what they
// live does not depend on who takes which.
import type { Worker } from 'node:worker_threads';
import type { AttemptCounts } from '../../attempt/attempt-counts.ts';
import { startWorker } from '../../machine/start-worker.ts';
import type { JournalContent } from '../../store/journal.ts';
import type { FromWorker, LivesOrder, LivesSetup, ToWorker } from './lives-message.ts';

export interface WorkersOrder extends Omit<LivesSetup, 'stopped'> {
  readonly workers: number;
  readonly earlier: Pick<JournalContent, 'endedUsers' | 'unfinished'>;
  readonly stop: AbortSignal;
  /** Lines of the journal as they come, whole. Returns when they are written. */
  readonly onLines: (lines: Uint8Array, counts: AttemptCounts) => void;
}

/** A stretch is short enough that workers end together, and long enough that nobody waits for orders. */
const stretchAttempts = 500;

/** Resolves when all have been lived, or the run was stopped. */
export async function liveInWorkers({ workers, earlier, stop, onLines, ...setup }: WorkersOrder): Promise<{ replayDifferences: number }> {
  const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const raise = () => Atomics.store(new Int32Array(stopped), 0, 1);
  if (stop.aborted) return { replayDifferences: 0 };
  stop.addEventListener('abort', raise, { once: true });
  const orders = stretches(setup.loaded.scenario, earlier);
  const threads: Worker[] = [];
  let replayDifferences = 0;
  try {
    await Promise.all(
      Array.from({ length: workers }, () => {
        const worker = startWorker(new URL('lives-worker.ts', import.meta.url), { ...setup, stopped } satisfies LivesSetup);
        threads.push(worker);
        return new Promise<void>((resolve, reject) => {
          const tell = (message: ToWorker) => worker.postMessage(message);
          const next = () => {
            const order = stop.aborted ? undefined : orders.next().value;
            if (order === undefined) resolve();
            else tell(order);
          };
          worker.on('error', reject);
          worker.on('exit', (code) => reject(new Error(`a worker thread of the virtual driver ended with exit code ${code}`)));
          worker.on('message', (message: FromWorker) => {
            if (message.kind === 'lived') {
              replayDifferences += message.replayDifferences;
              return next();
            }
            try {
              onLines(message.lines, message.counts);
            } catch (cause) {
              return reject(cause);
            }
            return tell({ kind: 'written' });
          });
          next();
        });
      }),
    );
    return { replayDifferences };
  } finally {
    stop.removeEventListener('abort', raise);
    raise();
    await Promise.all(threads.map((worker) => worker.terminate()));
  }
}

/** Contiguous stretches of the population that still have somebody to live. */
function* stretches({ users, days, signInsPerUserAndDay, arms }: LivesSetup['loaded']['scenario'], { endedUsers, unfinished }: WorkersOrder['earlier']): Generator<LivesOrder, undefined> {
  const length = Math.max(1, Math.floor(stretchAttempts / (days * signInsPerUserAndDay * arms.length)));
  for (let from = 0; from < users; from += length) {
    const to = Math.min(users, from + length);
    const indices = Array.from({ length: to - from }, (_, at) => from + at);
    const ended = indices.filter((user) => endedUsers.has(user));
    if (ended.length < indices.length) {
      yield { kind: 'live', from, to, ended, unfinished: indices.flatMap((user) => (unfinished.has(user) ? [[user, unfinished.get(user) ?? []] as const] : [])) };
    }
  }
  return undefined;
}
