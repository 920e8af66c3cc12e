// findings.csv: each finding with each person whom it concerns as a row; a finding that concerns nobody in particular is one row.
import type { Finding } from '../../scenarios/schema/policy-answer.ts';
import { csvTable, type CsvStyle } from '../exports/csv-table.ts';

const before = ['severity', 'check', 'title', 'finding'] as const;
const after = ['remedy', 'remedy_breaks'] as const;

/** In stretches: of a large tenant it is longer than a text may be. */
export function* findingsCsv(findings: readonly Finding[], style: CsvStyle = {}): Generator<string> {
  yield csvTable([...before, 'person', ...after], [], style);
  const comma = style.decimalComma === true ? ';' : ',';
  for (const { people, severity, check, title, sentence, remedy, breaks } of findings) {
    // But for the person all rows of a finding are alike: they become text once.
    const start = lineOf(before, { severity, check, title, finding: sentence }, style);
    const end = lineOf(after, { remedy, remedy_breaks: breaks }, style);
    const names = people?.userPrincipalNames ?? [];
    for (const name of names.length === 0 ? [''] : names)
      yield `${start}${comma}${cellOf(name, style)}${comma}${end}\r\n`;
  }
}

/** Nothing in it that a table or a spreadsheet takes for something else. */
const harmless = /^(?:[a-z\d][\w.@-]*)?$/i;

function cellOf(person: string, style: CsvStyle): string {
  return harmless.test(person) ? person : lineOf(['person'], { person }, style);
}

/** Without the mark and the header, which stand once at the top, and without its end. */
function lineOf<C extends string>(columns: readonly C[], row: Readonly<Record<C, string>>, style: CsvStyle): string {
  const table = csvTable(columns, [row], style);
  return table.slice(table.indexOf('\r\n') + 2, -2);
}
