import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { machineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { loadScenario } from '../../scenario/load-scenario.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { livePoint } from './live-point.ts';
import { openPointPool } from './point-pool.ts';

const profile = machineProfile.parse(
  JSON.parse(
    readFileSync(new URL('../../../scenarios/machine-profiles/pilot-in-chromium.json', import.meta.url), 'utf8'),
  ),
);
const file = fileURLToPath(new URL('../../../scenarios/pilot.yaml', import.meta.url));
const loaded = await loadScenario(file, {
  overrides: [
    { path: 'claims', value: '[]', option: '' },
    { path: 'gates', value: '{}', option: '' },
    { path: 'users', value: '100', option: '' },
  ],
  metrics: {},
  flows,
});
const byPersona = ['success-per-need'] as const;
const ground = { loaded, byPersona, machineTime: sampledMachineTime(profile, loaded.scenario.seed) };
const pool = openPointPool(
  {
    loaded: {
      scenario: loaded.scenario,
      target: loaded.target,
      personas: loaded.personas,
      providers: loaded.providers,
      parameters: loaded.parameters,
    },
    profile,
    byPersona,
  },
  2,
);
afterAll(() => pool.close());

/** Beside other tests. */
const patienceMs = 60_000;

describe('a point of the parameter space', { timeout: patienceMs }, () => {
  it('has the same figures lived again, and in worker threads in any order', async () => {
    const ats = [{ 'password-mistyped': 3 }, {}, { 'password-mistyped': 3 }, { patience: -2 }];
    const here = await Promise.all(ats.map((at) => livePoint(ground, at)));
    const there = await pool.live(ats.map((at) => ({ at, users: 100 })));
    expect(there).toEqual(here);
    expect(here[0]).toEqual(here[2]);
    for (const { id } of loaded.personas)
      expect(here[0]?.figures[`success-per-need/difference:passkey/${id}`]?.value).toBeDefined();
    expect(here[0]?.figures).not.toEqual(here[1]?.figures);
  });

  it('is lived by everybody in every arm, also where a design gives each person one', async () => {
    const parallel = {
      ...ground,
      loaded: { ...loaded, scenario: { ...loaded.scenario, design: 'parallel' as const } },
    };
    expect(await livePoint(parallel, {})).toEqual(await livePoint(ground, {}));
  });

  it('moves what the parameter bears on, and nothing else: common random numbers', async () => {
    const centre = await livePoint(ground, {});
    const slow = await livePoint(ground, { 'key-of-password': 3 });
    expect(slow.figures['time-of-successes-median/password-otp']?.value).toBeGreaterThan(
      centre.figures['time-of-successes-median/password-otp']?.value ?? Number.NaN,
    );
    // Who registers and signs in by passkey types no password but at the registration.
    expect(slow.figures['success-per-prompt-by-method/passkey']).toEqual(
      centre.figures['success-per-prompt-by-method/passkey'],
    );
  });

  it('keeps people different: a moved parameter is no override', async () => {
    const careless = await livePoint(ground, { 'carelessness-spread': 3, 'password-mistyped': 3 });
    const alike = await livePoint(ground, { 'carelessness-spread': -4, 'password-mistyped': 3 });
    expect(careless.figures['success-per-prompt/password-otp']).not.toEqual(
      alike.figures['success-per-prompt/password-otp'],
    );
  });
});
