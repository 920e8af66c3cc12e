import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';
import type { Compared, ComparedQuantity } from '../../scenarios/schema/compared-quantity.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import type { StatedFigure } from '../../scenarios/schema/stated-claim.ts';
import type { DrawFigure } from './draw-figures.ts';
import { agreementOf, judgeComparison } from './judge-comparison.ts';

const side = { part: 'whole', per: 'attempt' } as const;
const base: Pick<Compared, 'definitions'> = {
  definitions: [
    { id: 'first', title: 'The first', passkey: side, other: side },
    { id: 'second', title: 'The second', passkey: side, other: side },
  ],
};
const row = (id: string, central: number, level: PublishedFigure['evidence_level'] = 'P'): PublishedFigure => ({
  id,
  section: 's',
  quantity: id,
  unit: 'proportion',
  central,
  low: central,
  high: central,
  distribution: 'point',
  population: 'p',
  source: 's',
  url: 'https://example.test/a',
  year: 2026,
  verified: true,
  evidence_level: level,
});
const rows = new Map(
  [row('a', 0.82), row('b', 0.6), row('seconds', 20), row('fast', 5, 'M'), row('cut', 65), row('sign', -1)].map(
    (one) => [one.id, one],
  ),
);
/** Those that are held against an interval are rounded; the others are as exact as they stand. */
const halfSteps: Readonly<Record<string, number>> = { a: 0.005 };
function stated(id: string): StatedFigure {
  return { row: id, value: Number(rows.get(id)?.central), halfStep: halfSteps[id] ?? 0 };
}
const success = {
  id: 'q',
  title: 'Success',
  measure: 'success',
  arm: 'passkey',
  published: { kind: 'figure', of: [stated('a')] },
} as const satisfies ComparedQuantity;

/** Normal draws by their quantiles, without chance between users. */
const drawn = (definition: string, mean: number, sd: number): DrawFigure[] =>
  Array.from({ length: 400 }, (_, index) => ({
    definition,
    quantity: 'q',
    value: mean + sd * normalQuantile((index + 0.5) / 400),
    variance: 0,
  }));

const judge = (quantity: ComparedQuantity, figures: readonly DrawFigure[]) => {
  const [found] = judgeComparison({ ...base, quantities: [quantity] }, rows, figures, {
    level: 0.9,
    seed: 1,
  });
  if (found === undefined) throw new Error('no quantity came back');
  return found;
};

describe('a published figure', () => {
  it('is a hit within the interval and a miss outside, by the first definition', () => {
    expect(judge(success, [...drawn('first', 0.82, 0.02), ...drawn('second', 0.5, 0.02)])).toMatchObject({
      agreement: 'hit',
      wouldAgree: [],
    });
    expect(judge(success, [...drawn('first', 0.95, 0.02), ...drawn('second', 0.82, 0.02)])).toMatchObject({
      agreement: 'miss',
      wouldAgree: ['second'],
    });
  });

  it('that is missed says which way, by how much and what would agree', () => {
    const { meaning } = judge(success, [...drawn('first', 0.95, 0.02), ...drawn('second', 0.82, 0.02)]);
    expect(meaning.replaceAll('\u00a0', ' ')).toContain('82.0 % lies 9.7');
    expect(meaning).toContain('below the interval');
    // 1 - 0.82 / 0.95
    expect(meaning.replaceAll('\u00a0', ' ')).toContain('13.7 % of what was counted');
    expect(meaning).toContain('“The second”');
    expect(judge(success, [...drawn('first', 0.95, 0.02), ...drawn('second', 0.5, 0.02)]).meaning).toContain(
      'Nor does it agree under the other definition.',
    );
  });

  it('agrees by what rounds to it: 82 % may have been 82.5 %', () => {
    // The interval ends at 82.3 %.
    const found = judge(success, drawn('first', 0.823 + 1.645 * 0.02, 0.02));
    expect(found).toMatchObject({
      agreement: 'hit',
      published: { value: 0.82, least: expect.closeTo(0.815, 12), most: expect.closeTo(0.825, 12) },
    });
    expect(found.meaning.replaceAll('\u00a0', ' ')).toMatch(/^82.0 %, before rounding 81.5 to 82.5 %, reaches into/);
    expect(judge(success, drawn('first', 0.83 + 1.645 * 0.02, 0.02)).agreement).toBe('miss');
  });

  it('that lies close to an end is told to be on the edge', () => {
    const { predictions } = judge(success, drawn('first', 0.825 + 1.645 * 0.02, 0.02));
    expect(predictions[0]?.onTheEdge).toBe(true);
    expect(judge(success, drawn('first', 0.82, 0.02)).predictions[0]?.onTheEdge).toBe(false);
  });

  it.each([
    [{ kind: 'figure', of: [stated('a')] }, 0.82],
    [{ kind: 'difference', of: [stated('a'), stated('b')] }, 0.22],
    [{ kind: 'quotient', of: [stated('seconds'), stated('fast')] }, 4],
    [{ kind: 'ratio', is: stated('fast') }, 5],
    [{ kind: 'cut', is: stated('cut') }, 1 / 0.35],
  ] as const)('is made of its figures: %o', (published, value) => {
    expect(judge({ ...success, published }, drawn('first', 0.8, 0.1)).published.value).toBeCloseTo(value, 12);
  });

  it('from memory is marked', () => {
    expect(
      judge(
        { ...success, published: { kind: 'quotient', of: [stated('seconds'), stated('fast')] } },
        drawn('first', 0.8, 0.1),
      ).published.fromMemory,
    ).toBe(true);
    expect(judge(success, drawn('first', 0.8, 0.1)).published.fromMemory).toBe(false);
  });

  it('of a direction agrees only when the whole interval lies on its side', () => {
    expect(agreementOf({ lower: 0.5, upper: 0.9 }, { direction: 'below-1' })).toBe('hit');
    expect(agreementOf({ lower: 0.5, upper: 1.1 }, { direction: 'below-1' })).toBe('open');
    expect(agreementOf({ lower: 1.1, upper: 2 }, { direction: 'below-1' })).toBe('miss');
    expect(agreementOf({ lower: 1.1, upper: 2 }, { direction: 'above-1' })).toBe('hit');
  });

  it('without enough draws is not judged', () => {
    const found = judge(success, drawn('first', 0.8, 0.1).slice(0, 5));
    expect(found.agreement).toBeUndefined();
    expect(found.predictions).toEqual([]);
    expect(found.meaning).toContain('nothing is predicted');
  });

  it('agrees at the stated rate when it comes from the predicted distribution itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0.001, max: 0.05, noNaN: true }),
        (mean, sd) => {
          const [prediction] = judge(success, drawn('first', mean, sd)).predictions;
          const held = Array.from(
            { length: 200 },
            (_, index) => mean + sd * normalQuantile((index + 0.5) / 200),
          ).filter((value) => prediction !== undefined && agreementOf(prediction, { value }) === 'hit').length;
          expect(held / 200).toBeGreaterThan(0.88);
          expect(held / 200).toBeLessThan(0.92);
        },
      ),
      { numRuns: 5 },
    );
  });
});
