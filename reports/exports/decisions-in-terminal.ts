// The decision for each persona, for the terminal: the table that the report begins with. On a narrow terminal a card for each.
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionRows } from '../words/decision-rows.ts';
import { decisionWord } from '../words/decision-word.ts';
import { textTable } from './text-table.ts';

/** Empty: the run compares nothing. */
export function decisionsInTerminal(results: ResultsOfPilot, width: number): string {
  const rows = decisionRows(results);
  if (rows.length === 0) return '';
  const byInputs = rows.some(({ ofInputs }) => ofInputs !== undefined);
  const several = rows.some(({ between }) => between !== undefined);
  const lines = textTable(
    {
      columns: ['Persona', ...(several ? ['Arm'] : []), 'Decision', ...(byInputs ? ['Of the inputs'] : []), 'Why'],
      rows: rows.map(({ persona, between, word, ofInputs, why }) =>
        [
          persona,
          several && between !== undefined ? `${between.arm} against ${between.baseline}` : undefined,
          decisionWord(word),
          byInputs ? (ofInputs ?? 'by the sample') : undefined,
          why,
        ].filter((cell) => cell !== undefined),
      ),
    },
    width,
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
