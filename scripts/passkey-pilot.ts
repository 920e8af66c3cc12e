#!/usr/bin/env tsx
// The command line. It asks for a new enough runtime before it loads what an older one could not read.
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { isNewEnough, oldestNode } from '../simulators/machine/runtime-version.ts';
import { tellError } from './tell-error.ts';

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
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellError(error, process.argv);
}
