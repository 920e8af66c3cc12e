// Worker threads that live phishing drills.
import { openWorkerPool, type WorkerPool } from '../../machine/worker-pool.ts';
import type { PhishingDone, PhishingOrder } from './live-phishing.ts';
import type { PhishingWorkerSetup } from './phishing-worker.ts';

export type PhishingPool = WorkerPool<PhishingOrder, PhishingDone>;

export function openPhishingPool(setup: PhishingWorkerSetup, workers: number): PhishingPool {
  return openWorkerPool(new URL('phishing-worker.ts', import.meta.url), setup, workers, 'a phishing drill');
}
