// The verdicts as a table for the terminal: claim, what they said, what we found, the word.
import { styleText } from 'node:util';
import { formatNumber } from '../format-number.ts';
import type { ClaimResult, Results } from '../results.ts';

const colours: Readonly<Record<ClaimResult['verdict'], 'green' | 'yellow' | 'red' | 'gray'>> = {
  'not comparable': 'gray',
  'too few': 'gray',
  replicated: 'green',
  'at least as claimed': 'green',
  compatible: 'green',
  inconclusive: 'yellow',
  'same direction, smaller': 'yellow',
  contradicted: 'red',
};

export function verdictTable(results: Results): string {
  const rows = results.claims.map((claim) => [claim.title, said(claim), found(claim), claim.verdict] as const);
  const heading = ['Claim', 'They said', 'We found (95 % CI)', 'Verdict'] as const;
  const widths = [0, 1, 2, 3].map((column) => Math.max(...[heading, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [
    results.summary,
    '',
    styleText('bold', line(heading), { stream: process.stdout }),
    ...rows.map((row) => {
      const verdict = row[3];
      return `${line(row.slice(0, 3)).padEnd((widths[0] ?? 0) + (widths[1] ?? 0) + (widths[2] ?? 0) + 4)}  ${styleText(colours[verdict], verdict, { stream: process.stdout })}`;
    }),
  ].join('\n');
}

function said({ claimed }: ClaimResult): string {
  if (claimed.passkey !== undefined && claimed.other !== undefined) return `${quantity(claimed.passkey, claimed.unit)} against ${quantity(claimed.other, claimed.unit)}`;
  return claimed.kind === 'ratio' ? `${formatNumber(claimed.value)} times` : quantity(claimed.value, claimed.unit);
}

function found({ found: ours, claimed }: ClaimResult): string {
  if (ours === undefined) return '-';
  const { interval } = ours;
  const text = (value: number) => (claimed.kind === 'ratio' ? formatNumber(value) : quantity(value, claimed.unit));
  const bounds = interval === undefined ? '' : ` (${text(interval.lower)} to ${interval.upper === undefined ? 'no bound' : text(interval.upper)})`;
  return `${text(ours.value)}${claimed.kind === 'ratio' ? ' times' : ''}${bounds}`;
}

function quantity(value: number, unit: string): string {
  return unit === 'proportion' ? `${formatNumber(value * 100)} %` : `${formatNumber(value)} ${unit}`;
}
