// Places rows of a chart on pixels: a label for each row, one or more lanes for its marks, a note of numbers for each lane.
// Wide: label left, marks in the middle, notes right, like a table. Narrow: label above, notes above the marks.
import { type ChartWidth, fontSize, type Padding, totalWidthPx } from './frame.ts';
import { textWidth, wrapText } from './text-width.ts';

export interface Row {
  readonly id: string;
  readonly label: string;
  /** Stands alone above the rows that follow it, until the next heading. */
  readonly heading?: true;
  readonly lanes: readonly {
    readonly id: string;
    readonly note: string;
    /** What the lane is, said where no key is beside it. */ readonly name?: string;
  }[];
}

/** A text at a place; px in the coordinates of the plot. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly role: 'label' | 'note' | 'heading';
}

export interface RowLayout {
  readonly width: number;
  readonly height: number;
  readonly padding: Padding;
  readonly texts: readonly PlacedText[];
  /** y of the hairlines between rows. */
  readonly separators: readonly number[];
  /** Left and right end of those hairlines. */
  readonly separatorFrom: number;
  readonly separatorTo: number;
  /** Stretches of y where grid lines may run without crossing text. */
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
  /** Centre of a lane's marks. */
  readonly laneY: (row: string, lane: string) => number;
}

export interface RowOptions {
  /** Height of a lane's marks, px. */
  readonly laneHeightPx: number;
  /** Room above the rows, for the key. */
  readonly topPx: number;
  /** Room below, for the axis. */
  readonly bottomPx: number;
}

const line = 16;
const noteLine = 15;
/** Longer notes are broken, so that the plot keeps its room. */
const widestNote = 190;
const gap = 14;
/** Marks and centred axis labels may reach a little beyond the plot. */
const bleed = 18;
/** For a font a little wider than the one the widths are of. */
const slack = 4;

export function layOutRows(rows: readonly Row[], width: ChartWidth, options: RowOptions): RowLayout {
  return width === 'wide' ? layOutWide(rows, options) : layOutNarrow(rows, options);
}

function noteLines(note: string): string[] {
  return note === '' ? [] : wrapText(note, widestNote, fontSize.note);
}

function layOutWide(rows: readonly Row[], { laneHeightPx, topPx, bottomPx }: RowOptions): RowLayout {
  const notes = rows.flatMap((row) =>
    row.lanes.flatMap((lane) => noteLines(lane.note).map((text) => textWidth(text, fontSize.note))),
  );
  const right = Math.ceil(Math.max(0, ...notes)) + (notes.some((note) => note > 0) ? gap + bleed + slack : bleed);
  const labels = rows.filter((row) => !row.heading).map((row) => textWidth(row.label, fontSize.label));
  const left = Math.ceil(Math.min(Math.max(0, ...labels), 210)) + gap + bleed;
  const width = totalWidthPx.wide - left - right;
  const texts: PlacedText[] = [];
  const separators: number[] = [];
  const laneAt = new Map<string, number>();
  const bands: { top: number; bottom: number }[] = [];
  let y = 0;
  for (const row of rows) {
    separators.push(y);
    if (row.heading) {
      const lines = wrapText(row.label, totalWidthPx.wide, fontSize.label, 'bold');
      for (const [index, text] of lines.entries())
        texts.push({ text, x: -left, y: y + 15 + index * line, role: 'heading' });
      y += 30 + (lines.length - 1) * line;
      continue;
    }
    const lines = wrapText(row.label, left - gap - bleed + 1, fontSize.label);
    const lane = Math.max(laneHeightPx, ...row.lanes.map(({ note }) => noteLines(note).length * noteLine));
    const height = Math.max(row.lanes.length * lane, lines.length * line) + gap;
    for (const [index, text] of lines.entries())
      texts.push({ text, x: -left, y: y + height / 2 + (index - (lines.length - 1) / 2) * line, role: 'label' });
    for (const [index, { id, note }] of row.lanes.entries()) {
      const centre = y + height / 2 + (index - (row.lanes.length - 1) / 2) * lane;
      laneAt.set(key(row.id, id), centre);
      const wrapped = noteLines(note);
      for (const [at, text] of wrapped.entries())
        texts.push({
          text,
          x: width + gap + bleed,
          y: centre + (at - (wrapped.length - 1) / 2) * noteLine,
          role: 'note',
        });
    }
    bands.push({ top: y, bottom: y + height });
    y += height;
  }
  separators.push(y);
  return finish({
    width,
    height: y,
    padding: { left, right, top: topPx, bottom: bottomPx },
    texts,
    separators,
    bands,
    from: -left,
    to: width + right,
    laneAt,
  });
}

function layOutNarrow(rows: readonly Row[], { laneHeightPx, topPx, bottomPx }: RowOptions): RowLayout {
  const width = totalWidthPx.narrow - 2 * bleed;
  const texts: PlacedText[] = [];
  const separators: number[] = [];
  const laneAt = new Map<string, number>();
  const bands: { top: number; bottom: number }[] = [];
  let y = 0;
  for (const row of rows) {
    separators.push(y);
    y += 7;
    for (const text of wrapText(row.label, totalWidthPx.narrow, fontSize.label, row.heading ? 'bold' : 'normal')) {
      texts.push({ text, x: -bleed, y: y + line / 2, role: row.heading ? 'heading' : 'label' });
      y += line + 1;
    }
    for (const lane of row.lanes) {
      for (const text of lane.note === ''
        ? []
        : wrapText(
            lane.name === undefined ? lane.note : `${lane.name}: ${lane.note}`,
            totalWidthPx.narrow,
            fontSize.note,
          )) {
        texts.push({ text, x: -bleed, y: y + line / 2, role: 'note' });
        y += noteLine;
      }
      laneAt.set(key(row.id, lane.id), y + laneHeightPx / 2);
      bands.push({ top: y, bottom: y + laneHeightPx });
      y += laneHeightPx + 4;
    }
    y += 7;
  }
  separators.push(y);
  const padding = { left: bleed, right: bleed, top: topPx, bottom: bottomPx };
  return finish({ width, height: y, padding, texts, separators, bands, from: -bleed, to: width + bleed, laneAt });
}

interface Placed extends Pick<RowLayout, 'width' | 'height' | 'padding' | 'texts' | 'separators' | 'bands'> {
  readonly from: number;
  readonly to: number;
  readonly laneAt: ReadonlyMap<string, number>;
}

function finish({ from, to, laneAt, ...placed }: Placed): RowLayout {
  return {
    ...placed,
    separatorFrom: from,
    separatorTo: to,
    laneY: (row, lane) => {
      const y = laneAt.get(key(row, lane));
      if (y === undefined)
        throw new Error(
          `Found no lane "${lane}" of row "${row}" in the chart's layout; expected one of ${[...laneAt.keys()].join(', ')}`,
        );
      return y;
    },
  };
}

function key(row: string, lane: string): string {
  return `${row} / ${lane}`;
}
