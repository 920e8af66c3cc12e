// The same virtual users in real Chromium and in k6: attempt by attempt the same outcome by the same steps. Nothing else proves as much
// that neither driver makes its results up.
import { expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { findK6 } from '../load/k6/find-k6.ts';
import { journalled, runInK6, runScenario, writeScenario } from './run-bench.ts';

/** Some 3 attempts each; SAME_USERS=200 takes a few minutes. */
const users = Number(process.env['SAME_USERS'] ?? 60);

/** k6's engine and V8 differ in the last digit of logarithms: µs are enough to tell two draws apart. */
const microseconds = (ms: number) => ms.toFixed(3);

/** All but measured time, and what names the run: ids of lanes and starts. */
function told({ user, arm, flow, draw, session, startedAt, device, method, fellBack, outcome, modelledMs, steps }: Attempt) {
  return {
    who: `${user} ${arm} ${flow} ${draw}`,
    session,
    startedAt,
    device,
    method,
    fellBack,
    outcome,
    modelledMs: microseconds(modelledMs),
    steps: steps.map(({ flow: at, step, action, result, code, cause, logged, modelledMs: spentMs }) => ({ at: `${at}/${step}`, action, result, code, cause, logged, spentMs: microseconds(spentMs) })),
  };
}

it('ends alike in Chromium and in k6, attempt by attempt', async (context) => {
  const k6 = await findK6(process.env);
  if (k6 === undefined) return context.skip('no k6 here; npm test brings one where it can');
  const scenario = writeScenario({ users });
  const [inBrowser, inK6] = [await runScenario(scenario), await runInK6(scenario, { k6 })];
  expect(inBrowser.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
  expect(inK6.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
  const [seen, made] = [journalled(inBrowser.path).map(told), journalled(inK6.path).map(told)];
  expect(seen.length).toBeGreaterThan(3 * users);
  const different = seen.filter((attempt, at) => JSON.stringify(attempt) !== JSON.stringify(made[at]));
  expect(different.slice(0, 3).map((attempt) => [attempt, made.find(({ who }) => who === attempt.who)])).toEqual([]);
  expect(made.length).toBe(seen.length);
}, 600_000);
