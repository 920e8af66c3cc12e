// How much of a sheet of paper something takes, before anything is drawn: so that two pages are two pages, whatever the titles are. Widths of
// text are those of a wide font; a reader's own font leaves a little more room.
import { textWidth, wrapText } from '../drawing/text-width.ts';

/** CSS px, 96 an inch. A4 with margins of 12 mm; some px are kept back for rounding. */
export const sheet = { widthPx: 702, heightPx: 1_015 } as const;

export interface Cell {
  readonly text: string;
  readonly widthPx: number;
  readonly fontPx: number;
  readonly weight?: 'normal' | 'bold';
}

/** A word that is wider than its cell is broken. */
export function linesOf({ text, widthPx, fontPx, weight = 'normal' }: Cell): number {
  return wrapText(text, widthPx, fontPx, weight).reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(textWidth(line, fontPx, weight) / widthPx)),
    0,
  );
}

/** As many of the first rows as fit. */
export function fitting<T>(rows: readonly T[], heightOf: (row: T) => number, roomPx: number): T[] {
  let left = roomPx;
  const cut = rows.findIndex((row) => (left -= heightOf(row)) < 0);
  return cut === -1 ? [...rows] : rows.slice(0, cut);
}
