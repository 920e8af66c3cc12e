// A worker thread of ours. Its file is TypeScript, which the thread reads by the same loader as the program.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** @param workerData copied to the thread, shared memory excepted. @param resourceLimits of its heap; absent: V8's own. */
export function startWorker(file: URL, workerData: object, resourceLimits: ResourceLimits = {}): Worker {
  return new Worker(file, { workerData, resourceLimits, execArgv: ['--import', loader] });
}
