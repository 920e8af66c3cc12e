import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { predicting, predictingLine } from './predicting.ts';

const score = {
  level: 0.9,
  comparisons: 1,
  madeOn: '2026-11-30',
  sentence: 'Of what others published, it holds 1 of 1 times.',
  kinds: [
    { kind: 'times' as const, scale: 'log' as const, figures: 1, within: 1, compared: 0, naiveWithin: 0 },
    {
      kind: 'success' as const,
      scale: 'points' as const,
      figures: 1,
      within: 0,
      compared: 1,
      mean: 70,
      naive: 35,
      naiveWithin: 1,
    },
  ],
  figures: [
    {
      comparison: '<script>alert(1)</script>',
      url: 'javascript:alert(1)',
      quantity: 'Time, passkey',
      kind: 'times' as const,
      unit: 's',
      published: 4.4,
      fromMemory: true,
      median: 5,
      lower: 4,
      upper: 6,
      word: 'reproduced' as const,
      firstPredictedOn: '2026-11-23',
      revisedOn: '2026-11-30',
    },
  ],
};

describe('how well the model predicts', () => {
  it('is told in a line that leads to the table, which has every figure, its word and both days', () => {
    const results = fixtureResults({ predicting: score });
    const line = parse(String(predictingLine(results)));
    expect(line.text.replaceAll('\u00a0', ' ')).toContain('it holds 1 of 1 times.');
    expect(line.querySelector('a')?.getAttribute('href')).toBe(`#${predicting.id}`);
    const section = parse(String(predicting.render(results)));
    expect(section.querySelectorAll('script')).toEqual([]);
    expect(section.querySelector('a[href^="javascript"]')).toBeNull();
    const text = section.text.replaceAll('\u00a0', ' ');
    for (const told of [
      '4.4 s (from memory)',
      '4.00 to 6.00 s',
      'reproduced',
      '2026-11-23; changed after that, on 2026-11-30',
      '70.0 points',
    ])
      expect(text).toContain(told);
  });

  it('is not told where nothing was kept', () => {
    expect(predictingLine(fixtureResults())).toBe('');
    expect(String(predicting.render(fixtureResults()))).toContain('No predictions were kept');
  });
});
