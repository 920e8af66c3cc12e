// What the virtual driver refuses before there is a run folder.
import { expect, it } from 'vitest';
import { claims } from '../reports/claims/catalogue.ts';
import { metrics } from '../reports/metrics/catalogue.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import type { PilotError } from '../scenarios/schema/pilot-error.ts';
import { createParameters } from '../simulators/human/parameters.ts';
import { createPopulation } from '../simulators/population/population.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { prepareVirtual } from './drive-virtual.ts';
import { createProgress } from './progress.ts';
import type { RunOptions } from './run-options.ts';

async function prepared(set: Readonly<Record<string, string>>, options: Partial<RunOptions> = {}) {
  const overrides = Object.entries({ driver: 'virtual', ...set }).map(([path, value]) => ({ path, value, option: `--set ${path}=${value}` }));
  const loaded = await loadScenario('scenarios/pilot.yaml', { overrides, claims: Object.keys(claims), metrics: Object.keys(metrics), flows });
  const { scenario, personas, providers, parameters } = loaded;
  const population = createPopulation({ scenario, personas, providers, parameters: createParameters(parameters, scenario.parameters, personas) });
  return prepareVirtual({ loaded, population, options: { set: [], k6Arg: [], ...options }, progress: createProgress({ write: () => true }) });
}

const refusal = (promise: Promise<unknown>) => promise.then(() => expect.unreachable('it was taken'), ({ code, badInput, data }: PilotError) => ({ code, badInput, ...data }));

it('says what it will resample', async () => {
  const { environment } = await prepared({});
  expect(environment.machineTime).toMatchObject({ driver: 'browser', title: expect.stringContaining('Chromium'), samples: expect.any(Number) });
  expect(environment).not.toHaveProperty('browser');
});

it('begins no run of more attempts than are stored, and says how to have it all the same', async () => {
  expect(await refusal(prepared({ users: '50000', days: '3' }))).toMatchObject({ code: 'attempts-too-many', badInput: true, found: '350000 planned attempts', remedy: expect.stringContaining('--set virtual.storeAttempts=350000') });
  await prepared({ users: '50000', days: '3', 'virtual.storeAttempts': '350000' });
});

it.each([{ slow: true }, { headed: true }] as const)('shows nobody anything and waits for nothing: %j', async (options) => {
  expect(await refusal(prepared({}, options))).toMatchObject({ code: 'driver-unfit', badInput: true });
});
