// What the terminal shows of a run that was analysed.
import { styleText } from 'node:util';
import { departureSentence, withoutDepartures } from '../departures/departures-in-words.ts';
import { nobodyBack } from '../recovery/recovery-summary.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import { layersInWords } from '../words/layers-in-words.ts';
import { capacityTable } from './capacity-table.ts';
import { decisionsInTerminal } from './decisions-in-terminal.ts';
import { phishingInTerminal } from './phishing-in-terminal.ts';
import { recoveryInTerminal } from './recovery-in-terminal.ts';
import { terminalWidth, verdictTable } from './verdict-table.ts';
import { wrapWords } from './wrap-words.ts';

export function runInTerminal(results: Results, reportFile: string): string {
  const parts = [
    nobody(results),
    notPlain(results),
    ...(results.kind === 'load' ? [capacityTable(results)] : []),
    ...(results.kind === 'pilot' ? [decisionsInTerminal(results, terminalWidth())] : []),
    ...(results.kind === 'recovery-drill' ? [recoveryInTerminal(results, terminalWidth())] : []),
    ...(results.kind === 'phishing-drill' ? [phishingInTerminal(results, terminalWidth())] : []),
    verdictTable({ ...results, summary: notToldYet(results) }),
    ...(results.kind === 'pilot' ? [layers(results)] : []),
    `Report: ${reportFile}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Of the summary, what does not stand above. */
function notToldYet(results: Results): string {
  const { summary, departures } = results;
  const first = results.kind === 'recovery-drill' ? nobodyBack(results) : '';
  return withoutDepartures(summary.slice(first.length).trimStart(), departures);
}

/** The first line of a drill by one of whose ways nobody gets back in. */
function nobody(results: Results): string {
  if (results.kind !== 'recovery-drill') return '';
  return wrapWords(nobodyBack(results), terminalWidth()).join('\n').replaceAll('\u00a0', ' ');
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
