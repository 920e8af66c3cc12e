// The same virtual users in real Chromium, in k6 and in virtual time: attempt by attempt the same outcome by the same steps. Nothing else
// proves as much that no driver makes its results up.
import { expect, it } from 'vitest';
import { differentAttempts } from '../attempt/comparable-attempt.fixture.ts';
import { findK6 } from '../programs/k6/find-k6.ts';
import { journalled, runInK6, runScenario, runVirtually, writeScenario } from './run-bench.fixture.ts';

/** Some 3 attempts each; SAME_USERS=1000 takes a quarter of an hour. */
const users = Number(process.env['SAME_USERS'] ?? 100);

it(
  'ends alike in Chromium, in k6 and in virtual time, attempt by attempt',
  async (context) => {
    const k6 = await findK6(process.env);
    if (k6 === undefined) return context.skip('no k6 here; npm test brings one where it can');
    const scenario = writeScenario({ users });
    const [inBrowser, inK6] = [await runScenario(scenario), await runInK6(scenario, { k6 })];
    const virtual = await runVirtually(scenario, { machineTime: inBrowser.path });
    expect(inBrowser.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(inK6.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(virtual.end.manifest).toMatchObject({ state: 'completed' });
    const [seen, made, imagined] = [inBrowser, inK6, virtual].map(({ path }) => journalled(path));
    expect(seen?.length).toBeGreaterThan(3 * users);
    expect(differentAttempts(seen ?? [], made ?? [])).toEqual([]);
    expect(made?.length).toBe(seen?.length);
    expect(differentAttempts(seen ?? [], imagined ?? [])).toEqual([]);
    expect(imagined?.length).toBe(seen?.length);
  },
  120_000 + 3_000 * users,
);
