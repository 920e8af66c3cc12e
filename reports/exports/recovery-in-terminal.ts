// The decision on each way to recover, for the terminal: the table that the report begins with. On a narrow terminal a card for each.
import { recoveryWord } from '../recovery/drill-words.ts';
import { recoveryDecisionRows } from '../recovery/recovery-decision-rows.ts';
import type { ResultsOfDrill } from '../results/results.ts';
import { textTable } from './text-table.ts';

/** Empty: the run compares nothing. */
export function recoveryInTerminal(results: ResultsOfDrill, width: number): string {
  const rows = recoveryDecisionRows(results);
  if (rows.length === 0) return '';
  const byInputs = rows.some(({ ofInputs }) => ofInputs !== undefined);
  const several = rows.some(({ between }) => between !== undefined);
  const lines = textTable(
    {
      columns: ['Persona', ...(several ? ['Way'] : []), 'Decision', ...(byInputs ? ['Of the inputs'] : []), 'Why'],
      rows: rows.map(({ persona, between, word, ofInputs, why }) =>
        [
          persona,
          several ? (between ?? '') : undefined,
          recoveryWord(word),
          byInputs ? (ofInputs?.join(', ') ?? 'none lived') : undefined,
          why,
        ].filter((cell) => cell !== undefined),
      ),
    },
    width,
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
