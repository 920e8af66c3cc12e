// A browser lives through hundreds of users: a page that was closed must leave nothing with it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { openTestBench, type TestBench } from './test-bench.fixture.ts';
import { UserPage } from './user-page.ts';

const target = targetSchema.parse(
  parse(readFileSync(fileURLToPath(new URL('../../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
);

let bench: TestBench;
beforeAll(async () => {
  bench = await openTestBench();
});
afterAll(() => bench.close());

it('listens to the browser while it is open, and no longer', async () => {
  const browser = await bench.chromium.browser();
  const before = browser.listenerCount('disconnected');
  const page = await UserPage.open(browser, target, 10_000);
  expect(browser.listenerCount('disconnected')).toBe(before + 1);
  await page.close();
  expect(browser.listenerCount('disconnected')).toBe(before);
});
