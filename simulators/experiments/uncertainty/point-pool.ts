// Worker threads that live points of the parameter space. A point is the same whichever thread lives it and whatever went before.
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../machine/start-worker.ts';
import type { LivedPoint } from './live-point.ts';
import type { PointOrder, PointWorkerSetup } from './point-worker.ts';

export interface PointPool {
  /**
   * In the order of `orders`. @param onPoint each time one more is done.
   * @param stop aborted: those in hand are lived to their end, the others are undefined.
   */
  readonly live: (
    orders: readonly PointOrder[],
    onPoint?: (point: LivedPoint) => void,
    stop?: AbortSignal,
  ) => Promise<(LivedPoint | undefined)[]>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly order: PointOrder;
  readonly resolve: (point: LivedPoint | undefined) => void;
  readonly reject: (cause: unknown) => void;
}

export function openPointPool(setup: PointWorkerSetup, workers: number): PointPool {
  const waiting: Waiting[] = [];
  let closing = false;
  let broken: Error | undefined;
  const idle = new Set<(job: Waiting) => void>();
  const busy = new Map<Worker, Waiting>();

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
    const worker = startWorker(new URL('point-worker.ts', import.meta.url), setup);
    const take = (job: Waiting) => {
      const { order } = job;
      busy.set(worker, job);
      worker.postMessage(order);
    };
    worker.on('message', (point: LivedPoint) => {
      busy.get(worker)?.resolve(point);
      busy.delete(worker);
      idle.add(take);
      next();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (!closing) fail(new Error(`a worker thread of the sensitivity analysis ended with exit code ${code}`));
    });
    idle.add(take);
    return worker;
  });

  return {
    async live(orders, onPoint, stop) {
      if (broken !== undefined) throw broken;
      if (stop?.aborted === true) return orders.map(() => undefined);
      const jobs: Waiting[] = [];
      const points = orders.map(
        (order) =>
          new Promise<LivedPoint | undefined>((resolve, reject) => {
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
          points.map(async (point) => {
            const lived = await point;
            if (lived !== undefined) onPoint?.(lived);
            return lived;
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
