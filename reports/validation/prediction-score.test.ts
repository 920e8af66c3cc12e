import { describe, expect, it } from 'vitest';
import type { PredictionScore } from '../../scenarios/schema/kept-prediction.ts';
import { figureScores, predictionScore } from './prediction-score.ts';
import type { ComparedResult, ComparedStudy } from './validation.ts';

const side = { part: 'whole', per: 'attempt' } as const;

function quantity(
  id: string,
  measure: ComparedResult['measure'],
  value: number,
  [lower, upper]: readonly [number, number],
  more: { readonly row?: string; readonly halfStep?: number } = {},
): ComparedResult {
  const { row, halfStep = 0 } = more;
  return {
    id,
    title: id,
    measure,
    unit: measure === 'seconds' ? 's' : measure.endsWith('ratio') ? 'ratio' : 'proportion',
    published: {
      value,
      least: value - halfStep,
      most: value + halfStep,
      rows: row === undefined ? [] : [{ id: row, quantity: 'q', source: 's', url: 'https://example.test', level: 'P' }],
      fromMemory: false,
    },
    predictions: [
      {
        definition: 'first',
        median: (lower + upper) / 2,
        lower,
        upper,
        inputSd: 0,
        innerSd: 0,
        monteCarloError: { median: 0, lower: 0, upper: 0 },
        draws: 64,
        agreement: 'hit',
        onTheEdge: false,
      },
    ],
    stated: true,
    agreement: 'hit',
    wouldAgree: [],
    meaning: '',
  };
}

const study = (claim: string, quantities: ComparedResult[], more: Partial<ComparedStudy> = {}): ComparedStudy => ({
  id: claim,
  claim,
  title: claim,
  source: 's',
  url: 'https://example.test',
  year: 2026,
  tier: 1,
  population: 'p',
  attempt: 'a',
  comparator: 'c',
  heldOut: true,
  restsOn: [],
  firstPredictedOn: '2026-11-23',
  revisions: [],
  ranges: [],
  definitions: [{ id: 'first', title: 'First', passkey: side, other: side }],
  quantities,
  ...more,
});

const kind = (score: PredictionScore, of: 'times' | 'success') => {
  const found = score.kinds.find((one) => one.kind === of);
  if (found === undefined) throw new Error('no such kind');
  return found;
};

describe('the score of predictions', () => {
  it('is that of the interval beside that of the range of the other studies, worked by hand', () => {
    const score = predictionScore(
      [
        study('a', [quantity('success-passkey', 'success', 0.9, [0.85, 0.95])]),
        study('b', [quantity('success-passkey', 'success', 0.7, [0.8, 0.9])]),
        study('c', [quantity('success-passkey', 'success', 0.8, [0.75, 0.95])]),
      ],
      0.9,
      '2026-11-30',
    );
    // Ours, in points: 10; 10 + 20 * 10; 20. Range of the others: [70, 80] -> 10 + 20 * 10; [80, 90] -> 10 + 20 * 10; [70, 90] -> 20.
    const found = kind(score, 'success');
    expect(found).toMatchObject({ figures: 3, within: 2, compared: 3, naiveWithin: 1, scale: 'points' });
    expect(found.mean).toBeCloseTo(240 / 3, 9);
    expect(found.naive).toBeCloseTo(440 / 3, 9);
    expect(kind(score, 'times')).toMatchObject({ figures: 0, compared: 0 });
    expect(score.sentence.replaceAll('\u00a0', ' ')).toBe(
      'Of what others published, the model’s 90 % predictions hold 2 of 3 figures of success; their interval score is 1.83 times better for success than that of guessing from the other studies.',
    );
  });

  it('of times is on the scale of the logarithm', () => {
    const [first] = figureScores(
      [5, 10, 40].map((value, index) => study(`s${index}`, [quantity('seconds-other', 'seconds', value, [10, 20])])),
      0.9,
    );
    expect(first?.beside?.ours).toBeCloseTo(Math.log(2) + 20 * Math.log(2), 9);
    expect(first?.beside?.naive).toBeCloseTo(Math.log(4) + 20 * Math.log(2), 9);
  });

  it('punishes nothing that rounding explains, in either forecast', () => {
    const [first] = figureScores(
      [0.7, 0.8, 0.9].map((value, index) =>
        study(`s${index}`, [quantity('success-other', 'success', value, [0.72, 0.9], { halfStep: 0.05 })]),
      ),
      0.9,
    );
    expect(first).toMatchObject({ within: true });
    expect(first?.beside?.ours).toBeCloseTo(18, 9);
    expect(first?.beside?.naive).toBeCloseTo(10 + 20 * 5, 9);
  });

  it('counts a published figure once, leaves out what is not held out, and has no range of one other study or of its own', () => {
    const twice = quantity('seconds-passkey', 'seconds', 8, [5, 10], { row: 'r' });
    const comparisons = [
      study('a', [twice]),
      study('a', [twice], { id: 'a-again' }),
      study('b', [quantity('seconds-passkey', 'seconds', 9, [5, 10])]),
      study('c', [quantity('seconds-passkey', 'seconds', 9, [5, 10])], { heldOut: false }),
    ];
    const scores = figureScores(comparisons, 0.9);
    expect(scores.map(({ comparison, beside }) => [comparison, beside])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
    expect(kind(predictionScore(comparisons, 0.9, '2026-11-30'), 'times')).not.toHaveProperty('mean');
  });

  it('of a ratio of shares counts coverage alone', () => {
    const scores = figureScores(
      [1, 1.2, 2].map((value, index) =>
        study(`s${index}`, [quantity('success-ratio', 'success-ratio', value, [1, 1.3])]),
      ),
      0.9,
    );
    expect(scores.map(({ within, beside }) => [within, beside])).toEqual([
      [true, undefined],
      [true, undefined],
      [false, undefined],
    ]);
  });
});
