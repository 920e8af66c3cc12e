// What the terminal shows of a run that was analysed.
import { styleText } from 'node:util';
import { departureSentence, withoutDepartures } from '../departures/departures-in-words.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import { layersInWords } from '../words/layers-in-words.ts';
import { capacityTable } from './capacity-table.ts';
import { decisionsInTerminal } from './decisions-in-terminal.ts';
import { terminalWidth, verdictTable } from './verdict-table.ts';
import { wrapWords } from './wrap-words.ts';

export function runInTerminal(results: Results, reportFile: string): string {
  const parts = [
    notPlain(results),
    ...(results.kind === 'load' ? [capacityTable(results)] : []),
    ...(results.kind === 'pilot' ? [decisionsInTerminal(results, terminalWidth())] : []),
    verdictTable({ ...results, summary: withoutDepartures(results.summary, results.departures) }),
    ...(results.kind === 'pilot' ? [layers(results)] : []),
    `Report: ${reportFile}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Above all else, once. */
function notPlain({ departures }: Results): string {
  const sentence = departureSentence(departures);
  return sentence === ''
    ? ''
    : wrapWords(sentence, terminalWidth())
        .map((line) => styleText(['bold', 'red'], line, { stream: process.stdout }))
        .join('\n')
        .replaceAll('\u00a0', ' ');
}

function layers(results: ResultsOfPilot): string {
  return layersInWords(results)
    .flatMap((line) => wrapWords(line, terminalWidth()))
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
