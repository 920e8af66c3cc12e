// What the virtual driver refuses before there is a run folder.
import { expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import type { PilotError } from '../scenarios/schema/pilot-error.ts';
import { createParameters } from '../simulators/people/parameters.ts';
import { createPopulation } from '../simulators/people/population.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { loadedOfKind } from '../simulators/scenario/loaded-of-kind.fixture.ts';
import { prepareVirtual } from './drive-virtual.ts';
import { createProgress } from './progress.ts';
import type { ScenarioErrors } from '../simulators/scenario/scenario-errors.ts';
import type { RunOptions } from './run-options.ts';

async function prepared(set: Readonly<Record<string, string>>, options: Partial<RunOptions> = {}) {
  const overrides = Object.entries({ driver: 'virtual', ...set }).map(([path, value]) => ({
    path,
    value,
    option: `--set ${path}=${value}`,
  }));
  const loaded = loadedOfKind(
    await loadScenario('scenarios/pilot.yaml', {
      overrides,
      metrics: metricUnits,
      flows,
    }),
    'pilot',
  );
  const { scenario, personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  return prepareVirtual({
    loaded,
    population,
    options: { set: [], k6Arg: [], settle: true, ...options },
    progress: createProgress({ write: () => true }),
  });
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it was taken'),
    ({ code, badInput, data }: PilotError) => ({ code, badInput, ...data }),
  );

it('says what it will resample', async () => {
  const { environment } = await prepared({});
  expect(environment.machineTime).toMatchObject({
    driver: 'browser',
    title: expect.stringContaining('Chromium'),
    samples: expect.any(Number),
  });
  expect(environment).not.toHaveProperty('browser');
});

it.each([
  ['virtual.storeAttempts', '0', 'expected at least 1 attempt'],
  ['virtual.storeAttempts', '-3', 'expected at least 1 attempt'],
  ['virtual.storeAttempts', '2.5', 'expected a whole number of attempts'],
  ['virtual.storeAttempts', '1e12', 'expected at most 10 000 000 attempts, some 22 GB on disk'],
  ['users', '10000001', 'expected at most 10 000 000 users'],
  ['users', '10000000', 'expected at most 1e+7'],
])('takes no %s of %s', async (path, value, expected) => {
  const { problems } = await prepared({ [path]: value }).then(
    () => expect.unreachable('it was taken'),
    (error: ScenarioErrors) => error,
  );
  expect(problems).toMatchObject([{ path, expected: expect.stringContaining(expected.replace('expected ', '')) }]);
});

it.each([{ slow: true }, { headed: true }] as const)(
  'shows nobody anything and waits for nothing: %j',
  async (options) => {
    expect(await refusal(prepared({}, options))).toMatchObject({ code: 'driver-unfit', badInput: true });
  },
);
