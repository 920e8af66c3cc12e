import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontSize, totalWidthPx } from './frame.ts';
import { layOutRows, type PlacedText } from './row-layout.ts';
import { textWidth, wrapText } from './text-width.ts';

const words = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(' '));
const someRows = fc.array(fc.record({ label: words, notes: fc.array(words, { minLength: 1, maxLength: 1 }) }), {
  minLength: 1,
  maxLength: 8,
});

/** Box of a text, px. */
function boxOf({ text, x, y, role }: PlacedText) {
  const size = role === 'note' ? fontSize.note : fontSize.label;
  return {
    left: x,
    right: x + textWidth(text, size, role === 'heading' ? 'bold' : 'normal'),
    top: y - size / 2,
    bottom: y + size / 2,
  };
}

describe.each(['wide', 'narrow'] as const)('%s rows', (width) => {
  it('keep all text inside the chart and off each other', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const layout = layOutRows(
          rows.map(({ label, notes }, index) => ({
            id: String(index),
            label,
            lanes: notes.map((note, lane) => ({ id: String(lane), note })),
          })),
          width,
          { laneHeightPx: 20, topPx: 10, bottomPx: 40 },
        );
        const boxes = layout.texts.map(boxOf);
        expect(layout.width + layout.padding.left + layout.padding.right).toBe(totalWidthPx[width]);
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(-layout.padding.left);
          expect(box.right).toBeLessThanOrEqual(layout.width + layout.padding.right + 0.01);
          expect(box.bottom).toBeLessThanOrEqual(layout.height);
        }
        const overlapping = boxes.filter((one, index) =>
          boxes
            .slice(index + 1)
            .some(
              (other) =>
                one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
            ),
        );
        expect(overlapping).toEqual([]);
      }),
    );
  });
});

it('names the lane it cannot find', () => {
  const layout = layOutRows([{ id: 'a', label: 'A', lanes: [{ id: 'x', note: '' }] }], 'wide', {
    laneHeightPx: 20,
    topPx: 0,
    bottomPx: 0,
  });
  expect(() => layout.laneY('a', 'y')).toThrow('expected one of a / x');
});

it('wraps no line wider than asked unless a word is', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 300 }), (text, limit) => {
      const lines = wrapText(text, limit, 12);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines.filter((each) => each.includes(' ')))
        expect(textWidth(line, 12)).toBeLessThanOrEqual(limit);
    }),
  );
});
