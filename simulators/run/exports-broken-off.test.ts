// A run whose policy was taken from exports: it is killed, the exports are gone, and it goes on to the same end as one that nobody killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { courseOf } from '../attempt/lived-before.ts';
import { readManifest } from '../store/run-folder.ts';
import { writeExampleTenant } from '../tenant-exports/write-example-tenant.ts';
import { endPrograms, linesOf, moreAttempts, startRun } from './program-bench.fixture.ts';
import { journalled, newRunPath, runVirtually, writeScenario } from './run-bench.fixture.ts';

const told = (path: string) =>
  journalled(path).map(
    (attempt) => `${attempt.user} ${attempt.arm} ${attempt.draw} ${attempt.measuredMs} ${courseOf(attempt)}`,
  );

afterEach(endPrograms);

it('goes on without the exports, under the policy that was read of them', async () => {
  const exports = join(mkdtempSync(join(tmpdir(), 'exports-')), 'tenant');
  await writeExampleTenant(exports);
  const groups = { 'information-worker': ['Head office'], 'frontline-worker': ['Plant'] };
  const scenario = writeScenario({ users: 800, days: 5, driver: 'virtual', policy: { exports, groups } });
  const whole = await runVirtually(scenario, { machineTime: 'pilot-in-chromium' });
  expect(whole.loaded.scenario.policy.conditionalAccess.length).toBeGreaterThan(0);
  const refused = journalled(whole.path).filter(({ outcome }) => outcome.kind === 'refused');
  expect(refused.length, 'people whom the policy refuses').toBeGreaterThan(0);

  const path = newRunPath();
  const killed = startRun([scenario, '--out', path], { NO_COLOR: '1' });
  await moreAttempts(path, killed, 1);
  process.kill(killed.processId, 'SIGKILL');
  await killed.ended;
  const before = linesOf(path);
  rmSync(exports, { recursive: true });

  const resumed = startRun(['--resume', path], { NO_COLOR: '1' });
  expect(await resumed.ended, resumed.said()).toEqual({ code: 0, signal: null });
  expect(linesOf(path)).toBeGreaterThan(before);
  expect(readManifest(path)).toMatchObject({ state: 'completed', scenario: { policy: whole.loaded.scenario.policy } });
  expect(told(path)).toEqual(told(whole.path));
}, 240_000);
