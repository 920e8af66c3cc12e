// Spans come from monotonic clocks: the wall clock of the machine may be stepped between two pages, and no figure shows it; what a target
// says of its time, and cannot be, makes the attempt void.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { testAccount, testUser } from '../../attempt/test-user.fixture.ts';
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

/** Runs in every page to come, before all else: each begins that much later by the wall clock than the one before, or earlier. */
function stepWallClock(stepMs: number): void {
  const pages = Number(sessionStorage.getItem('pages') ?? 0);
  sessionStorage.setItem('pages', String(pages + 1));
  const { timeOrigin } = performance;
  const realNow = Date.now;
  Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + pages * stepMs });
  Date.now = () => realNow() + pages * stepMs;
}
declare const sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };

it.each([3_600_000, -3_600_000, 300, -300])(
  'no step takes longer, or less, when the wall clock goes by %d ms with every page',
  async (stepMs) => {
    const user = testUser({ index: Math.abs(stepMs) + Math.sign(stepMs), userName: `user.${stepMs}` });
    const account = testAccount(user);
    await bench.lane.openAccount(user, account);
    const plant = async () => {
      const contexts = (await bench.chromium.browser()).browserContexts();
      const pages = await Promise.all(contexts.map((context) => context.pages()));
      for (const page of pages.flat())
        await page.evaluateOnNewDocument(`const __name = (f) => f; (${stepWallClock.toString()})(${stepMs})`);
    };
    const startedAtMs = performance.now();
    const course = await bench.attempt({
      user,
      account,
      flow: 'password-otp',
      wait: async (step) => void (step === 0 && (await plant())),
    });
    const spanMs = performance.now() - startedAtMs;
    expect(course.outcome).toEqual({ kind: 'succeeded' });
    const submits = course.steps.filter(({ step }) => step.startsWith('submit-'));
    expect(submits).toHaveLength(3);
    // A page takes the browser more than this machine's server needs for it.
    for (const { measured, measuredMs } of submits) expect(measuredMs).toBeGreaterThan(measured.serverMs + 1);
    const sum = course.steps.reduce((total, { measuredMs, measured }) => total + measuredMs + measured.overheadMs, 0);
    expect(sum).toBeLessThanOrEqual(spanMs);
  },
);

it.each([
  ['of its own time', 'app;dur=5000'],
  ['of a delay that it planted', 'app;dur=1, planted;dur=5000'],
  ['of less than nothing', 'app;dur=-5000'],
])('a target that tells %s what a request had no time for makes the attempt void', async (_, timing) => {
  const server = createServer((_request, response) =>
    response
      .setHeader('server-timing', timing)
      .setHeader('content-type', 'text/html')
      .end('<main data-page="sign-in"></main>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const page = await UserPage.open(await bench.chromium.browser(), target, 10_000);
  try {
    const goTo = `http://localhost:${(server.address() as AddressInfo).port}/`;
    await expect(page.act({ goTo, headers: {} })).rejects.toMatchObject({ code: 'clock-disagrees' });
  } finally {
    await page.close();
    server.close();
  }
});
