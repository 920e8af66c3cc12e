// passkey-pilot init: a commented scenario of one's own to begin with, made from the pilot; replaces nothing.
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { Document } from 'yaml';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { shellWord } from '../scenarios/schema/shell-word.ts';
import { makeFolder } from '../simulators/store/named-folder.ts';
import { makeNewFile } from './make-new-file.ts';
import { asTyped } from './typed-command.ts';

const pilotFile = fileURLToPath(new URL('../scenarios/pilot.yaml', import.meta.url));
const schemaFile = fileURLToPath(new URL('../scenarios/schema/scenario.schema.json', import.meta.url));

export function initCommand(): Command {
  return new Command('init')
    .description('write a commented scenario to begin with')
    .argument('[file]', 'where to write it', 'my-pilot.yaml')
    .option('--json', 'what was written, as JSON')
    .action(async (file: string, { json }: { json?: true }) => {
      await writeScenario(file);
      process.stdout.write(
        json
          ? `${JSON.stringify({ written: file })}\n`
          : asTyped(`Wrote ${file}. Change it, then: passkey-pilot run ${shellWord(resolve(file))}\n`),
      );
    });
}

/** @throws PilotError when the name is not one of a YAML file, or is taken. */
export async function writeScenario(file: string): Promise<void> {
  if (!['.yaml', '.yml'].includes(extname(file))) {
    throw new PilotError(
      'file-name-unfit',
      { found: `"${basename(file)}"`, expected: 'a name that ends in .yaml', where: file, remedy: 'give such a name' },
      { badInput: true },
    );
  }
  makeFolder(dirname(file));
  makeNewFile(file, scenarioText(await readFile(pilotFile, 'utf8'), file));
}

/** The pilot with the name of the new file, its schema found from there, and a head comment for its new owner. */
function scenarioText(pilot: string, file: string): string {
  const name = basename(file, extname(file)).slice(0, 80);
  const schema = relative(dirname(resolve(file)), schemaFile)
    .split(sep)
    .join('/');
  const head = [
    `# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}`,
    '#',
    '# Your scenario, begun from the pilot. Run it with',
    `#   ${asTyped(`passkey-pilot run ${shellWord(file)}`)}`,
    '# Weights, users and days are yours to change; personas and claims of your own go into the folders `personas` and `claims` beside it.',
  ];
  const body = pilot
    .slice(pilot.search(/^\s*$/m))
    .replace(/^name: .*$/m, () => `name: ${new Document(name).toString().trim()}`);
  return `${head.join('\n')}\n${body.startsWith('\n') ? body : `\n${body}`}`;
}
