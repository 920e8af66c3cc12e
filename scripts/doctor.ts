// passkey-pilot doctor: what this machine offers to a run, and what to do about what is missing.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Finding } from '../simulators/programs/inspect-machine.ts';
import { exitCodes } from './explain-error.ts';

const titles: Readonly<Record<Finding['id'], string>> = {
  runtime: 'Runtime',
  browser: 'Browser',
  sandbox: 'Sandbox',
  clock: 'Clock',
  cores: 'Cores',
  memory: 'Memory',
  disk: 'Disk',
  'run-folders': 'Run folders',
  names: 'Names',
  k6: 'k6',
};

/** Words beside the colours: a state is never told by colour alone. */
const marks = {
  ok: { word: 'ok', colour: 'green' },
  note: { word: 'note', colour: 'yellow' },
  problem: { word: 'problem', colour: 'red' },
} as const;

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what was found on this machine, and what to do about what was not')
    .option('--json', 'findings as JSON')
    .option('--out <dir>', 'folder in which run folders are made', 'runs')
    .action(async ({ json, out }: { json?: true; out: string }) => {
      const { inspectMachine } = await import('../simulators/programs/inspect-machine.ts');
      const projectFolder = fileURLToPath(new URL('..', import.meta.url));
      const findings = await inspectMachine({
        env: process.env,
        nodeVersion: process.versions.node,
        runsFolder: out,
        datedFile: join(projectFolder, 'package.json'),
      });
      const problems = findings.filter(({ state }) => state === 'problem').length;
      process.stdout.write(
        json
          ? `${JSON.stringify({ findings, problems }, null, 2)}\n`
          : `${findings.map(inWords).join('\n')}\n${closing(problems)}\n`,
      );
      process.exitCode = problems === 0 ? exitCodes.done : exitCodes.failed;
    });
}

function inWords({ id, state, found, remedy }: Finding): string {
  const { word, colour } = marks[state];
  const line = `${styleText(colour, word.padEnd(8), { stream: process.stdout })}${titles[id].padEnd(12)}${found}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(20)}→ ${remedy}`;
}

function closing(problems: number): string {
  if (problems === 0) return 'This machine can run a pilot.';
  return problems === 1 ? 'One problem stands in the way of a run.' : `${problems} problems stand in the way of a run.`;
}
