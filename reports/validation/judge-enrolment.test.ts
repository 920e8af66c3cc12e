import { expect, it } from 'vitest';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { enrolmentFinding } from './enrolment-finding.ts';
import { judgeEnrolment } from './judge-enrolment.ts';

const row = (id: string, central: number): readonly [string, PublishedFigure] => [
  id,
  {
    id,
    section: '',
    quantity: `Share ${id}`,
    unit: 'proportion',
    central,
    low: central - 0.05,
    high: central + 0.05,
    distribution: 'point',
    population: 'Some',
    source: 'A source',
    url: 'https://example.test',
    year: 2026,
    verified: true,
    evidence_level: 'P',
  },
];
const curve = {
  id: 'a',
  title: 'A',
  setUp: 'a.yaml',
  standsFor: 'x',
  points: [
    { row: 'inside', day: 7 },
    { row: 'below', day: 14 },
    { row: 'above', day: 21 },
  ],
};
/** 0.40 to 0.60 in the first week, ten points more in each that follows; so many people that chance between them is nothing. */
const draws = Array.from({ length: 41 }, (_, draw) => [0, 1, 2].map((week) => 0.4 + 0.005 * draw + 0.1 * week));
const judged = judgeEnrolment(
  { curve, published: new Map([row('inside', 0.5), row('below', 0.45), row('above', 0.95)]), draws, people: 1e9 },
  { level: 0.9, seed: 1 },
);

it('has the quantiles of the draws, week by week', () => {
  for (const [nth, { week, median, lower, upper }] of judged.weeks.entries()) {
    expect(week).toBe(nth);
    expect(median).toBeCloseTo(0.5 + 0.1 * nth, 3);
    expect(lower).toBeCloseTo(0.41 + 0.1 * nth, 2);
    expect(upper).toBeCloseTo(0.59 + 0.1 * nth, 2);
  }
});

it('says of each published share whether it lies where the model expects it, and which way it misses', () => {
  expect(judged.points.map(({ row: id, covered }) => [id, covered])).toEqual([
    ['inside', true],
    ['below', false],
    ['above', false],
  ]);
  expect(enrolmentFinding([judged])).toBe(
    '1 of 3 published shares of people enrolled lie where the model expects them; 1 published higher, 1 published lower',
  );
});

it('has no width where all draws agree', () => {
  const all = judgeEnrolment(
    { curve, published: new Map(), draws: draws.map(() => [1]), people: 100 },
    { level: 0.9, seed: 1 },
  );
  expect(all.weeks).toEqual([{ week: 0, median: 1, lower: 1, upper: 1 }]);
  expect(all.points).toEqual([]);
});
