// The dry run of a directory, for a terminal: how many, what it hangs on, why, and whom to look at.
import { textTable } from '../reports/exports/text-table.ts';
import { wrapWords } from '../reports/exports/wrap-words.ts';
import { count, countOf } from '../reports/words/quantity.ts';
import type { DryRun, PersonProspect, Prospect } from '../simulators/experiments/names/dry-run.ts';
import { levels, prospects } from '../simulators/experiments/names/dry-run.ts';
import { nameCauseTitles } from '../simulators/people/name-cause.ts';
import type { MatchLevel } from '../simulators/site/rules/claim-match.ts';
import { printable } from '../reports/words/printable.ts';

interface Told {
  readonly file: string;
  readonly notes: readonly string[];
  /** Where a row for each was written. */
  readonly csv: string | undefined;
}

const titles: Readonly<Record<Prospect, string>> = {
  passes: 'matches, whichever probable document',
  depends: 'depends on the document',
  fails: 'matches no probable document',
  ambiguous: 'matches, and so do others of the directory',
  'attribute-empty': 'First name or Last name empty in the directory',
};
const shortTitles: Readonly<Record<Prospect, string>> = {
  passes: 'matches',
  depends: 'depends',
  fails: 'fails',
  ambiguous: 'ambiguous',
  'attribute-empty': 'empty',
};
/** The worst first. */
const urgency: readonly Prospect[] = ['attribute-empty', 'fails', 'ambiguous', 'depends', 'passes'];
const listedAtMost = 20;

export function namesInWords(found: DryRun, { file, notes, csv }: Told): string[] {
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
    textTable({ columns, rows }, width);
  const documents = found.people.reduce((sum, { lines }) => sum + lines.length, 0);
  return [
    ...wrapWords(
      `${count(found.people.length)} people of ${printable(file)}, held against ${count(documents)} names that their documents probably have`,
      width,
    ),
    ...notes.flatMap((note) => wrapWords(`(${note})`, width)),
    '',
    ...table(
      ['People', 'Exact', 'Relaxed'],
      prospects.map((one) => [titles[one]].concat(levels.map((level) => count(found.counts[level][one])))),
    ),
    '',
    ...settingsInWords(found, table),
    ...causesInWords(found, table),
    ...peopleInWords(found.people, table, csv),
  ];
}

type TableOf = (columns: readonly string[], rows: readonly (readonly string[])[]) => string[];

/** Of settings that change nothing here there is nothing to say but that. */
function settingsInWords({ bySetting, counts }: DryRun, table: TableOf): string[] {
  const changing = bySetting.filter((one) => JSON.stringify(one.counts) !== JSON.stringify(counts));
  const head = 'What hangs on settings that Microsoft does not document, each changed alone';
  if (changing.length === 0) return [`${head}: nothing here.`, ''];
  const rest = bySetting.length - changing.length;
  return [
    head,
    ...table(
      ['Setting', ...levels.flatMap((level) => shown.map((one) => `${levelTitles[level]} ${shortTitles[one]}`))],
      [
        ['as it is', ...figures(counts)],
        ...changing.map((one) => [`${one.setting}=${one.value}`].concat(figures(one.counts))),
      ],
    ),
    ...(rest === 0 ? [] : [`${countOf(rest, 'other value changes', 'other values change')} nothing here.`]),
    '',
  ];
}

const levelTitles: Readonly<Record<MatchLevel, string>> = { exact: 'Exact', relaxed: 'Relaxed' };
/** Who depends on their document, and who is empty, is the rest. */
const shown = ['passes', 'fails', 'ambiguous'] as const satisfies readonly Prospect[];

function figures(counts: DryRun['counts']): string[] {
  return levels.flatMap((level) => shown.map((one) => count(counts[level][one])));
}

function causesInWords({ byCause }: DryRun, table: TableOf): string[] {
  if (byCause.length === 0) return [];
  return [
    'Whose document can be another, and how many of them it would keep out',
    ...table(
      ['Because', 'People', 'Exact', 'Relaxed'],
      byCause.map(({ cause, people, fails }) => [
        nameCauseTitles[cause],
        count(people),
        ...levels.map((level) => count(fails[level])),
      ]),
    ),
    '',
  ];
}

function peopleInWords(people: readonly PersonProspect[], table: TableOf, csv: string | undefined): string[] {
  const urgent = urgency
    .slice(0, -1)
    .flatMap((one) =>
      people.filter(
        ({ prospect }) => prospect.relaxed === one || (worstOf(prospect) === one && prospect.relaxed === 'passes'),
      ),
    );
  const rows = urgent.slice(0, listedAtMost).map(({ person, lines, prospect, others }) => {
    const line = lines.find(({ relaxed }) => !relaxed) ?? lines.find(({ exact }) => !exact) ?? lines[0];
    return [
      `${person.at}`,
      printable(`${person.givenName ?? ''} | ${person.surname ?? ''}`),
      printable(`${line?.firstName ?? ''} | ${line?.lastName ?? ''}`),
      shortTitles[prospect.exact],
      `${shortTitles[prospect.relaxed]}${prospect.relaxed === 'ambiguous' ? ` (${others.relaxed} more)` : ''}`,
    ];
  });
  const written = csv === undefined ? '' : ` Every person and document is in ${printable(csv)}.`;
  if (urgent.length === 0) return [`Nobody is kept out by their name, whichever document they show.${written}`];
  return [
    'Whom to look at first',
    ...table(['Line', 'Directory', 'A probable document', 'Exact', 'Relaxed'], rows),
    urgent.length > rows.length
      ? `${count(urgent.length - rows.length)} more.${written === '' ? ' --csv FILE writes all, --json prints them.' : written}`
      : written.trim(),
  ].filter((line) => line !== '');
}

function worstOf(prospect: Readonly<Record<MatchLevel, Prospect>>): Prospect | undefined {
  return urgency.find((one) => levels.some((level) => prospect[level] === one));
}
