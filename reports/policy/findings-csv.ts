// findings.csv: each finding with each person whom it concerns as a row; a finding that concerns nobody in particular is one row.
import type { Finding } from '../../scenarios/schema/policy-answer.ts';
import { csvTable, type CsvStyle } from '../exports/csv-table.ts';

const columns = ['severity', 'check', 'title', 'finding', 'person', 'remedy', 'remedy_breaks'] as const;

/** In stretches: of a large tenant it is longer than a text may be. */
export function* findingsCsv(findings: readonly Finding[], style: CsvStyle = {}): Generator<string> {
  yield csvTable(columns, [], style);
  for (const finding of findings) {
    const people = finding.people?.userPrincipalNames ?? [];
    for (let from = 0; from === 0 || from < people.length; from += stretch)
      yield withoutHeader(
        csvTable(
          columns,
          (people.length === 0 ? [undefined] : people.slice(from, from + stretch)).map((person) => ({
            severity: finding.severity,
            check: finding.check,
            title: finding.title,
            finding: finding.sentence,
            person,
            remedy: finding.remedy,
            remedy_breaks: finding.breaks,
          })),
          style,
        ),
      );
  }
}

const stretch = 10_000;

/** The mark and the header stand once, at the top. */
function withoutHeader(table: string): string {
  return table.slice(table.indexOf('\r\n') + 2);
}
