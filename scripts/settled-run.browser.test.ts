// A settled pilot in real Chromium: its people are among the many attempt by attempt, on the machine time of the run itself.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { machineProfile } from '../scenarios/schema/machine-profile.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'settled-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One is varied, so that few points are lived. */
const { parameters } = await loadScenario('scenarios/pilot.yaml', { overrides: [], metrics: metricUnits, flows });
const set = Object.fromEntries(
  parameters.flatMap((one) => (one.id === 'password-mistyped' ? [] : [[one.id, centralValue(one)]])),
);

it('is compared with itself in virtual time, under planted faults too', async () => {
  const path = join(folder, 'run');
  const scenario = writeScenario({
    users: 15,
    parameters: { ...set, 'password-forgotten': 0.15, 'prompt-dismissed': 0.2, 'starts-over': 0.8 },
    policy: { sentCodes: { life: '1 min' } },
    faults: [
      { at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: '30 s', sigma: 0.8 } },
      { at: 'passkey/use-passkey', refuse: { share: '20 %', with: '500' } },
    ],
    measurement: { quietShare: '40 %' },
    settle: { users: 500, points: 32, atMost: '2 min' },
  });
  await commandLine().parseAsync(['node', 'passkey-pilot', 'run', scenario, '--out', path]);
  const { many, sensitivity, counts, run } = JSON.parse(
    readFileSync(join(path, 'results.json'), 'utf8'),
  ) as ResultsOfPilot;
  expect(run.reconciliation?.differenceCount).toBe(0);
  expect(many?.alike.different).toEqual([]);
  expect(many).toMatchObject({ users: 500, machineTime: 'this run', ofThisRun: true, counts: true });
  const { compared = 0, alike, void: voids = 0, cut = 0 } = many?.alike ?? {};
  expect(alike).toBe(compared);
  expect(compared + voids + cut).toBe(counts.attempts);
  expect(compared).toBeGreaterThan(0.9 * counts.attempts);
  expect(sensitivity?.phases[0]).toMatchObject({ points: 1, users: 500 });
  const profile = machineProfile.parse(JSON.parse(readFileSync(join(path, 'machine-profile.json'), 'utf8')));
  expect(profile).toMatchObject({ run: 'run', driver: 'browser' });
}, 240_000);
