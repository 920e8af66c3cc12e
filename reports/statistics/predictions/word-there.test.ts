import { describe, expect, it } from 'vitest';
import { weakestWord, wordThere } from './word-there.ts';

const exactly = (value: number, halfStep = 0) => ({ least: value - halfStep, most: value + halfStep });

describe('the word for a figure where it was made', () => {
  it.each([
    ['seconds', { lower: 4, upper: 8 }, exactly(5), 'reproduced'],
    ['seconds', { lower: 4, upper: 8.1 }, exactly(5), 'plausible'],
    ['seconds', { lower: 4, upper: 8 }, exactly(3.9), 'not explained'],
    // 3.9 was rounded: it may have been 4.
    ['seconds', { lower: 4, upper: 8 }, exactly(3.9, 0.1), 'reproduced'],
    ['seconds-ratio', { lower: 0.9, upper: 2 }, exactly(1.5), 'plausible'],
    ['success', { lower: 0.88, upper: 0.97 }, exactly(0.93), 'reproduced'],
    ['success', { lower: 0.7, upper: 0.97 }, exactly(0.93), 'plausible'],
    ['success-difference', { lower: -0.01, upper: 0.08 }, exactly(0.05), 'reproduced'],
    ['success-ratio', { lower: 1.1, upper: 1.3 }, exactly(1.2), 'reproduced'],
    ['success-ratio', { lower: 1, upper: 1.3 }, exactly(1.2), 'plausible'],
    ['registration-success', { lower: 0.97, upper: 1 }, exactly(0.96), 'not explained'],
  ] as const)('%s in %o, published %o: %s', (measure, predicted, published, word) => {
    expect(wordThere(measure, predicted, published)).toBe(word);
  });

  it('of several figures is the weakest, and none of none', () => {
    expect(weakestWord(['reproduced', 'not explained', 'plausible'])).toBe('not explained');
    expect(weakestWord(['reproduced', 'plausible'])).toBe('plausible');
    expect(weakestWord(['reproduced'])).toBe('reproduced');
    expect(weakestWord([])).toBeUndefined();
  });
});
