import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream, type Stream } from '../../../../scenarios/sampling/stream.ts';
import {
  twoOfThree,
  searchAgain,
  searchCapacity,
  ratesOfSearches,
  type Hold,
  type SearchBounds,
  type SearchResult,
} from './capacity-search.ts';
import { quantileOf } from '../queueing/batch-means.fixture.ts';
import { highestRateWithin } from '../queueing/erlang-c.fixture.ts';

const bounds: SearchBounds = { from: 10, atMost: 400, tolerance: 0.05 };

/** A target that holds every rate up to its knee. Notes what was tried. */
function targetWith(knee: number) {
  const tried: { rate: number; n: number; held: boolean }[] = [];
  const hold: Hold = (rate, n) => {
    const held = rate <= knee;
    tried.push({ rate, n, held });
    return Promise.resolve(held);
  };
  return { tried, hold };
}

/** Close, and of rates that were tried: the highest that held under the lowest that broke. */
function expectFound(
  { held, broken = Number.NaN, rates }: SearchResult,
  knee: number,
  tried: ReturnType<typeof targetWith>['tried'],
  { tolerance, atMost }: SearchBounds,
) {
  expect(held).toBeLessThanOrEqual(knee);
  expect(broken).toBeGreaterThan(knee);
  expect(broken / held).toBeLessThanOrEqual(1 + tolerance + 1e-12);
  expect(rates).toBe(tried.length);
  expect(tried.map(({ n }) => n)).toEqual(tried.map((_, nth) => nth));
  expect(held).toBe(Math.max(...tried.filter((each) => each.held).map(({ rate }) => rate)));
  expect(broken).toBe(Math.min(...tried.filter((each) => !each.held).map(({ rate }) => rate)));
  expect(Math.max(...tried.map(({ rate }) => rate))).toBeLessThanOrEqual(atMost);
  expect(new Set(tried.map(({ rate }) => rate)).size).toBe(tried.length);
}

const anyBounds = fc.record({
  from: fc.double({ min: 0.5, max: 100, noNaN: true }),
  times: fc.double({ min: 1, max: 200, noNaN: true }),
  tolerance: fc.double({ min: 0.005, max: 0.5, noNaN: true }),
});

describe('a search', () => {
  it('finds any knee within the tolerance, tries no rate twice and none beyond the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBounds,
        fc.double({ min: 0.02, max: 0.999, noNaN: true }),
        async ({ from, times, tolerance }, place) => {
          const given = { from, atMost: from * times, tolerance };
          // By ratio, from 1/50 of the first rate to the limit.
          const knee = (from / 50) * (50 * times) ** place;
          const { tried, hold } = targetWith(knee);
          expectFound(await searchCapacity(given, hold), knee, tried, given);
        },
      ),
    );
  });

  it('doubles, then halves the bracket by ratio', async () => {
    const { tried, hold } = targetWith(50);
    await searchCapacity(bounds, hold);
    expect(tried.slice(0, 5).map(({ rate }) => rate)).toEqual([10, 20, 40, 80, Math.sqrt(40 * 80)]);
  });

  it('ends unbroken at the limit, which it tries itself', async () => {
    const { tried, hold } = targetWith(Number.POSITIVE_INFINITY);
    expect(await searchCapacity(bounds, hold)).toEqual({ held: 400, rates: 7 });
    expect(tried.map(({ rate }) => rate)).toEqual([10, 20, 40, 80, 160, 320, 400]);
  });

  it('tries the limit first where that is below the first rate', async () => {
    const { tried, hold } = targetWith(Number.POSITIVE_INFINITY);
    expect(await searchCapacity({ ...bounds, from: 900 }, hold)).toEqual({ held: 400, rates: 1 });
    expect(tried).toMatchObject([{ rate: 400 }]);
  });

  it('holds nothing where nothing holds, and ends soon', async () => {
    const { tried, hold } = targetWith(0);
    const found = await searchCapacity(bounds, hold);
    expect(found).toEqual({ held: 0, broken: 10 / 64, rates: 7 });
    expect(tried.map(({ rate }) => rate)).toEqual([10, 5, 2.5, 1.25, 0.625, 0.3125, 0.156_25]);
  });

  it('ends whatever it is told, between a rate that held and one that broke', async () => {
    await fc.assert(
      fc.asyncProperty(anyBounds, fc.infiniteStream(fc.boolean()), async ({ from, times, tolerance }, answers) => {
        const given = { from, atMost: from * times, tolerance };
        const told: { rate: number; held: boolean }[] = [];
        const found = await searchCapacity(given, (rate) => {
          const held = answers.next().value === true;
          told.push({ rate, held });
          return Promise.resolve(held);
        });
        expect(found.rates).toBe(told.length);
        expect(told.length).toBeLessThan(40);
        if (found.held > 0) expect(told).toContainEqual({ rate: found.held, held: true });
        if (found.broken === undefined) expect(found.held).toBe(given.atMost);
        else {
          expect(told).toContainEqual({ rate: found.broken, held: false });
          expect(found.broken).toBeGreaterThan(found.held);
        }
      }),
    );
  });

  it('comes near the knee of a target that wavers about it, and nearer on the average of repeats', async () => {
    const knee = 73;
    const stream = openStream({ seed: 4, purpose: 'test/noisy-hold' });
    // Holds with a probability that falls from 1 to 0 over ±10 % about the knee.
    const hold: Hold = (rate) => Promise.resolve(stream.uniform() < (1.1 * knee - rate) / (0.2 * knee));
    const first = await searchCapacity(bounds, hold);
    const repeats = [first.held];
    for (let repeat = 1; repeat < 200; repeat += 1) repeats.push((await searchAgain(first.held, bounds, hold)).held);
    for (const held of repeats) expect(Math.abs(held / knee - 1)).toBeLessThan(0.15);
    const mean = repeats.reduce((sum, held) => sum + held, 0) / repeats.length;
    expect(Math.abs(mean / knee - 1)).toBeLessThan(0.05);
    expect(new Set(repeats).size).toBeGreaterThan(5);
  });
});

describe('a search around what was found before', () => {
  it('begins with a bracket of 25 % to either side', async () => {
    const { tried, hold } = targetWith(101);
    expectFound(await searchAgain(100, bounds, hold), 101, tried, bounds);
    expect(tried.slice(0, 3).map(({ rate }) => rate)).toEqual([80, 125, 100]);
  });

  it('finds a knee that has moved, however far, and tries no rate twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1, max: 400, noNaN: true }),
        fc.double({ min: 0.2, max: 399, noNaN: true }),
        async (around, knee) => {
          const { tried, hold } = targetWith(knee);
          expectFound(await searchAgain(around, bounds, hold), knee, tried, bounds);
        },
      ),
    );
  });

  it('is unbroken only where nothing broke', async () => {
    const { tried, hold } = targetWith(Number.POSITIVE_INFINITY);
    expect(await searchAgain(400, bounds, hold)).toEqual({ held: 400, rates: 2 });
    expect(tried.map(({ rate }) => rate)).toEqual([320, 400]);
    // A rate that broke has broken, though all that is tried below it holds.
    let first = true;
    const found = await searchAgain(400, bounds, () => {
      const held = !first;
      first = false;
      return Promise.resolve(held);
    });
    expect(found.broken).toBe(320);
    expect(found.held).toBeGreaterThan(320 / 1.05 - 1e-9);
    expect(found.held).toBeLessThan(320);
  });

  it('goes no further than the limit, also where that has come down since', async () => {
    const { tried, hold } = targetWith(Number.POSITIVE_INFINITY);
    expect(await searchAgain(1_000, bounds, hold)).toEqual({ held: 400, rates: 1 });
    expect(tried).toMatchObject([{ rate: 400 }]);
  });

  it('holds nothing where nothing holds any more', async () => {
    const { hold } = targetWith(0);
    expect(await searchAgain(100, bounds, hold)).toMatchObject({ held: 0 });
  });
});

it('foretells no fewer rates than searches try', async () => {
  const { tried, hold } = targetWith(390);
  const { held } = await searchCapacity(bounds, hold);
  await searchAgain(held, bounds, hold);
  expect(tried.length).toBeLessThanOrEqual(ratesOfSearches(bounds, 2));
});

// No k6 and no machine: what the rule does to the noise of a queue alone. The same against real k6 is in known-latency.alone.test.ts.
it('finds the knee of a simulated M/M/c queue within 5 %, nine times of ten', async () => {
  const station = { servers: 16, meanService: 0.06 };
  const objective = { p95: 0.22, trialSeconds: 20, leadInSeconds: 4 };
  const knee = highestRateWithin(objective.p95, 0.95, station);
  const stream = openStream({ seed: 7, purpose: 'test/simulated-knee' });
  let near = 0;
  const searches = 30;
  for (let n = 0; n < searches; n += 1) {
    const hold = twoOfThree((rate) => Promise.resolve(simulatedP95(rate, station, objective, stream) <= objective.p95));
    const { held, broken = held } = await searchCapacity(
      { from: 0.65 * knee, atMost: 10 * knee, tolerance: 0.03 },
      hold,
    );
    if (Math.abs(Math.sqrt(held * broken) / knee - 1) < 0.05) near += 1;
  }
  expect(near / searches).toBeGreaterThanOrEqual(0.9);
}, 30_000);

/** First come, first served; Poisson arrivals and exponential services; from an empty station. Seconds. */
function simulatedP95(
  rate: number,
  { servers, meanService }: { servers: number; meanService: number },
  { trialSeconds, leadInSeconds }: { trialSeconds: number; leadInSeconds: number },
  stream: Stream,
): number {
  const freeAt = new Float64Array(servers);
  const sojourns: number[] = [];
  for (let at = -Math.log(stream.uniform()) / rate; at < trialSeconds; at -= Math.log(stream.uniform()) / rate) {
    const server = freeAt.indexOf(Math.min(...freeAt));
    const endsAt = Math.max(at, freeAt[server] ?? 0) - meanService * Math.log(stream.uniform());
    freeAt[server] = endsAt;
    if (at >= leadInSeconds) sojourns.push(endsAt - at);
  }
  return quantileOf(sojourns, 0.95);
}

describe('twoOfThree', () => {
  const answering = (...answers: boolean[]) => {
    const numbers: number[] = [];
    const hold = twoOfThree((_rate, n) => {
      numbers.push(n);
      return Promise.resolve(answers.shift() ?? false);
    });
    return { hold, numbers };
  };

  it.each([
    [[true, true], true],
    [[true, false, true], true],
    [[false, true, true], true],
    [[true, false, false], false],
    [[false, true, false], false],
    [[false, false], false],
  ])('takes %j for %s', async (answers, expected) => {
    const { hold, numbers } = answering(...answers);
    expect(await hold(10)).toBe(expected);
    expect(numbers).toEqual(answers.map((_, n) => n));
  });

  it('lets a search past a single hiccup', async () => {
    const knee = 90;
    let hiccups = 1;
    const hold = twoOfThree((rate) => Promise.resolve(rate <= knee && (rate < 70 || hiccups-- <= 0)));
    const { held, broken } = await searchCapacity(bounds, hold);
    expect(held).toBeLessThanOrEqual(knee);
    expect(broken).toBeGreaterThan(knee);
  });
});
