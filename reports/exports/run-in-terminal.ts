// What the terminal shows of a run that was analysed.
import { departureSentence } from '../departures/departures-in-words.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import { layersInWords } from '../words/layers-in-words.ts';
import { capacityTable } from './capacity-table.ts';
import { decisionsInTerminal } from './decisions-in-terminal.ts';
import { terminalWidth, verdictTable } from './verdict-table.ts';
import { wrapWords } from './wrap-words.ts';

export function runInTerminal(results: Results, reportFile: string): string {
  const parts = [
    ...(results.kind === 'load' ? [capacityTable(results)] : []),
    ...(results.kind === 'pilot' ? [notPlain(results), decisionsInTerminal(results, terminalWidth())] : []),
    verdictTable(results),
    ...(results.kind === 'pilot' ? [layers(results)] : []),
    `Report: ${reportFile}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Above the decisions: they may be copied by themselves. */
function notPlain({ departures }: ResultsOfPilot): string {
  const sentence = departureSentence(departures);
  return sentence === '' ? '' : wrapWords(sentence, terminalWidth()).join('\n').replaceAll('\u00a0', ' ');
}

function layers(results: ResultsOfPilot): string {
  return layersInWords(results)
    .flatMap((line) => wrapWords(line, terminalWidth()))
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
