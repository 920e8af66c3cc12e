import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceOfWaiting,
  highestRateWithin,
  meanSojourn,
  meanWait,
  sojournBeyond,
  sojournQuantile,
  waitBeyond,
  type Queue,
} from './erlang-c.fixture.ts';

describe('answers of textbooks', () => {
  // Gross, Shortle, Thompson, Harris, section 2.3: an eye clinic, 6 people an hour, three doctors, 20 minutes each.
  it('eye clinic: p0 = 1/9, Lq = 8/9, W = 28.9 minutes', () => {
    const clinic: Queue = { arrivalRate: 6, servers: 3, meanService: 1 / 3 };
    expect(chanceOfWaiting(clinic)).toBeCloseTo(4 / 9, 12);
    expect(6 * meanWait(clinic)).toBeCloseTo(8 / 9, 12);
    expect(60 * meanSojourn(clinic)).toBeCloseTo(28.89, 2);
  });

  // Hillier, Lieberman: Introduction to Operations Research, "Queueing Theory", County Hospital: 2 patients an hour, 3 an hour a doctor.
  it.each([
    [1, { wait: 2 / 3, sojourn: 1, beyondHalf: 0.404 }],
    [2, { wait: 1 / 24, sojourn: 3 / 8, beyondHalf: 0.022 }],
  ])('county hospital with %d doctors', (servers, { wait, sojourn, beyondHalf }) => {
    const hospital: Queue = { arrivalRate: 2, servers, meanService: 1 / 3 };
    expect(meanWait(hospital)).toBeCloseTo(wait, 12);
    expect(meanSojourn(hospital)).toBeCloseTo(sojourn, 12);
    // The book cuts to three digits.
    expect(Math.floor(waitBeyond(hospital, 0.5) * 1_000) / 1_000).toBe(beyondHalf);
  });
});

const queues = fc
  .record({
    load: fc.double({ min: 0.01, max: 0.98, noNaN: true }),
    servers: fc.integer({ min: 1, max: 60 }),
    meanService: fc.double({ min: 0.1, max: 50, noNaN: true }),
  })
  .map(({ load, servers, meanService }): Queue => ({
    arrivalRate: (load * servers) / meanService,
    servers,
    meanService,
  }));
const shares = fc.double({ min: 0.01, max: 0.999, noNaN: true });

describe('for any queue', () => {
  it('C is what its definition by factorials says', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const offered = queue.arrivalRate * queue.meanService;
        let term = 1;
        let sum = 0;
        for (let n = 0; n < queue.servers; n += 1) {
          sum += term;
          term *= offered / (n + 1);
        }
        const last = (term * queue.servers) / (queue.servers - offered);
        expect(chanceOfWaiting(queue)).toBeCloseTo(last / (sum + last), 10);
      }),
    );
  });

  it('with one server the sojourn is exponential with rate 1/s - lambda', () => {
    fc.assert(
      fc.property(queues, shares, ({ arrivalRate, servers, meanService }, p) => {
        const one = { arrivalRate: arrivalRate / servers, servers: 1, meanService };
        expect(sojournQuantile(one, p) * (1 / meanService - one.arrivalRate)).toBeCloseTo(-Math.log1p(-p), 6);
      }),
    );
  });

  it('the distribution integrates to the mean', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const end = sojournQuantile(queue, 0.999_999_9);
        const steps = 20_000;
        const width = end / steps;
        let integral = 0;
        for (let step = 0; step < steps; step += 1) integral += sojournBeyond(queue, (step + 0.5) * width) * width;
        expect(integral / meanSojourn(queue)).toBeCloseTo(1, 3);
      }),
      { numRuns: 20 },
    );
  });

  it('quantiles are where the distribution says, and the knee is where the quantile meets the bound', () => {
    fc.assert(
      fc.property(queues, shares, (queue, p) => {
        const bound = sojournQuantile(queue, p);
        expect(sojournBeyond(queue, bound)).toBeCloseTo(1 - p, 9);
        const knee = highestRateWithin(bound, p, queue);
        expect(sojournBeyond({ ...queue, arrivalRate: knee }, bound)).toBeCloseTo(1 - p, 9);
        expect(highestRateWithin(bound * 1.1, p, queue)).toBeGreaterThan(knee);
      }),
    );
  });

  it('where wait and service have the same rate it goes on smoothly', () => {
    const at = (arrivalRate: number) => sojournBeyond({ arrivalRate, servers: 3, meanService: 1 }, 2.5);
    expect(at(2)).toBeCloseTo((at(2 - 1e-5) + at(2 + 1e-5)) / 2, 8);
  });

  it('has no knee where service alone breaks the bound, and no long run when more comes than can be served', () => {
    expect(highestRateWithin(2, 0.95, { servers: 4, meanService: 1 })).toBe(0);
    expect(() => chanceOfWaiting({ arrivalRate: 3, servers: 3, meanService: 1 })).toThrow(RangeError);
  });
});
