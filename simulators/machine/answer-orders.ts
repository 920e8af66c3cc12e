// What a worker thread of a pool does (worker-pool.ts): it answers each order with what came of it. What it throws ends the thread, and the main
// thread hears of it.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** @param begin is given what the pool was opened with. @param what the thread does, as an error says it. */
export function answerOrders<Setup, Order, Done>(what: string, begin: (setup: Setup) => (order: Order) => Done): void {
  if (isMainThread || parentPort === null) throw new Error(`this is a worker thread of ${what}`);
  const port = parentPort;
  const answer = begin(workerData as Setup);
  port.on('message', (order: Order) => {
    port.postMessage(answer(order));
  });
}
