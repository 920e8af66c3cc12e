// How much of a sheet of paper something takes, before anything is drawn: so that two pages are two pages, whatever the titles are. Widths of
// text are those of a wide font; a reader's own font leaves a little more room.
import { textWidth, wrapText } from '../drawing/text-width.ts';

/** CSS px, 96 an inch. A4 with margins of 12 mm; some px are kept back for rounding. */
export const sheet = { widthPx: 702, heightPx: 1_015 } as const;

/** px: of a line of a table and of running text. */
export const linePx = { table: 15, text: 17 } as const;
/** px: what a row of a table has besides its lines, and what a heading takes. */
export const rowGapPx = 11;
export const headingPx = 36;
/** px: the columns of decisions less their gaps, as the style sheet has them; the reason is wider where no inputs were moved. */
const decisionWidths = {
  pilot: { persona: 150, inputs: 86, why: 340, whyAlone: 440 },
  // Its words are longer.
  drill: { persona: 150, inputs: 156, why: 216, whyAlone: 386 },
} as const;

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

/** Of running text. */
export function textHeight(text: string, widthPx: number = sheet.widthPx): number {
  return linesOf({ text, widthPx, fontPx: 12.5 }) * linePx.text + 6;
}

/** Of a row of decisions. @param inputs each in lines of its own. */
export function decisionHeight(
  of: keyof typeof decisionWidths,
  row: {
    readonly persona: string;
    readonly between: string | undefined;
    readonly inputs: readonly string[];
    readonly why: string;
  },
): number {
  const { persona, between, inputs, why } = row;
  const widths = decisionWidths[of];
  const aside = `100 % of the tenant${between === undefined ? '' : `; ${between}`}`;
  const ofInputs = inputs.map((text) => linesOf({ text, widthPx: widths.inputs, fontPx: 12, weight: 'bold' }));
  const lines = Math.max(
    linesOf({ text: persona, widthPx: widths.persona, fontPx: 12, weight: 'bold' }) +
      linesOf({ text: aside, widthPx: widths.persona, fontPx: 11 }),
    ofInputs.reduce((sum, each) => sum + each, 0),
    linesOf({ text: why, widthPx: inputs.length === 0 ? widths.whyAlone : widths.why, fontPx: 12 }),
  );
  return lines * linePx.table + rowGapPx;
}
