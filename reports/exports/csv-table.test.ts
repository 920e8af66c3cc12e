import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvTable, type CsvRow } from './csv-table.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = ['text', 'number'] as const;
const styles = [
  { decimalComma: false, separator: ',' },
  { decimalComma: true, separator: ';' },
] as const;
/** What a spreadsheet runs: OWASP's list, and the wide forms that some programs take for the same signs. */
const runs = /^[=+\-@\t\r\n＝＋－＠]/u;
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '\u2212', '\u00a0', '＝', ' ='),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '=', "'", 'a', '1', '\u2009') }),
    )
    .map((parts) => parts.join('')),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(-0.5, -1e-9, 1e21, -3),
);

describe('a table as CSV', () => {
  it.each(styles)(
    'comes back to the letter, defused where a spreadsheet would run it, numbers as numbers (decimal comma: $decimalComma)',
    ({ decimalComma, separator }) => {
      fc.assert(
        fc.property(fc.array(fc.record({ text: hostile, number })), (rows) => {
          const [header, ...read] = readCsv(csvTable(columns, rows, { decimalComma }), separator);
          expect(header).toEqual([...columns]);
          expect(read).toHaveLength(rows.length);
          for (const [nth, [text = '', written = '']] of read.entries()) {
            const given = rows[nth];
            const plain = (given?.text ?? '').replaceAll('\u2212', '-').replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ');
            expect(text).toBe(runs.test(plain) ? `'${plain}` : plain);
            expect(text).not.toMatch(runs);
            expect(written).toMatch(decimalComma ? /^-?\d+(?:,\d+)?(?:e[+-]\d+)?$/ : /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/);
            expect(Number(written.replace(',', '.'))).toBe((given?.number ?? 0) + 0);
          }
        }),
      );
    },
  );

  it('is bytes that begin with the mark, lines that end with CRLF, and a header also without rows', () => {
    const file = join(folder, 'bytes.csv');
    writeFileSync(file, csvTable(columns, []));
    expect(readFileSync(file)).toEqual(Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('text,number\r\n')]));
  });

  it('leaves what is missing, or no number, empty', () => {
    const rows: CsvRow<'text' | 'number'>[] = [
      {},
      { text: '', number: Number.NaN },
      { number: Number.POSITIVE_INFINITY },
    ];
    expect(readCsv(csvTable(columns, rows)).slice(1)).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
    ]);
  });

  it.each(styles)(
    'is read by another program with its numbers (decimal comma: $decimalComma)',
    async ({ decimalComma, separator }) => {
      const file = join(folder, `other-${separator === ',' ? 'comma' : 'semicolon'}.csv`);
      writeFileSync(
        file,
        csvTable(
          columns,
          [{ text: '=1+1', number: -0.5 }, { text: 'Zoë; "quoted", and\nmore', number: 1234.25 }, { text: 'none' }],
          { decimalComma },
        ),
      );
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      const read = await connection.runAndReadAll(
        `SELECT text, number FROM read_csv($file, header = true, delim = $separator, decimal_separator = $decimal, columns = {text: 'VARCHAR', number: 'DOUBLE'})`,
        { file, separator, decimal: decimalComma ? ',' : '.' },
      );
      expect(read.getRows()).toEqual([
        ["'=1+1", -0.5],
        ['Zoë; "quoted", and\nmore', 1234.25],
        ['none', null],
      ]);
      connection.closeSync();
      instance.closeSync();
    },
  );
});
