// Rates of events against published counts, and by hand where personas weigh.
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { theEstimate } from '../inference.fixture.ts';
import { clusteredRate } from './clustered-rate.ts';
import type { UserSum } from './user-ratio.ts';

const conf = 0.95;
/** So many users with so many events in so many sign-ins each. */
const people = (
  persona: string,
  ...kinds: readonly (readonly [users: number, events: number, signIns: number])[]
): UserSum[] =>
  kinds
    .flatMap(([users, numerator, denominator]) => Array.from({ length: users }, () => ({ numerator, denominator })))
    .map(({ numerator, denominator }, index) => ({ user: `${persona}${index}`, persona, numerator, denominator }));
const evenly = new Map([
  ['desk', 1],
  ['ward', 1],
]);

describe('clusteredRate', () => {
  it('of five events that five users had is Garwood’s of 1936 for a count of 5, 1.623486 to 11.668332: less dispersion is no credit', () => {
    const found = theEstimate(clusteredRate({ perUser: people('', [95, 0, 40], [5, 1, 40]), conf }));
    expect(found.interval).toMatchObject({
      lower: expect.closeTo(1.623486 / 4, 6),
      upper: expect.closeTo(11.668332 / 4, 6),
      method: 'Garwood',
    });
  });

  it('of Greenwood & Yule’s 647 munition workers is Garwood’s on 301 accidents deflated by their dispersion, 1.48724', () => {
    // 1920, J R Stat Soc 83:255, table I: mean .465, variance .692. R: the dispersion of glm(w ~ 1, quasipoisson), then
    // qgamma(.025, x) and qgamma(.975, x + 1) for x = 301 / 1.48724, over the exposure 647 / 1.48724.
    const found = theEstimate(
      clusteredRate({
        perUser: people('', [447, 0, 1], [132, 1, 1], [42, 2, 1], [21, 3, 1], [3, 4, 1], [2, 5, 1]),
        conf,
      }),
    );
    expect(found.value).toBeCloseTo((301 / 647) * 1000, 9);
    expect(found.interval).toMatchObject({
      lower: expect.closeTo(403.334239, 4),
      upper: expect.closeTo(533.923715, 4),
      method: 'Garwood on overdispersion-deflated counts by user',
    });
  });

  it('of a tenant does not pass over the persona in which nobody had an event', () => {
    // 30 sign-ins of desk without an event stand for half of the tenant: 3.68888 x .5 / 30 alone is 61 per 1 000. The other half has 10 in
    // 1 200, which by itself would have said 7.7 per 1 000 at most.
    const perUser = [...people('desk', [30, 0, 1]), ...people('ward', [10, 1, 20], [50, 0, 20])];
    const { value, interval } = theEstimate(clusteredRate({ perUser, weights: evenly, conf }));
    expect(value).toBeCloseTo(0.5 * (10 / 1_200) * 1000, 9);
    expect(interval.upper).toBeGreaterThan(61);
    expect(interval.upper).toBeLessThan(61 + 7.7);
    expect(interval.method).toBe('Fay-Feuer gamma');
  });

  it('of a tenant without an event is that of the persona whose sign-ins weigh most, a user’s taken for alike at .3', () => {
    const perUser = [...people('desk', [100, 0, 4]), ...people('ward', [40, 0, 1])];
    const { interval } = theEstimate(clusteredRate({ perUser, weights: evenly, conf }));
    expect(interval).toMatchObject({ lower: 0, upper: expect.closeTo((0.5 * -Math.log(0.025) * 1000) / 40, 6) });
    expect(interval.method).toBe('all users alike: Fay-Feuer gamma, trials of a user assumed alike');
  });

  it('counts no sign-ins of a persona without weight', () => {
    const desk = people('desk', [95, 0, 40], [5, 1, 40]);
    const all = [...desk, ...people('visitor', [500, 0, 40])];
    const { interval } = theEstimate(clusteredRate({ perUser: all, weights: new Map([['desk', 1]]), conf }));
    expect(interval).toEqual(theEstimate(clusteredRate({ perUser: desk, conf })).interval);
  });

  it('covers at 95 % where a persona of nine tenths has 30 users and hardly an event', () => {
    let held = 0;
    const runs = 1_000;
    for (let seed = 0; seed < runs; seed += 1) {
      const stream = openStream({ seed, purpose: 'rare events' });
      const drawn = ([persona, users]: readonly [string, number]): UserSum[] =>
        Array.from({ length: users }, (_, index) => ({
          user: `${persona}${index}`,
          persona,
          numerator: Array.from({ length: 6 }, () => stream.uniform()).filter((u) => u < 0.005).length,
          denominator: 6,
        }));
      const { interval } = theEstimate(
        clusteredRate({
          perUser: (
            [
              ['desk', 30],
              ['ward', 170],
            ] as const
          ).flatMap(drawn),
          weights: new Map([
            ['desk', 9],
            ['ward', 1],
          ]),
          conf,
        }),
      );
      if (interval.lower <= 5 && 5 <= (interval.upper ?? Infinity)) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.94);
  });
});
