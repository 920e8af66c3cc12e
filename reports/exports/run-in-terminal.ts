// What the terminal shows of a run that was analysed.
import type { Results } from '../results/results.ts';
import { capacityTable } from './capacity-table.ts';
import { decisionsInTerminal } from './decisions-in-terminal.ts';
import { terminalWidth, verdictTable } from './verdict-table.ts';

export function runInTerminal(results: Results, reportFile: string): string {
  const parts = [
    ...(results.kind === 'load' ? [capacityTable(results)] : []),
    ...(results.kind === 'pilot' ? [decisionsInTerminal(results, terminalWidth())] : []),
    verdictTable(results),
    `Report: ${reportFile}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
