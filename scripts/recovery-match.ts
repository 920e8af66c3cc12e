// passkey-pilot recovery match: pairs of names, each by exact and by relaxed matching.
import { Command } from 'commander';
import { textTable } from '../reports/exports/text-table.ts';
import type { NamePair } from '../simulators/directory-file/name-pairs.ts';
import type { MatchedPair, PairMatch } from '../simulators/experiments/names/match-pair.ts';
import type { MatchLevel } from '../simulators/site/rules/claim-match.ts';
import { matchingOf, withMatchingOptions, type MatchingOptions } from './matching-options.ts';
import { whyNot } from './match-in-words.ts';
import { printable } from '../reports/words/printable.ts';

/** What --json says of a pair, after its four columns as they were written. */
interface PairAnswer extends NamePair {
  readonly exact: boolean;
  readonly relaxed: boolean;
  readonly exactWhyNot?: string | undefined;
  readonly relaxedWhyNot?: string | undefined;
  /** "accents=ignored": under which the answer would be the other. Empty: documented. */
  readonly exactHangsOn: readonly string[];
  readonly relaxedHangsOn: readonly string[];
}

export function recoveryMatchCommand(): Command {
  const command = new Command('match')
    .description('say of pairs of names whether account recovery takes one for the other')
    .argument('<pairs>', 'CSV with the columns firstName, lastName, claimFirstName, claimLastName')
    .option('--json', 'an array with an object for each pair: the columns, exact, relaxed, why not, what it hangs on');
  return withMatchingOptions(command).action(async (file: string, options: MatchingOptions & { json?: true }) => {
    const [{ readNamePairs }, { pairMatcher }, settings] = await Promise.all([
      import('../simulators/directory-file/name-pairs.ts'),
      import('../simulators/experiments/names/match-pair.ts'),
      matchingOf(options),
    ]);
    const matched = pairMatcher(settings);
    const answers = readNamePairs(file).map((pair) => answerOf(pair, matched(pair)));
    if (options.json) await writeArray(answers);
    else process.stdout.write(`${inWords(answers).join('\n')}\n`);
  });
}

function answerOf(pair: NamePair, { exact, relaxed }: MatchedPair): PairAnswer {
  return {
    ...pair,
    exact: exact.match.kind === 'matched',
    relaxed: relaxed.match.kind === 'matched',
    exactWhyNot: whyNot(exact.match, 'exact'),
    relaxedWhyNot: whyNot(relaxed.match, 'relaxed'),
    exactHangsOn: settingsOf(exact),
    relaxedHangsOn: settingsOf(relaxed),
  };
}

const settingsOf = ({ hangsOn }: PairMatch) => hangsOn.map(({ setting, value }) => `${setting}=${value}`);

/** One array, a pair a line. */
async function writeArray(answers: readonly PairAnswer[]): Promise<void> {
  process.stdout.write(`[${answers.map((answer) => `\n${JSON.stringify(answer)}`).join(',')}\n]\n`);
}

function inWords(answers: readonly PairAnswer[]): string[] {
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const rows = answers.map((answer) => [
    printable(`${answer.firstName} | ${answer.lastName}`),
    printable(`${answer.claimFirstName} | ${answer.claimLastName}`),
    answer.exact ? 'yes' : 'no',
    answer.relaxed ? 'yes' : 'no',
    reasonOf(answer),
  ]);
  const count = (level: MatchLevel) => answers.filter((answer) => answer[level]).length;
  return [
    ...textTable({ columns: ['Directory', 'Document', 'Exact', 'Relaxed', 'Why'], rows }, width),
    '',
    `${answers.length} pairs: ${count('exact')} match exactly, ${count('relaxed')} relaxed.`,
  ];
}

function reasonOf({ exactWhyNot, relaxedWhyNot, exactHangsOn, relaxedHangsOn }: PairAnswer): string {
  const why = relaxedWhyNot ?? exactWhyNot;
  const settings = [...new Set([...exactHangsOn, ...relaxedHangsOn])];
  return [why, settings.length === 0 ? 'whatever the settings' : `otherwise with ${settings.join(' or ')}`]
    .filter((part) => part !== undefined)
    .join('; ');
}
