// Worker threads that live points of the parameter space.
import { openWorkerPool, type WorkerPool } from '../../machine/worker-pool.ts';
import type { LivedPoint } from './live-point.ts';
import type { PointOrder, PointWorkerSetup } from './point-worker.ts';

export type PointPool = WorkerPool<PointOrder, LivedPoint>;

export function openPointPool(setup: PointWorkerSetup, workers: number): PointPool {
  return openWorkerPool(new URL('point-worker.ts', import.meta.url), setup, workers, 'the sensitivity analysis');
}
