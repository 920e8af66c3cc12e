// The verdicts for the terminal: the summary, then claim, what they said, what we found, the word. On a narrow terminal a card for each.
import { styleText } from 'node:util';
import { claimedInWords, foundInWords, type ClaimWords } from '../claims/claim-in-words.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { Results, ResultsOfSignIns } from '../results/results.ts';
import { wrapWords } from './wrap-words.ts';

const colours: Readonly<Record<ClaimHere['verdict'], 'green' | 'yellow' | 'red' | 'gray'>> = {
  'not judged': 'gray',
  'not comparable': 'gray',
  'too few': 'gray',
  replicated: 'green',
  'at least as claimed': 'green',
  compatible: 'green',
  inconclusive: 'yellow',
  'same direction, smaller': 'yellow',
  'smaller, if any': 'yellow',
  contradicted: 'red',
};

/** Wider lines are hard to read, and a table need not fill a wide window. */
const widest = 100;
/** The word of the verdict may take two lines, but no word of it may be cut. */
const narrowestVerdict = 15;
const gap = 2;

type Row = readonly [claim: readonly string[], said: readonly string[], found: readonly string[]];

/** @param columns of the terminal; without one, the widest. */
export function terminalWidth(columns = process.stdout.columns ?? widest): number {
  return Math.min(columns, widest);
}

/** @param columns of the terminal. No line is longer. */
export function verdictTable(results: Results, columns?: number): string {
  const width = terminalWidth(columns);
  const lines = [
    ...wrapWords(results.summary, width),
    ...('claims' in results && results.claims.length > 0 ? ['', ...claimLines(results, width)] : []),
  ];
  // A no-break space has done its work once lines are broken; plain ones can be searched for.
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

function claimLines(results: ResultsOfSignIns, width: number): string[] {
  const { claims } = results;
  const heading: Row = [['Claim'], ['They said'], ['We found (95 % CI)']];
  const rows = claims.map((claim): Row => [
    nameLines(claim, claims),
    linesOf(claimedInWords(claim.claimed)),
    foundLines(claim),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...[heading, ...rows].flatMap((row) => (row[column] ?? []).map((line) => line.length))),
  );
  const verdictWidth = width - widths.reduce((sum, each) => sum + each + gap, 0);
  if (verdictWidth < narrowestVerdict)
    return [...claims.flatMap((claim) => card(claim, nameLines(claim, claims), width)), ...hereLines(results, width)];
  const laid = (row: Row, last: readonly string[], style: (text: string) => string) =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length), last.length) }, (_, line) => {
      const cells = row.map((cell, column) => (cell[line] ?? '').padEnd((widths[column] ?? 0) + gap)).join('');
      const end = last[line];
      return end === undefined ? cells.trimEnd() : `${cells}${style(end)}`;
    });
  return [
    ...laid(heading, ['Verdict here'], (text) => text).map((line) =>
      styleText('bold', line, { stream: process.stdout }),
    ),
    ...rows.flatMap((row, index) => {
      const claim = claims[index];
      if (claim === undefined) return [];
      const { verdict } = claim.here;
      return laid(row, wrapWords(verdict, verdictWidth), coloured(verdict)).concat(
        indented(thereInWords(claim), width),
      );
    }),
    ...hereLines(results, width),
  ];
}

/** Where a claim is judged by several comparisons of the run, by which one. */
function nameLines({ id, here: { arms } }: ClaimResult, claims: readonly ClaimResult[]): string[] {
  const several = claims.filter((claim) => claim.id === id).length > 1;
  return several && arms !== undefined
    ? [id, [arms.passkey, arms.other].filter((arm) => arm !== undefined).join(' against ')]
    : [id];
}

/** Under the claims, once for each kind of figure: what was found here is of. Of several kinds the claims are named. */
function hereLines(results: ResultsOfSignIns, width: number): string[] {
  const kinds = Map.groupBy(results.claims, (claim) => foundOf(claim, results));
  const told = [...kinds].filter(([of]) => of !== '');
  return told.flatMap(([of, claims]) =>
    wrapWords(
      `Here${told.length === 1 ? '' : `, ${[...new Set(claims.map(({ id }) => id))].join(', ')}`}: ${of}.`,
      width,
    ),
  );
}

function foundOf({ here: { found, arms } }: ClaimResult, results: ResultsOfSignIns): string {
  const inSentence = (id: string) => results.arms.find((arm) => arm.id === id)?.inSentence ?? id;
  const sides = [arms?.passkey, arms?.other].filter((arm) => arm !== undefined).map(inSentence);
  const metric = found === undefined ? undefined : results.metrics.find(({ id }) => id === found.metric)?.title;
  return metric === undefined ? '' : `${metric}${sides.length === 0 ? '' : `, ${sides.join(' against ')}`}`;
}

function thereInWords({ there }: ClaimResult): string {
  return there.kind === 'predicted' ? `Where it was made: ${there.word}.` : '';
}

function indented(text: string, width: number): string[] {
  return text === '' ? [] : wrapWords(text, width - gap).map((line) => `${' '.repeat(gap)}${line}`);
}

function card(claim: ClaimResult, names: readonly string[], width: number): string[] {
  return [
    ...names.flatMap((name) => wrapWords(name, width)),
    ...indented(`They said ${linesOf(claimedInWords(claim.claimed)).join(', ')}.`, width),
    ...indented(`We found ${foundLines(claim).join(', ')}.`, width),
    ...indented(thereInWords(claim), width),
    `${' '.repeat(gap)}${coloured(claim.here.verdict)(claim.here.verdict)}`,
  ];
}

function coloured(verdict: ClaimHere['verdict']): (text: string) => string {
  return (text) => styleText(colours[verdict], text, { stream: process.stdout });
}

function foundLines({ here: { found }, claimed }: ClaimResult): string[] {
  return found === undefined ? ['nothing to compare'] : linesOf(foundInWords(found, claimed));
}

/** The heading names the level of the intervals. */
function linesOf({ figures, ratio, interval }: ClaimWords): string[] {
  const limits = interval === undefined ? '' : ` (${interval.replace(/^.*CI\u00a0/, '')})`;
  return ratio === undefined ? [`${figures}${limits}`] : [figures, `${ratio}${limits}`];
}
