// Times of the page and of the driver are taken from one monotonic clock: their difference is the same on every page, within
// what it takes to ask.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { target as targetSchema } from '../../scenarios/schema/target.ts';
import { openTestBench, type TestBench } from './test-bench.ts';
import { UserPage } from './user-page.ts';

const target = targetSchema.parse(parse(readFileSync(fileURLToPath(new URL('../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')));

let bench: TestBench;
beforeAll(async () => {
  bench = await openTestBench();
});
afterAll(() => bench.close());

it('runs alike in the page and in the driver, over pages and users', async () => {
  const offsets: { atLeast: number; atMost: number }[] = [];
  for (let user = 0; user < 3; user += 1) {
    const page = await UserPage.open(await bench.chromium.browser(), target, 10_000);
    for (let visit = 0; visit < 4; visit += 1) {
      await page.act({ goTo: `${bench.provider.baseUrl}/sign-in`, headers: {} });
      const before = performance.now();
      const inPage = await page.prepare<number>('performance.timeOrigin + performance.now()');
      const after = performance.now();
      offsets.push({ atLeast: inPage - after, atMost: inPage - before });
    }
    await page.close();
  }
  // One offset fits all of them: no page's clock drifts or jumps against ours by more than the asking takes. The page's
  // clock is coarse by 0.1 ms.
  const lowest = Math.max(...offsets.map(({ atLeast }) => atLeast));
  const highest = Math.min(...offsets.map(({ atMost }) => atMost));
  expect(lowest).toBeLessThanOrEqual(highest + 0.1);
});
