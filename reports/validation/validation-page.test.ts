import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { predictionScore } from './prediction-score.ts';
import { predictionChart } from './prediction-chart.ts';
import { validation, type ComparedResult, type Validation } from './validation.ts';
import { validationPage } from './validation-page.ts';
import { summariseValidation } from './validation-summary.ts';

const side = { part: 'whole', per: 'attempt' } as const;
const quantity = (
  id: string,
  measure: ComparedResult['measure'],
  unit: string,
  value: number,
  [lower, median, upper]: readonly [number, number, number],
): ComparedResult => {
  const agreement = lower <= value && value <= upper ? 'hit' : 'miss';
  return {
    id,
    title: `Quantity ${id}`,
    measure,
    unit,
    published: {
      value,
      rows: [{ id: 'r', quantity: 'q', source: 's', url: 'https://example.test/r', level: 'P' }],
      fromMemory: id === 'time',
    },
    predictions: [
      {
        definition: 'first',
        median,
        lower,
        upper,
        inputSd: 0.1,
        innerSd: 0.05,
        monteCarloError: { median: 0.01, lower: 0.02, upper: 0.02 },
        draws: 64,
        agreement,
        onTheEdge: false,
      },
    ],
    stated: true,
    word: agreement === 'hit' ? 'plausible' : 'not explained',
    agreement,
    wouldAgree: [],
    meaning: `Meaning of ${id}.`,
    ...(agreement === 'hit' ? {} : { believed: `Cause <i>of</i> ${id}.` }),
  };
};

const study = (id: string, title: string, heldOut: boolean): Validation['comparisons'][number] => ({
  id,
  claim: id,
  title,
  source: 'A <b>source</b>',
  url: 'https://example.test/a',
  year: 2026,
  tier: 1,
  population: 'Some',
  attempt: 'Not stated',
  comparator: 'A code',
  heldOut,
  restsOn: heldOut ? [] : [{ what: 'parameter patience', rows: ['r'] }],
  firstPredictedOn: '2026-11-23',
  revisedOn: '2026-11-30',
  revisions: [{ on: '2026-11-30', why: 'A cause was added', newDefinition: true }],
  ranges: [{ id: 'patience', central: 2, low: 1, high: 3, assumed: 'a test' }],
  definitions: [{ id: 'first', title: 'The first', passkey: side, other: side }],
  quantities: [
    quantity('success', 'success', 'proportion', 0.82, [0.9, 0.95, 0.99]),
    quantity('difference', 'success-difference', 'difference of proportions', 0.15, [0.01, 0.1, 0.3]),
    quantity('time', 'seconds', 's', 17, [12, 18, 22]),
    quantity('ratio', 'seconds-ratio', 'ratio', 3.9, [2, 3, 5.8]),
  ],
});

const comparisons = [
  study('a', 'A 2026, passkey against <script>alert(1)</script>', true),
  study('b', 'B 2026, not held out', false),
];
const score = predictionScore(comparisons, 0.9, '2026-11-30');
const made: Validation = {
  $schema: './validation.schema.json',
  format: 'passkey-pilot-validation/1',
  version: '0.0.0',
  generatedAt: '2026-01-05T08:00:00.000Z',
  summary: summariseValidation(comparisons, score),
  score,
  level: 0.9,
  seed: 1,
  draws: 64,
  usersPerDraw: 60,
  attempts: 10_000,
  machineTime: { title: 'A profile', measuredOn: '2026-01-05', run: 'runs/a' },
  comparisons,
};

describe('validation', () => {
  it('has the published schema', () => {
    expect(validation.safeParse(made).success).toBe(true);
  });

  it('counts what is held out, and names what is not', () => {
    expect(made.summary.replaceAll('\u00a0', ' ')).toContain(
      'Of 4 figures of 1 held-out comparison, 3 lie within the 90 % predictive interval: 2 of 2 of times and ratios of times, 1 of 2 of success, its differences and ratios. 1 of the comparisons was given another definition of an attempt after their first prediction',
    );
    expect(made.summary).toContain('Not held out, and not counted: B 2026, not held out.');
  });

  it('states findings as titles of charts, with every figure in words and in a table', () => {
    const chart = predictionChart(made, 'success', 'wide');
    expect(chart?.title).toBe(
      '0 of 1 share of success lies where the model predicts; the published one is lower wherever it misses',
    );
    expect(chart?.alt.replaceAll('\u00a0', ' ')).toContain('82 % v 90.0 to 99.0 %');
    expect(chart?.table.rows).toHaveLength(2);
    expect(predictionChart({ ...made, comparisons: [] }, 'success', 'wide')).toBeUndefined();
    expect(predictionChart(made, 'seconds', 'narrow')?.alt).toContain('(from memory)');
  });

  it('makes one page without script, in which hostile titles are text', async () => {
    const text = await validationPage(made);
    const page = parse(text);
    expect(page.querySelectorAll('script')).toEqual([]);
    expect(page.querySelectorAll('b')).toEqual([]);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('Meaning of success. <em>We believe:</em> Cause &lt;i&gt;of&lt;/i&gt; success.');
    expect(page.querySelectorAll('figure')).toHaveLength(4);
    for (const figure of page.querySelectorAll('figure')) {
      expect(figure.querySelector('[role=img]')?.getAttribute('aria-label')?.length).toBeGreaterThan(20);
      expect(figure.querySelector('table')).not.toBeNull();
    }
    expect(
      page.querySelectorAll('nav a').map((anchor) => page.querySelector(anchor.getAttribute('href') ?? '') !== null),
    ).not.toContain(false);
    expect(text).toContain('parameter patience rests on r');
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });
});
