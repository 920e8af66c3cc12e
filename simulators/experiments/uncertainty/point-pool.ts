// Worker threads that live points of the parameter space. A point is the same whichever thread lives it and whatever went before.
import type { Worker } from 'node:worker_threads';
import type { ParameterPoint } from '../../../scenarios/measures/parameter-point.ts';
import { startWorker } from '../../machine/start-worker.ts';
import type { PointOrder, PointWorkerSetup } from './point-worker.ts';

export interface PointPool {
  /** In the order of `orders`. @param onPoint each time one more is done. */
  readonly live: (orders: readonly PointOrder[], onPoint?: () => void) => Promise<ParameterPoint[]>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly order: PointOrder;
  readonly resolve: (point: ParameterPoint) => void;
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
    worker.on('message', (point: ParameterPoint) => {
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
    async live(orders, onPoint) {
      if (broken !== undefined) throw broken;
      const points = orders.map(
        (order) =>
          new Promise<ParameterPoint>((resolve, reject) => {
            waiting.push({ order, resolve, reject });
          }),
      );
      next();
      return Promise.all(
        points.map(async (point) => {
          const lived = await point;
          onPoint?.();
          return lived;
        }),
      );
    },
    async close() {
      closing = true;
      await Promise.all(threads.map((worker) => worker.terminate()));
    },
  };
}
