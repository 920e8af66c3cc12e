// Bytes that V8 allocates for an attempt that is lived and counted: once warm, over one block in which it collects nothing, so that what is in
// use has grown by all that was allocated. A full collection makes room for it and throws away optimised code, too, without which every number
// is boxed: it is warm again before the block begins. For a process of its own; prints JSON.
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { collectGarbage } from '../../simulators/run/collect-garbage.ts';
import { countedPeople } from './counted-people.ts';

export interface Allocated {
  readonly attempts: number;
  readonly bytes: number;
  /** 0, or the figure means nothing. */
  readonly collections: number;
}

const warmBlocks = 12;
/** Few enough that they leave room for the block that counts. */
const warmBlocksAfterCollection = 8;

const { live } = await countedPeople(new URL('../../', import.meta.url));
for (let block = 0; block < warmBlocks; block += 1) await live();
let collections = 0;
const observer = new PerformanceObserver((list) => {
  collections += list.getEntries().length;
});
observer.observe({ entryTypes: ['gc'] });
collectGarbage();
for (let block = 0; block < warmBlocksAfterCollection; block += 1) await live();
await pause(50);
collections = 0;
const before = process.memoryUsage().heapUsed;
const attempts = await live();
const bytes = process.memoryUsage().heapUsed - before;
await pause(50);
process.stdout.write(JSON.stringify({ attempts, bytes, collections } satisfies Allocated));
