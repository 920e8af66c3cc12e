// A table as CSV that a spreadsheet opens as it is: UTF-8 with byte order mark, RFC 4180 with CRLF and a header line. A missing value is an
// empty field, never 0. Text that a spreadsheet would run as a formula is defused by an apostrophe; numbers never are.
import { stringify } from 'csv-stringify/sync';
import { plainSigns } from './plain-signs.ts';

export interface CsvStyle {
  /** "0,5", fields parted by ";": what a spreadsheet reads that is set to German, French, Spanish, … */
  readonly decimalComma?: boolean;
}

export type CsvRow<C extends string> = { readonly [Column in C]?: string | number | undefined };

/** @param columns in order; a table without rows still has its header line. */
export function csvTable<C extends string>(
  columns: readonly C[],
  rows: readonly CsvRow<C>[],
  { decimalComma = false }: CsvStyle = {},
): string {
  return stringify([...rows], {
    bom: true,
    header: true,
    columns: [...columns],
    delimiter: decimalComma ? ';' : ',',
    record_delimiter: '\r\n',
    // With a delimiter of one's own the library leaves a lone CR or LF bare.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: {
      // The library defuses all that spreadsheets run but what hides behind a line feed. It looks at the value before this cast, so the
      // minus of a number stays a minus.
      string: (text) => plainSigns(text).replace(/^\n/, "'\n"),
      number: (value) => (Number.isFinite(value) ? String(value).replace('.', decimalComma ? ',' : '.') : ''),
    },
  });
}
