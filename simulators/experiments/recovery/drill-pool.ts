// Worker threads that live recovery drills.
import { openWorkerPool, type WorkerPool } from '../../machine/worker-pool.ts';
import type { DrillDone, DrillOrder } from './live-drill.ts';
import type { DrillWorkerSetup } from './drill-worker.ts';

export type DrillPool = WorkerPool<DrillOrder, DrillDone>;

export function openDrillPool(setup: DrillWorkerSetup, workers: number): DrillPool {
  return openWorkerPool(new URL('drill-worker.ts', import.meta.url), setup, workers, 'a recovery drill');
}
