// Vega-Lite layers that several charts have in common: text of rows, hairlines between them, the key above the plot.
import type { SymbolShape } from './arm-style.ts';
import { colour } from './palette.ts';
import { fontSize, type Layer, type Padding } from './frame.ts';
import type { RowLayout } from './row-layout.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A position already in px of the plot. */
const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;

/** y of a mark whose datum carries its place in px. */
export const yPx = px('y');

/** Labels, notes and hairlines of the rows. */
export function rowLayers(layout: RowLayout): Layer[] {
  const text = (
    role: 'label' | 'note' | 'heading',
    mark: { fontSize: number; fontWeight?: 'bold'; fill: string },
  ): Layer => ({
    data: { values: layout.texts.filter((placed) => placed.role === role) },
    mark: { type: 'text', align: 'left', baseline: 'middle', ...mark },
    encoding: { x: px('x'), y: yPx, text: { field: 'text', type: 'nominal' } },
  });
  return [
    {
      data: { values: layout.separators.map((y) => ({ y, from: layout.separatorFrom, to: layout.separatorTo })) },
      mark: { type: 'rule', stroke: colour('hairline') },
      encoding: { x: px('from'), x2: { field: 'to' }, y: yPx },
    },
    text('label', { fontSize: fontSize.label, fill: colour('ink') }),
    text('heading', { fontSize: fontSize.label, fontWeight: 'bold', fill: colour('ink') }),
    text('note', { fontSize: fontSize.note, fill: colour('muted') }),
  ];
}

/** A saltire, as a Vega symbol: what did not hold, what failed. Drawn as a stroke. */
export const crossShape = 'M-0.7,-0.7L0.7,0.7M-0.7,0.7L0.7,-0.7';

export interface KeyEntry {
  readonly label: string;
  /** What stands before the label. */
  readonly sign:
    | { readonly kind: 'symbol'; readonly shape: SymbolShape; readonly hollow?: boolean }
    | { readonly kind: 'cross' }
    | { readonly kind: 'line'; readonly dash?: readonly number[] }
    | { readonly kind: 'swatch'; readonly opacity?: number; readonly outline?: boolean };
  readonly colour: string;
}

interface PlacedEntry extends KeyEntry {
  readonly x: number;
  readonly y: number;
  /** The label as it is broken. */
  readonly lines: readonly string[];
}

const signWidth = 22;
const entryGap = 20;
const keyLine = 20;

export interface Key {
  readonly heightPx: number;
  readonly entries: readonly PlacedEntry[];
}

/** Lays the entries out in lines, left to right; a label that is longer than a line is broken. */
export function layOutKey(entries: readonly KeyEntry[], totalPx: number): Key {
  const placed: PlacedEntry[] = [];
  let x = 0;
  let line = 0;
  for (const entry of entries) {
    const needed = signWidth + textWidth(entry.label, fontSize.note);
    if (x > 0 && x + needed > totalPx) {
      x = 0;
      line += 1;
    }
    const lines = needed > totalPx ? wrapText(entry.label, totalPx - signWidth, fontSize.note) : [entry.label];
    placed.push({ ...entry, x, y: line * keyLine, lines });
    line += lines.length - 1;
    x = lines.length > 1 ? totalPx : x + needed + entryGap;
  }
  return { heightPx: (line + 1) * keyLine + 14, entries: placed };
}

/** Draws a key at the top of the chart, flush with its left edge. */
export function keyLayers(key: Key, padding: Padding): Layer[] {
  const at = key.entries.map((entry) => {
    const x = entry.x - padding.left;
    return { ...entry, x, y: entry.y - padding.top + keyLine / 2, textX: x + signWidth, lineTo: x + 16, middle: x + 8 };
  });
  const signs = at.map((entry): Layer => {
    const datum = { data: { values: [{ x: entry.x, middle: entry.middle, y: entry.y, to: entry.lineTo }] } };
    switch (entry.sign.kind) {
      case 'symbol':
        return {
          ...datum,
          mark: {
            type: 'point',
            shape: entry.sign.shape,
            size: 60,
            filled: true,
            opacity: 1,
            fill: entry.sign.hollow ? colour('paper') : entry.colour,
            stroke: entry.colour,
            strokeWidth: 1.5,
          },
          encoding: { x: px('middle'), y: yPx },
        };
      case 'cross':
        return {
          ...datum,
          mark: {
            type: 'point',
            shape: crossShape,
            size: 60,
            opacity: 1,
            filled: false,
            stroke: entry.colour,
            strokeWidth: 1.75,
          },
          encoding: { x: px('middle'), y: yPx },
        };
      case 'line':
        return {
          ...datum,
          mark: {
            type: 'rule',
            stroke: entry.colour,
            strokeWidth: 2.5,
            ...(entry.sign.dash === undefined ? {} : { strokeDash: [...entry.sign.dash] }),
          },
          encoding: { x: px('x'), x2: { field: 'to' }, y: yPx },
        };
      case 'swatch':
        return {
          ...datum,
          mark: {
            type: 'bar',
            height: 11,
            fill: entry.colour,
            fillOpacity: entry.sign.opacity ?? 1,
            ...(entry.sign.outline ? { stroke: entry.colour, strokeWidth: 1 } : {}),
          },
          encoding: { x: px('x'), x2: { field: 'to' }, y: yPx },
        };
    }
  });
  return [
    ...signs,
    {
      data: {
        values: at.flatMap(({ lines, textX, y }) =>
          lines.map((text, index) => ({ text, x: textX, y: y + index * keyLine })),
        ),
      },
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: fontSize.note, fill: colour('ink') },
      encoding: { x: px('x'), y: yPx, text: { field: 'text', type: 'nominal' } },
    },
  ];
}
