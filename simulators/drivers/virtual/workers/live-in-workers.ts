// Spreads a population over worker threads of the virtual driver. Each takes a stretch of users when it has lived the last; what they
// live does not depend on who takes which.
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../../machine/start-worker.ts';
import type { JournalContent } from '../../../store/journal.ts';
import type { FromWorker, LivesOrder, LivesSetup, ToWorker, WrittenLives } from './lives-message.ts';
import { usersOfStretch } from './users-of-stretch.ts';

export interface WorkersOrder extends Omit<LivesSetup, 'stopped'> {
  readonly workers: number;
  readonly earlier: Pick<JournalContent, 'endedUsers' | 'unfinished'>;
  /** Stretches that need not be lived again, where stretches are counted; by their first user. */
  readonly counted?: ReadonlySet<number>;
  readonly stop: AbortSignal;
  /** Lines as they come, whole. Returns when they are written. */
  readonly onLines: (lives: WrittenLives) => void;
}

/** Resolves when all have been lived, or the run was stopped. */
export async function liveInWorkers({
  workers,
  earlier,
  counted,
  stop,
  onLines,
  ...setup
}: WorkersOrder): Promise<{ replayDifferences: number }> {
  const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const raise = () => Atomics.store(new Int32Array(stopped), 0, 1);
  if (stop.aborted) return { replayDifferences: 0 };
  stop.addEventListener('abort', raise, { once: true });
  const orders = stretches(setup, earlier, counted);
  const threads: Worker[] = [];
  let replayDifferences = 0;
  try {
    await Promise.all(
      Array.from({ length: workers }, () => {
        const worker = startWorker(new URL('lives-worker.ts', import.meta.url), {
          ...setup,
          stopped,
        } satisfies LivesSetup);
        threads.push(worker);
        return new Promise<void>((resolve, reject) => {
          const tell = (message: ToWorker) => worker.postMessage(message);
          const next = () => {
            const order = stop.aborted ? undefined : orders.next().value;
            if (order === undefined) resolve();
            else tell(order);
          };
          worker.on('error', reject);
          worker.on('exit', (code) =>
            reject(new Error(`a worker thread of the virtual driver ended with exit code ${code}`)),
          );
          worker.on('message', (message: FromWorker) => {
            if (message.kind === 'lived') {
              replayDifferences += message.replayDifferences;
              return next();
            }
            try {
              onLines(message);
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
function* stretches(
  { loaded: { scenario }, counting }: Omit<LivesSetup, 'stopped'>,
  { endedUsers, unfinished }: WorkersOrder['earlier'],
  counted: WorkersOrder['counted'],
): Generator<LivesOrder, undefined> {
  const length = usersOfStretch(scenario, counting !== undefined);
  for (let from = 0; from < scenario.users; from += length) {
    if (counted?.has(from) === true) continue;
    const to = Math.min(scenario.users, from + length);
    const indices = Array.from({ length: to - from }, (_, at) => from + at);
    const ended = indices.filter((user) => endedUsers.has(user));
    if (counting !== undefined || ended.length < indices.length) {
      yield {
        kind: 'live',
        from,
        to,
        ended,
        unfinished: indices.flatMap((user) =>
          unfinished.has(user) ? [[user, unfinished.get(user) ?? []] as const] : [],
        ),
      };
    }
  }
  return undefined;
}
