// What the terminal shows of a run that was analysed.
import type { Results } from '../results/results.ts';
import { capacityTable } from './capacity-table.ts';
import { verdictTable } from './verdict-table.ts';

export function runInTerminal(results: Results, reportFile: string): string {
  const parts = [
    ...(results.kind === 'load' ? [capacityTable(results)] : []),
    verdictTable(results),
    `Report: ${reportFile}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
