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
      const [{ refuseHeld }, { reportRun }, { plainJson }, { runInTerminal }, { missedGates }] = await Promise.all([
        import('../simulators/store/run-folder.ts'),
        import('../reports/report/report-run.ts'),
        import('../reports/exports/plain-signs.ts'),
        import('../reports/exports/run-in-terminal.ts'),
        import('../reports/decision/missed-gates.ts'),
      ]);
      refuseHeld(folder);
      const { results, reportFile } = await reportRun(folder, style);
      process.stdout.write(json ? `${plainJson(results)}\n` : runInTerminal(results, reportFile));
      process.exitCode = missedGates(results).length === 0 ? exitCodes.done : exitCodes.gateMissed;
    });
}
