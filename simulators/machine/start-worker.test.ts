import { once } from 'node:events';
import type { ResourceLimits } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { startWorker } from './start-worker.ts';

const tellsLimits = new URL(
  "data:text/javascript,import { parentPort, resourceLimits } from 'node:worker_threads'; parentPort.postMessage(resourceLimits);",
);

test('a thread keeps to the limits of its heap that are asked for, and to V8’s own otherwise', async () => {
  const [limited, unlimited] = await Promise.all([limitsWith({ maxYoungGenerationSizeMb: 24 }), limitsWith(undefined)]);
  expect(limited.maxYoungGenerationSizeMb).toBe(24);
  expect(limited.maxOldGenerationSizeMb).toBe(unlimited.maxOldGenerationSizeMb);
  expect(unlimited.maxYoungGenerationSizeMb).toBeGreaterThan(24);
});

async function limitsWith(asked: ResourceLimits | undefined): Promise<ResourceLimits> {
  const thread = startWorker(tellsLimits, {}, asked);
  try {
    const [told] = (await once(thread, 'message')) as [ResourceLimits];
    return told;
  } finally {
    await thread.terminate();
  }
}
