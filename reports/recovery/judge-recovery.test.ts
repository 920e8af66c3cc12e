// From counts to results: figures agree with the counts by hand, impostors never get "0", decisions follow the rule.
import { describe, expect, it } from 'vitest';
import { recoveryResults } from '../results/recovery-results.ts';
import { miettinenNurminenDiffCI } from '../statistics/proportions/miettinen-nurminen-diff-ci.ts';
import { oneSidedUpperLimit } from '../statistics/proportions/one-sided-upper-limit.ts';
import { wilsonCI } from '../statistics/proportions/wilson-ci.ts';
import { judgeRecovery } from './judge-recovery.ts';
import { countsOf, layersFixture, livedAlone, livedFixture, personasOfFixture } from './lived-drill.fixture.ts';
import { cellsOf } from './lived-drill.ts';

const lived = livedFixture();
const judged = judgeRecovery(lived);

it('is what its schema says, with and without what was computed beside the run', () => {
  for (const results of [judged, judgeRecovery(livedAlone()), judgeRecovery(livedFixture({ real: [] }))])
    expect(recoveryResults.parse(structuredClone(results))).toEqual(results);
});

describe('rightful people', () => {
  const persona = 'frontline-worker';
  const [cell] = cellsOf(lived.real, 'by-identity', persona);
  const of = (layer: 'real' | 'many', id?: string) =>
    judged.rightful.find((row) => row.layer === layer && row.arm === 'by-identity' && row.persona === id);

  it('of one persona of the run are its counts, with Wilson’s interval', () => {
    const { people = 0, recovered = 0 } = cell?.rightful ?? {};
    const row = of('real', persona);
    expect(row?.recovered.value).toBeCloseTo(recovered / people, 12);
    const { lower, upper } = wilsonCI({ x: recovered, n: people, conf: 0.95 });
    expect(row?.recovered.interval?.lower).toBeCloseTo(lower, 9);
    expect(row?.recovered.interval?.upper).toBeCloseTo(upper, 9);
  });

  it('of all are weighted to the tenant, whoever was lived', () => {
    const skewed = lived.real.map((each) =>
      each.persona === persona
        ? {
            ...each,
            rightful: {
              ...each.rightful,
              people: each.rightful.people * 10,
              recovered: 0,
              recoveredBy: each.rightful.recoveredBy.map(() => 0),
            },
          }
        : each,
    );
    const found = judgeRecovery(livedFixture({ real: skewed })).rightful.find(
      (row) => row.layer === 'real' && row.arm === 'by-identity' && row.persona === undefined,
    );
    const byHand = personasOfFixture.reduce((sum, { id, weight }) => {
      const [one] = cellsOf(skewed, 'by-identity', id);
      return sum + weight * ((one?.rightful.recovered ?? 0) / (one?.rightful.people ?? 1));
    }, 0);
    expect(found?.recovered.value).toBeCloseTo(byHand, 12);
  });

  it('of the many have the error of the simulation and no interval; few have neither', () => {
    expect(of('many')?.recovered.interval).toBeUndefined();
    expect(of('many')?.recovered.simulationError).toBeGreaterThan(0);
    expect(of('real', 'contractor')?.recovered.withheld).toBe('10\u00a0people cannot carry an interval, 20 are needed');
  });

  it('never come back: shares back in and ended only rise, and together are at most all', () => {
    for (const { curve, recovered } of judged.rightful) {
      for (const [place, point] of curve.entries()) {
        expect(point.recovered).toBeGreaterThanOrEqual(curve[place - 1]?.recovered ?? 0);
        expect(point.lost).toBeGreaterThanOrEqual(curve[place - 1]?.lost ?? 0);
        expect(point.recovered + point.lost).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(curve.at(-1)?.recovered).toBeCloseTo(recovered.value, 9);
    }
  });

  it('are told by country: each of enough people by itself, the others together, everybody once', () => {
    const rows = of('many')?.byCountry ?? [];
    expect(rows.map(({ country, countries }) => [country, countries])).toEqual([
      ['US', 1],
      ['DE', 1],
      [undefined, 1],
    ]);
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(of('many')?.people);
    const [us] = of('many', persona)?.byCountry ?? [];
    const ofUs = cellsOf(lived.layers?.many ?? [], 'by-identity', persona)[0]?.rightful.byCountry['US'];
    expect(us?.recovered.value).toBeCloseTo((ofUs?.recovered ?? 0) / (ofUs?.people ?? 1), 12);
    // Ten people, and so two of one country and two of another: no row is anybody's alone.
    expect(of('real', 'contractor')?.byCountry).toMatchObject([{ countries: 3, people: 10 }]);
  });

  it('of the countries together are those of all: each persona weighs as much as its people are among a country’s', () => {
    const row = of('real');
    const named = new Set(row?.byCountry.flatMap(({ country }) => country ?? []));
    const shareIn = (country: string | undefined) =>
      personasOfFixture.reduce((sum, { id, weight }) => {
        const [own] = cellsOf(lived.real, 'by-identity', id);
        const groups = Object.entries(own?.rightful.byCountry ?? {});
        const there = groups.filter(([each]) => (country === undefined ? !named.has(each) : each === country));
        return sum + (weight * there.reduce((n, [, { people }]) => n + people, 0)) / (own?.rightful.people ?? 1);
      }, 0);
    const together = row?.byCountry.reduce(
      (sum, { country, recovered }) => sum + shareIn(country) * recovered.value,
      0,
    );
    expect(together).toBeCloseTo(row?.recovered.value ?? 0, 9);
  });

  it('stop somewhere, all of those who do not get back in', () => {
    for (const { stops, recovered, people } of judged.rightful) {
      expect(stops.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1 - recovered.value, 9);
      expect(stops.reduce((sum, stop) => sum + stop.people, 0)).toBeLessThan(people);
    }
  });

  it('cost what was counted, times the prices', () => {
    const row = of('many');
    const { perPerson, cost } = row ?? {};
    expect(cost?.parts.identityChecks).toBeCloseTo((perPerson?.identityChecks ?? 0) * 2, 9);
    expect(cost?.parts.time).toBeCloseTo(((perPerson?.totalS ?? 0) / 3_600) * 60, 9);
    expect(cost?.perRecovery).toBeCloseTo((cost?.perPerson ?? 0) / (row?.recovered.value ?? 1), 9);
  });
});

describe('the difference of two ways', () => {
  const of = (layer: 'real' | 'many', persona?: string) =>
    judged.differences.find((each) => each.layer === layer && each.persona === persona);

  it('is that of the shares, with the interval of Miettinen and Nurminen of one persona', () => {
    const [one] = cellsOf(lived.real, 'by-identity', 'information-worker');
    const [other] = cellsOf(lived.real, 'help-desk', 'information-worker');
    const { lower, upper } = miettinenNurminenDiffCI({
      x1: one?.rightful.recovered ?? 0,
      n1: one?.rightful.people ?? 0,
      x2: other?.rightful.recovered ?? 0,
      n2: other?.rightful.people ?? 0,
      conf: 0.95,
    });
    const found = of('real', 'information-worker');
    expect(found?.value).toBeCloseTo(53 / 60 - 56 / 60, 12);
    expect(found?.interval?.lower).toBeCloseTo(lower, 9);
    expect(found?.interval?.upper).toBeCloseTo(upper, 9);
  });

  it('has no interval of few people, and of the many the error of the simulation', () => {
    expect(of('real', 'contractor')?.withheld).toContain('20 are needed');
    expect(of('many')).toMatchObject({ simulationError: expect.any(Number) });
    expect(of('many')?.interval).toBeUndefined();
  });
});

describe('impostors', () => {
  it('have an exact upper limit, above nothing where none got in', () => {
    for (const row of judged.impostors) {
      expect(row.upper1000).toBeCloseTo(oneSidedUpperLimit({ x: row.gotIn, n: row.attacks, conf: 0.95 }) * 1_000, 9);
      expect(row.upper1000).toBeGreaterThan(0);
      expect(row.upper1000).toBeGreaterThanOrEqual(row.per1000);
    }
    expect(judged.impostors.some(({ gotIn }) => gotIn === 0)).toBe(true);
  });

  it('of all personas are the sum of those of each', () => {
    const rows = judged.impostors.filter(
      ({ layer, arm, kind }) => layer === 'many' && arm === 'help-desk' && kind === 'print',
    );
    const [whole, ...parts] = rows;
    expect(whole?.attacks).toBe(parts.reduce((sum, { attacks }) => sum + attacks, 0));
  });

  it('work for each try, and buy once', () => {
    const row = judged.impostors.find(({ kind }) => kind === 'replay');
    expect(row?.perAttack).toMatchObject({ tries: 2, effortH: 8, price: 250, priceCurrency: 'USD' });
  });

  it('are in no figure by their share, but in a reading by itself', () => {
    expect(judged.baseRate).toBeUndefined();
    const read = judgeRecovery(livedFixture({ drill: { ...lived.drill, impostorShare: 0.1 } }));
    expect({ ...read, baseRate: undefined }).toEqual({ ...judged, baseRate: undefined });
    for (const { ofGranted, upper } of read.baseRate?.rows ?? []) {
      expect(ofGranted).toBeGreaterThan(0);
      expect(upper).toBeGreaterThan(ofGranted);
    }
  });
});

describe('the trade-off', () => {
  it('has thresholds of the way with a Face Check and procedures of the other', () => {
    const byArm = Map.groupBy(judged.tradeOff, ({ arm }) => arm);
    expect(byArm.get('by-identity')?.map(({ threshold }) => threshold)).toEqual([50, 60, 70, 80, 90, 95, 100]);
    expect(byArm.get('help-desk')?.map(({ procedure }) => procedure?.length)).toEqual([1, 2, 2, 3]);
    expect(judged.tradeOff.filter(({ asRun }) => asRun).map(({ words }) => words)).toEqual([
      'questions',
      'threshold 70',
    ]);
  });

  it('crosses where both errors are closest', () => {
    for (const { arm, kind, lostShare, letInShare } of judged.crossings)
      for (const point of judged.tradeOff.filter((each) => each.arm === arm)) {
        const letIn = point.kinds.find((each) => each.kind === kind);
        expect(Math.abs(lostShare - letInShare)).toBeLessThanOrEqual(
          Math.abs(point.lostShare - (letIn?.gotIn ?? 0) / (letIn?.attacks ?? 1)) + 1e-12,
        );
      }
  });
});

describe('nobody back in', () => {
  const dead = judgeRecovery(
    livedFixture({
      threshold: 100,
      layers: { ...layersFixture(), many: countsOf({ people: 20_000, threshold: 100 }) },
    }),
  );
  it('is named, is DO NOT for everybody, and costs no recovery', () => {
    expect(dead.noneRecovered).toEqual(['by-identity']);
    expect(dead.decisions.map(({ decision }) => decision)).toEqual(['do-not', 'do-not', 'do-not']);
    expect(new Set(dead.decisions.map(({ why }) => why))).toEqual(new Set(['Nobody gets back in.']));
    expect(
      dead.rightful.find(({ layer, arm }) => layer === 'many' && arm === 'by-identity')?.cost.perRecovery,
    ).toBeUndefined();
  });
});
