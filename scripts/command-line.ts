// The commands there are. Each is one file; each loads its heavy parts when it is called, so that --help is quick.
import { Command } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { compareCommand } from './compare.ts';
import { doctorCommand } from './doctor.ts';
import { exitCodes } from './explain-error.ts';
import { initCommand } from './init.ts';
import { metricsCommand } from './metrics.ts';
import { policyCommand } from './policy.ts';
import { recoveryCommand } from './recovery.ts';
import { reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { sensitivityCommand } from './sensitivity.ts';
import { serveCommand } from './serve.ts';
import { validateCommand } from './validate.ts';

const exitWords: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  failed: 'failed or stopped',
  badInput: 'bad input',
  gateMissed: 'a gate was missed',
};

/** @returns the program; its parse throws CommanderError instead of ending the process. */
export function commandLine(): Command {
  const program = new Command('passkey-pilot')
    .description(packageManifest.description)
    .version(packageManifest.version)
    .option('--debug', 'print the stack of an error, too')
    .helpCommand(false)
    .addHelpText(
      'after',
      () =>
        `\nExit codes: ${Object.entries(exitCodes)
          .map(([name, code]) => `${code} ${exitWords[name as keyof typeof exitCodes]}`)
          .join(', ')}; npm and the shell say 130 where Ctrl-C ended it`,
    );
  for (const command of [
    runCommand(),
    reportCommand(),
    compareCommand(),
    sensitivityCommand(),
    validateCommand(),
    policyCommand(),
    recoveryCommand(),
    metricsCommand(),
    serveCommand(),
    doctorCommand(),
    initCommand(),
  ])
    program.addCommand(command);
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    // Errors are thrown and told in one place, in one sentence.
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  return program;
}
