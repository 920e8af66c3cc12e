import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectWithin } from './agreeing-spans.ts';

const hour = 3_600_000;
const found = (partMs: number, wholeMs: number): string => {
  try {
    expectWithin(partMs, wholeMs, 'a part');
    return 'agrees';
  } catch (cause) {
    return (cause as { readonly code: string }).code;
  }
};

it('a part of a whole agrees, whatever the clocks round off', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: hour, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (wholeMs, share, offMs) => {
        expect(found(wholeMs * share + offMs, wholeMs)).toBe('agrees');
      },
    ),
  );
});

it('a part that a moved clock made longer than the whole, or less than nothing, disagrees', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 30_000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(-hour, hour, -60_000, 60_000),
      (wholeMs, share, stepMs) => {
        expect(found(wholeMs * share + stepMs, wholeMs)).toBe('clock-disagrees');
        expect(found(wholeMs * share, wholeMs * share - hour)).toBe('clock-disagrees');
      },
    ),
  );
});

it.each([
  [Number.NaN, 10],
  [Number.POSITIVE_INFINITY, 10],
  [5, Number.NaN],
])('%d within %d is no span', (partMs, wholeMs) => {
  expect(found(partMs, wholeMs)).toBe('clock-disagrees');
});
