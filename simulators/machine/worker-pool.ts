// Threads that carry out orders, one after the other. What comes of an order is the same whichever thread has it and whatever went before.
import type { Worker } from 'node:worker_threads';
import { startWorker } from './start-worker.ts';

export interface WorkerPool<Order, Done> {
  /**
   * In the order of `orders`. @param onDone each time one more is done.
   * @param stop aborted: those in hand are done to their end, the others are undefined.
   */
  readonly live: (
    orders: readonly Order[],
    onDone?: (done: Done) => void,
    stop?: AbortSignal,
  ) => Promise<(Done | undefined)[]>;
  readonly close: () => Promise<void>;
}

interface Waiting<Order, Done> {
  readonly order: Order;
  readonly resolve: (done: Done | undefined) => void;
  readonly reject: (cause: unknown) => void;
}

/** @param script of the worker: it answers each message with what came of it. @param what they do, as an error says it. */
export function openWorkerPool<Order, Done>(
  script: URL,
  setup: object,
  workers: number,
  what: string,
): WorkerPool<Order, Done> {
  type Job = Waiting<Order, Done>;
  const waiting: Job[] = [];
  let closing = false;
  let broken: Error | undefined;
  const idle = new Set<(job: Job) => void>();
  const busy = new Map<Worker, Job>();

  const next = () => {
    for (const take of idle) {
      const job = waiting.shift();
      if (job === undefined) return;
      idle.delete(take);
      take(job);
    }
  };
  const fail = (cause: Error) => {
    broken ??= cause;
    for (const { reject } of [...busy.values(), ...waiting.splice(0)]) reject(cause);
    busy.clear();
  };
  const threads = Array.from({ length: workers }, () => {
    const worker = startWorker(script, setup);
    const take = (job: Job) => {
      const { order } = job;
      busy.set(worker, job);
      worker.postMessage(order);
    };
    worker.on('message', (done: Done) => {
      busy.get(worker)?.resolve(done);
      busy.delete(worker);
      idle.add(take);
      next();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (!closing) fail(new Error(`a worker thread of ${what} ended with exit code ${code}`));
    });
    idle.add(take);
    return worker;
  });

  return {
    async live(orders, onDone, stop) {
      if (broken !== undefined) throw broken;
      if (stop?.aborted === true) return orders.map(() => undefined);
      const jobs: Job[] = [];
      const done = orders.map(
        (order) =>
          new Promise<Done | undefined>((resolve, reject) => {
            jobs.push({ order, resolve, reject });
          }),
      );
      waiting.push(...jobs);
      const dropWaiting = () => {
        for (const job of jobs) {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1)[0]?.resolve(undefined);
        }
      };
      stop?.addEventListener('abort', dropWaiting, { once: true });
      next();
      try {
        return await Promise.all(
          done.map(async (one) => {
            const found = await one;
            if (found !== undefined) onDone?.(found);
            return found;
          }),
        );
      } finally {
        stop?.removeEventListener('abort', dropWaiting);
      }
    },
    async close() {
      closing = true;
      await Promise.all(threads.map((worker) => worker.terminate()));
    },
  };
}
