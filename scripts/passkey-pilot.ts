#!/usr/bin/env tsx
// The command line. It asks for a new enough runtime before it loads what an older one could not read.
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { isNewEnough, oldestNode } from '../simulators/machine/runtime-version.ts';
import { outliveUnreadOutput } from '../simulators/machine/unread-output.ts';
import { tellError } from './tell-error.ts';

outliveUnreadOutput((cause) => {
  // Whatever comes of the work, it does not end as if all of it had been printed.
  process.once('exit', (code) => {
    const exitCode = tellError(
      outputLost(cause),
      process.argv.filter((word) => word !== '--json'),
    );
    if (code === 0) process.exitCode = exitCode;
  });
});

let hasOut = false;
try {
  if (!isNewEnough(process.versions.node)) {
    throw new PilotError('runtime-too-old', {
      found: `Node ${process.versions.node}`,
      expected: `${oldestNode} or newer`,
      remedy: 'start it with npm (`npm run passkey-pilot -- ...`), which uses the Node that npm install brought',
    });
  }
  const { commandLine } = await import('./command-line.ts');
  const program = commandLine();
  hasOut = program.commands.some(
    (command) => command.name() === process.argv[2] && command.options.some(({ long }) => long === '--out'),
  );
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellError(error, process.argv, hasOut);
}

function outputLost(cause: Error): PilotError {
  const found = 'code' in cause && cause.code === 'ENOSPC' ? 'no room left' : cause.message;
  return new PilotError(
    'output-not-whole',
    { found, expected: 'room for all that is printed', where: 'standard output', remedy: 'give it another place' },
    { cause },
  );
}
