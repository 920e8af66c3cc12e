import { describe, expect, it } from 'vitest';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { Capacity } from '../../../../scenarios/schema/load.ts';
import type { LoadScenario, LoadScenarioInput } from '../../../../scenarios/schema/scenario.ts';
import { createParameters } from '../../../people/parameters.ts';
import { createPopulation, type Population } from '../../../people/population.ts';
import { writeScenario } from '../../../run/run-bench.fixture.ts';
import { loadScenario } from '../../../scenario/load-scenario.ts';
import { loadedOfKind } from '../../../scenario/loaded-of-kind.fixture.ts';
import { searchAgain, searchCapacity, ratesOfSearches, trialsOfRate } from './capacity-search.ts';
import { forecastLoad, withVus } from './load-forecast.ts';

async function given(
  load: NonNullable<LoadScenarioInput['load']>,
  more: Partial<Omit<LoadScenarioInput, 'kind' | 'driver'>> = {},
): Promise<[LoadedScenario<LoadScenario>, Population]> {
  const loaded = loadedOfKind(
    await loadScenario(writeScenario({ users: 40, driver: 'load', load: { leadIn: '2 s', ...load }, ...more }), {
      overrides: [],
      metrics: {},
      flows,
    }),
    'load',
  );
  const { scenario, personas, providers, parameters } = loaded;
  return [
    loaded,
    createPopulation({
      scenario,
      personas,
      providers,
      parameters: createParameters(parameters, scenario.parameters, personas),
    }),
  ];
}

const steady = { shape: 'steady', rate: '20/s', for: '10 s' } as const;
const capacity = { objective: { p95: '1 s' }, from: '10/s', atMost: '100/s', trial: '5 s', repeats: 2 } as const;

describe('forecastLoad', () => {
  it('counts what each arm takes', async () => {
    const { parts, highestRate, vus, needed } = await forecastLoad(
      ...(await given({ arrivals: steady, capacity, processes: 2 })),
    );
    expect({ highestRate, vus, needed }).toEqual({ highestRate: 100, vus: 100, needed: undefined });
    expect(parts.map(({ what, count }) => [what, count])).toEqual([
      ['accounts', 80],
      ['generator', 2],
      ['profile', 2],
      ['search', Math.ceil(2 * (ratesOfSearches({ from: 10, atMost: 100, tolerance: 0.05 }, 2) + 1) * trialsOfRate)],
    ]);
    // 80 accounts of 20 ms at two processes; each profile is 2 s of lead-in and 10 s, and k6 needs a moment.
    expect(parts[0]?.durationMs).toBe(800);
    expect(parts[2]?.durationMs).toBeGreaterThanOrEqual(24_000);
    expect(parts[2]?.durationMs).toBeLessThan(30_000);
  });

  it('opens no more accounts than people come, none at a target that is not ours', async () => {
    const few = await given(
      { arrivals: { ...steady, rate: '1/s' } },
      { users: 1_000, design: 'parallel', arms: ['passkey'] },
    );
    expect((await forecastLoad(...few)).parts[0]).toMatchObject({ what: 'accounts', count: 10 });
    const [loaded, population] = few;
    const { parts } = await forecastLoad({ ...loaded, target: { ...loaded.target, kind: 'remote' } }, population);
    expect(parts.map(({ what }) => what)).toEqual(['generator', 'profile']);
  });

  it('knows no rate and no end of lives', async () => {
    expect(await forecastLoad(...(await given({})))).toEqual({ vus: 8, parts: [] });
  });

  it('in real time needs as many VUs as sign-ins are open at once, and takes them up to what is usual unless told otherwise', async () => {
    const slow = { 'page-orientation': 10 };
    const [loaded, population] = await given(
      { arrivals: { ...steady, rate: '2/s' }, realtime: true },
      { parameters: slow },
    );
    const forecast = await forecastLoad(loaded, population);
    // Three pages and more of 10 s each, twice a second.
    expect(forecast.needed?.meanSignInMs).toBeGreaterThan(30_000);
    expect(forecast.needed?.vus).toBe(Math.ceil((2 * (forecast.needed?.meanSignInMs ?? 0)) / 1_000));
    expect(forecast.vus).toBe(forecast.needed?.vus);
    expect(withVus(loaded, forecast).scenario.load.vus).toBe(forecast.vus);
    expect((await forecastLoad(...(await given({ arrivals: steady, realtime: true }, { parameters: slow })))).vus).toBe(
      200,
    );
    expect(
      (await forecastLoad(...(await given({ arrivals: steady, realtime: true, vus: 1_000 }, { parameters: slow }))))
        .vus,
    ).toBe(1_000);
    const [calm, people] = await given({ arrivals: steady });
    expect(withVus(calm, await forecastLoad(calm, people))).toBe(calm);
  });
});

describe('ratesOfSearches', () => {
  it.each([
    [{ from: 10, atMost: 400, tolerance: 0.05 }, 3],
    [{ from: 10, atMost: 100, tolerance: 0.05 }, 1],
    [{ from: 40, atMost: 400, tolerance: 0.03 }, 2],
    [{ from: 5, atMost: 5, tolerance: 0.5 }, 3],
  ] satisfies [Pick<Capacity, 'from' | 'atMost' | 'tolerance'>, number][])(
    'of %j, %i times, is what a search takes whose knee lies anywhere',
    async (bounds, repeats) => {
      const most = ratesOfSearches(bounds, repeats);
      let taken = 0;
      for (let knee = bounds.from; knee <= bounds.atMost; knee *= 1.03) {
        const hold = (rate: number) => Promise.resolve(rate <= knee);
        const first = await searchCapacity(bounds, hold);
        let rates = first.rates;
        for (let repeat = 1; repeat < repeats; repeat += 1)
          rates += (await searchAgain(first.held, bounds, hold)).rates;
        expect(rates).toBeLessThanOrEqual(most);
        taken = Math.max(taken, rates);
      }
      // And not far more than the longest of them.
      expect(most - taken).toBeLessThanOrEqual(repeats + 2);
    },
  );
});
