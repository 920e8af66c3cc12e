import { beforeAll, describe, expect, it } from 'vitest';
import { binomialQuantile } from '../../reports/statistics/distributions/binomial.ts';
import { coverageOf, coverPilots, type PilotFigure } from './pilot-coverage.ts';

const pilots = 40;
/** The least that 95 % intervals cover in all but one of 10 000 tries, were each 94 % as test:coverage allows. */
const least = (of: number) => binomialQuantile(1e-4, of, 0.94);
let figures: readonly PilotFigure[] = [];

beforeAll(async () => {
  figures = await coverPilots({ pilots, users: 100, days: 1, truthUsers: 4_000, seed: 20260105 });
}, 240_000);

describe('intervals of 40 pilots lived in virtual time', () => {
  it('are there for every figure, with a truth known far better than a pilot knows it', () => {
    expect(figures).toHaveLength(8);
    for (const { figure, inferences, truth, truthError } of figures) {
      expect(inferences, figure).toHaveLength(pilots);
      const widths = inferences.flatMap((inference) =>
        inference.kind === 'estimated' && inference.interval.upper !== undefined
          ? [inference.interval.upper - inference.interval.lower]
          : [],
      );
      expect(truth, figure).toBeGreaterThan(0);
      expect(truthError, figure).toBeLessThan(widths.reduce((sum, width) => sum + width, 0) / widths.length / 8);
    }
  });

  it('hold the truth as often as they say, those that carry a verdict', () => {
    for (const figure of figures) {
      const { verdicts, verdictsCovered } = coverageOf(figure);
      expect(verdictsCovered, figure.figure).toBeGreaterThanOrEqual(least(verdicts));
    }
  });

  it('would be found out at half their width', () => {
    const times = figures.filter(({ figure }) => /time|median/.test(figure));
    const tooFew = times.filter((figure) => {
      const { verdicts, verdictsCovered } = coverageOf(
        figure,
        ({ value, interval: { lower, upper = value } }, truth) =>
          value - (value - lower) / 2 <= truth && truth <= value + (upper - value) / 2,
      );
      return verdictsCovered < least(verdicts);
    });
    expect(tooFew.length).toBeGreaterThan(0);
  });
});
