import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';
import { estimate, type Estimate } from '../results/estimate.ts';
import { loadEstimates } from './load-metric.ts';
import { loadMetrics } from './metrics-by-source.ts';

const personas = ['information-worker', 'frontline-worker'];
const of = (load: LoadResults): Estimate[] => loadEstimates(load, loadMetrics, personas);
const find = (estimates: readonly Estimate[], metric: string, persona?: string) =>
  estimates.find((each) => each.metric === metric && each.arm === 'passkey' && each.persona === persona);

describe('load metrics', () => {
  it('are of the profile, each for every arm and, but for the capacity, every persona', () => {
    const estimates = of(loadFixture);
    expect(estimates).toHaveLength(2 * (1 + 5 * 3));
    for (const each of estimates) expect(estimate.parse(each)).toEqual(each);
    const p95 = loadFixture.latency
      .find(
        ({ trial, from, persona, step }) =>
          trial === 'passkey-profile-0' && from === 'due' && persona === 'frontline-worker' && step === undefined,
      )
      ?.percentiles.find(({ p }) => p === 0.95);
    expect(find(estimates, 'load-latency-p95', 'frontline-worker')).toMatchObject({
      value: p95?.ms,
      interval: p95?.interval,
      unit: 'ms',
    });
    expect(find(estimates, 'load-failure-share')?.value).toBe(
      loadFixture.trials.find(({ id }) => id === 'passkey-profile-0')?.failureShare,
    );
    expect(find(estimates, 'load-dropped-share')).toMatchObject({ value: 0, interval: { lower: 0 } });
    expect(find(estimates, 'load-capacity')?.value).toBe(
      loadFixture.capacity.find(({ arm }) => arm === 'passkey')?.perSecond,
    );
  });

  it('without a profile are of the highest rate that held', () => {
    const trials = loadFixture.trials.filter(({ purpose }) => purpose !== 'profile');
    const best = trials
      .filter(({ arm, verdict }) => arm === 'passkey' && verdict?.held)
      .toSorted((a, b) => b.offeredPerSecond - a.offeredPerSecond)[0];
    expect(find(of({ ...loadFixture, trials }), 'load-failure-share')?.of).toBe(best?.counted);
  });

  it('are withheld, with a reason, where there is nothing', () => {
    const nothing = of({
      ...loadFixture,
      trials: loadFixture.trials.filter(({ verdict }) => verdict?.held === false),
      capacity: [],
    });
    for (const each of nothing) expect([each.value, typeof each.withheld]).toEqual([undefined, 'string']);
    const few = of({
      ...loadFixture,
      latency: loadFixture.latency.map((summary) => ({ ...summary, percentiles: [] })),
    });
    expect(find(few, 'load-latency-p99')?.withheld).toContain('so few');
  });

  it('by persona are withheld where nobody knows of whom the dropped starts were', () => {
    const load = {
      ...loadFixture,
      byPersona: loadFixture.byPersona.map(({ trial, persona, users, counted, droppedCounted, failed }) => ({
        trial,
        persona,
        users,
        counted,
        droppedCounted,
        failed,
      })),
    };
    expect(find(of(load), 'load-failure-share', 'frontline-worker')).toMatchObject({
      withheld: expect.stringContaining('not known'),
    });
    expect(find(of(load), 'load-dropped-share', 'frontline-worker')).toMatchObject({
      withheld: expect.stringContaining('not known'),
    });
  });
});
