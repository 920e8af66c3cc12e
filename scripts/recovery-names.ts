// passkey-pilot recovery names: a directory of one's own, held against the documents that its people probably have. Nothing leaves this machine.
import { Command } from 'commander';
import type { DryRun, PersonProspect } from '../simulators/experiments/names/dry-run.ts';
import { decimalComma } from './decimal-comma.ts';
import { matchingOf, withMatchingOptions, type MatchingOptions } from './matching-options.ts';

interface NamesOptions extends MatchingOptions {
  readonly json?: true;
  readonly csv?: string;
  readonly decimalComma?: true;
}

/** What is not a fact of the reader's, in one sentence: said wherever the figures are. */
const modelled =
  'modelled: the names on documents, made from those of the directory by the spelling of passports (ICAO Doc 9303), usual romanisations and short forms; marriages, further names and second family names cannot be seen in a directory and are not among them';

export function recoveryNamesCommand(): Command {
  const command = new Command('names')
    .description('say whose name in the directory would keep them out of account recovery')
    .argument('<people>', 'CSV, a sheet of human resources, or users from Microsoft Graph as JSON')
    .option('--json', 'everything, person by person, as JSON')
    .option('--csv <file>', 'write a row for each person and probable document; it holds their names')
    .option(...decimalComma);
  return withMatchingOptions(command).action(async (file: string, options: NamesOptions) => {
    const [{ readDirectoryPeople }, { dryRun }, { namesInWords }, settings] = await Promise.all([
      import('../simulators/directory-file/directory-people.ts'),
      import('../simulators/experiments/names/dry-run.ts'),
      import('./names-in-words.ts'),
      matchingOf(options),
    ]);
    const { people, isOnePage } = readDirectoryPeople(file);
    const found = dryRun(people, settings);
    if (options.csv !== undefined) await writeRows(options.csv, found.people, options.decimalComma);
    const notes = [
      modelled,
      ...(isOnePage ? ['the file is one page of several that Graph has: people are missing'] : []),
    ];
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ format: 'passkey-pilot.recovery-names/1', notes, settings, ...inJson(found) })}\n`
        : `${namesInWords(found, { file, notes, csv: options.csv }).join('\n')}\n`,
    );
  });
}

function inJson({ people, counts, bySetting, byCause }: DryRun) {
  return {
    counts,
    bySetting,
    byCause,
    people: people.map(({ person, emptyAttributes, lines, others, prospect }) => ({
      ...person,
      emptyAttributes,
      exact: prospect.exact,
      relaxed: prospect.relaxed,
      others,
      documents: lines,
    })),
  };
}

const columns = [
  'at',
  'label',
  'givenName',
  'surname',
  'exact',
  'relaxed',
  'othersExact',
  'othersRelaxed',
  'documentFirstName',
  'documentLastName',
  'causes',
  'documentExact',
  'documentRelaxed',
] as const;

/** Replaces no file. @throws PilotError, bad input: file-name-taken. */
async function writeRows(file: string, people: readonly PersonProspect[], comma = false): Promise<void> {
  const [{ csvTable }, { makeNewFile }] = await Promise.all([
    import('../reports/exports/csv-table.ts'),
    import('./make-new-file.ts'),
  ]);
  const rows = people.flatMap(({ person, lines, others, prospect }) =>
    lines.map(({ firstName, lastName, causes, exact, relaxed }) => ({
      ...person,
      ...prospect,
      othersExact: others.exact,
      othersRelaxed: others.relaxed,
      documentFirstName: firstName,
      documentLastName: lastName,
      causes: causes.join(' '),
      documentExact: String(exact),
      documentRelaxed: String(relaxed),
    })),
  );
  makeNewFile(file, csvTable(columns, rows, { decimalComma: comma }));
}
