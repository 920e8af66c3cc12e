import { describe, expect, it } from 'vitest';
import { totalWidthPx } from './frame.ts';
import { type KeyEntry, layOutKey } from './layers.ts';
import { textWidth } from './text-width.ts';

const entry = (label: string): KeyEntry => ({ label, colour: '#000000', sign: { kind: 'swatch' } });
const long = 'Smart card at the desk, badge at the door, from next summer, own method only, of everybody who came';

describe('the key of a chart', () => {
  it.each(['wide', 'narrow'] as const)('keeps every label within the chart and apart from the others, %s', (width) => {
    const total = totalWidthPx[width];
    const { entries, heightPx } = layOutKey([entry('Short'), entry(long), entry('Last'), entry(long)], total);
    const lines = entries.flatMap(({ x, y, lines: broken }) =>
      broken.map((text, index) => ({ from: x, to: x + 22 + textWidth(text, 12), y: y + 20 * index, text })),
    );
    expect(lines.map(({ text }) => text).join(' ')).toBe(`Short ${long} Last ${long}`);
    for (const [index, line] of lines.entries()) {
      expect(line.to).toBeLessThanOrEqual(total);
      expect(line.y).toBeLessThan(heightPx - 14);
      for (const other of lines.slice(index + 1))
        expect(other.y !== line.y || other.from >= line.to, `${line.text} and ${other.text}`).toBe(true);
    }
  });
});
