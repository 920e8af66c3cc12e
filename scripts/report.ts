// passkey-pilot report: results, charts and page of a run that was made before.
import { Command } from 'commander';
import { decimalComma } from './decimal-comma.ts';
import { exitCodes } from './explain-error.ts';

export function reportCommand(): Command {
  return new Command('report')
    .description('analyse a run again and write its report')
    .argument('<run>', 'folder of a completed run')
    .option(...decimalComma)
    .option('--json', 'results.json on standard output, in one line')
    .action(async (folder: string, { json, ...style }: { json?: true; decimalComma?: true }) => {
      const [{ refuseHeld }, { reportRun }, { plainJson }, { capacityTable }, { verdictTable }] = await Promise.all([
        import('../simulators/store/run-folder.ts'),
        import('../reports/report/report-run.ts'),
        import('../reports/exports/plain-signs.ts'),
        import('../reports/exports/capacity-table.ts'),
        import('../reports/exports/verdict-table.ts'),
      ]);
      refuseHeld(folder);
      const { results, reportFile } = await reportRun(folder, style);
      process.stdout.write(
        json
          ? `${plainJson(results)}\n`
          : `${[capacityTable(results), verdictTable(results), `Report: ${reportFile}`].filter((part) => part !== '').join('\n\n')}\n`,
      );
      process.exitCode = results.gates.every((gate) => gate.passed) ? exitCodes.done : exitCodes.gateMissed;
    });
}
