import { describe, expect, it } from 'vitest';
import { arrivals, capacity, load, objective } from './load.ts';

describe('the load of a scenario', () => {
  it('needs nothing to be said', () => {
    expect(load.parse({})).toEqual({
      spacing: 'poisson',
      leadIn: 5_000,
      giveUpStartAfter: 10_000,
      realtime: false,
      rateLimit: 1_000,
    });
  });

  it('takes the shapes of arrivals, each with its own fields', () => {
    expect(arrivals.parse({ shape: 'ramp', from: '1/s', to: '600/min', for: '1 min' })).toEqual({
      shape: 'ramp',
      from: 1,
      to: 10,
      for: 60_000,
    });
    expect(
      arrivals.parse({
        shape: 'morning-peak',
        employees: 12_000,
        signInsPerDay: 1.6,
        share: '40 %',
        between: ['08:30', '09:00'],
      }),
    ).toEqual({
      shape: 'morning-peak',
      employees: 12_000,
      signInsPerDay: 1.6,
      share: 0.4,
      between: [30_600_000, 32_400_000],
      workingDay: [25_200_000, 64_800_000],
      shoulders: 600_000,
      compress: 1,
    });
    expect(arrivals.safeParse({ shape: 'steady', rate: '1/s', for: '1 s', peak: '2/s' }).success).toBe(false);
    expect(arrivals.safeParse({ shape: 'steady', rate: 5, for: '1 s' }).success).toBe(false);
    expect(arrivals.safeParse({ shape: 'wave', rate: '1/s', for: '1 s' }).success).toBe(false);
  });

  it('searches for a capacity by an objective that bounds something', () => {
    expect(objective.safeParse({}).success).toBe(false);
    expect(objective.parse({ failures: '0.5 %' })).toEqual({ failures: 0.005 });
    expect(capacity.parse({ objective: { p95: '1 s' }, from: '10/s', atMost: '400/s' })).toEqual({
      objective: { p95: 1_000 },
      from: 10,
      atMost: 400,
      trial: 10_000,
      tolerance: 0.05,
      repeats: 3,
    });
  });
});
