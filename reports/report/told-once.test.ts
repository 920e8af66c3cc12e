// A figure that a report tells in several places is the same in each; two figures that count different things have different words.
import { describe, expect, it } from 'vitest';
import type { ResultsOfPilot } from '../results/results.ts';
import { summarise } from './summary.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { page } from './page.ts';
import { numberIn, plainText, tableOf, titleOf } from '../fixtures/read-tables.fixture.ts';
import { realResults } from '../fixtures/real-results.fixture.ts';

interface Told {
  readonly results: ResultsOfPilot;
  readonly html: string;
  readonly text: string;
  readonly summary: string;
}

async function told(of: ResultsOfPilot): Promise<Told> {
  const results = { ...of, summary: plainText(summarise(of)) };
  const html = await page(results);
  return { results, html, text: plainText(html), summary: results.summary };
}

/** The one group of the pattern. */
function found(text: string, pattern: RegExp): string {
  const [, group] = pattern.exec(text) ?? [];
  if (group === undefined) throw new Error(`found nothing like ${String(pattern)} in: ${text.slice(0, 300)}`);
  return group;
}

/** Of the row that begins with these cells, the cell in that column. */
function cell(html: string, caption: string, row: readonly string[], column: string): string {
  const { columns, rows } = tableOf(html, caption);
  const [one, ...others] = rows.filter((each) => row.every((words, nth) => each[nth] === words));
  if (one === undefined || others.length > 0)
    throw new Error(
      `found ${others.length + (one === undefined ? 0 : 1)} rows "${row.join(', ')}" in "${caption}", expected one`,
    );
  return one[columns.indexOf(column)] ?? '';
}

const keyFigure = (html: string, name: string): string => {
  const figure = [...html.matchAll(/<div><dt>(.*?)<\/div>/gs)]
    .map(([, inner = '']) => plainText(inner))
    .find((inner) => inner.startsWith(name));
  if (figure === undefined) throw new Error(`found no key figure "${name}"`);
  return figure;
};

/** Places in which one figure stands: all the same. */
function expectTheSame(places: Readonly<Record<string, string>>): void {
  const [first] = Object.values(places);
  expect(places).toEqual(Object.fromEntries(Object.keys(places).map((place) => [place, first])));
}

const value = (withInterval: string): string => withInterval.replace(/ \(95 % CI .*$/, '');
const inOneCell = (text: string): string => text.replace(/ 95 % CI (.*?)(?: adjusted p .*)?$/, ' (95 % CI $1)');
const everybody = 'All personas, weighted';
const all = 'Every figure for the tenant';
const arms = [
  ['Passkey', 'passkeys'],
  ['Password + code', 'password \\+ code'],
] as const;

describe.each<readonly [string, () => ResultsOfPilot]>([
  ['a real pilot', realResults],
  ['the fixture', fixtureResults],
])('%s', (_, results) => {
  it('tells the shares of needs met, and their difference, alike wherever it does', async () => {
    const { html, summary } = await told(results());
    const key = keyFigure(html, 'Needs to sign in that are met');
    const title = titleOf(html, 'success-by-arm');
    for (const [arm, words] of arms) {
      expectTheSame({
        summary: found(summary, new RegExp(`([\\d.]+ %) with ${words}`)),
        key: found(key, new RegExp(`([\\d.]+ %) ${words}`)),
        title: found(title, new RegExp(`([\\d.]+ %) with ${words}`)),
        chart: value(cell(html, 'Success per need to sign in by persona and arm', [everybody, arm], 'Success')),
        figures: value(inOneCell(cell(html, all, ['Success per need to sign in (primary)'], arm))),
      });
    }
    const difference = /([+−]?[\d.]+ points \(95 % CI [^)]*\))/;
    expectTheSame({
      summary: found(summary, difference),
      key: found(key, difference),
      // A clear difference is told as one, without its size.
      ...(title.startsWith('No clear difference') ? { title: found(title, difference) } : {}),
      chart: cell(html, 'Difference in success by persona', [everybody], 'Difference'),
      figures: inOneCell(cell(html, all, ['Success per need to sign in (primary)'], 'Difference')),
    });
  });

  it('tells the times, and their ratio, alike wherever it does', async () => {
    const { html, summary } = await told(results());
    const key = keyFigure(html, 'Time to sign in, a give-up or longer as 60 s');
    for (const [arm, words] of arms) {
      expectTheSame({
        // Left out of a paragraph that is full without it.
        ...(summary.includes('Signing in takes')
          ? { summary: found(summary, new RegExp(`Signing in takes (?:.* and )?([\\d.]+ s) with ${words}`)) }
          : {}),
        key: found(key, new RegExp(`([\\d.]+ s) ${words}`)),
        title: found(titleOf(html, 'time-by-arm'), new RegExp(`([\\d.]+ s) with ${words}`)),
        chart: value(cell(html, 'Restricted time to sign in (60 s) by persona and arm', [everybody, arm], 'Time')),
        ratioChart: value(cell(html, 'Restricted time to sign in (60 s) by persona', [everybody], arm)),
        figures: value(inOneCell(cell(html, all, ['Restricted time to sign in (60 s) (primary)'], arm))),
      });
    }
    const ratio = /([\d.]+ times \(95 % CI [^)]*\))/;
    expectTheSame({
      ...(summary.includes('Signing in takes') ? { summary: found(summary, ratio) } : {}),
      key: found(key, ratio),
      title: found(titleOf(html, 'time-ratio'), ratio),
      chart: cell(html, 'Restricted time to sign in (60 s) by persona', [everybody], 'Ratio'),
      figures: inOneCell(cell(html, all, ['Restricted time to sign in (60 s) (primary)'], 'Ratio')),
    });
  });
});

describe('counts of a real pilot', () => {
  it('the machines’ share of the time', async () => {
    const { html, text } = await told(realResults());
    for (const [, words] of arms)
      expectTheSame({
        first: found(text, new RegExp(`machines, measured, take (?:.* and )?([\\d.]+ %) with ${words}`)),
        title: found(titleOf(html, 'phase-waterfall'), new RegExp(`([\\d.]+ %) with ${words}`)),
      });
  });

  it('attempts: the line of the run, the checks and both ledgers speak of the same, and say which', async () => {
    const { results, html, text } = await told(realResults());
    const { counts } = results;
    const [, attempts = '', signIns = '', registrations = ''] =
      /([\d ]+) attempts \(([\d ]+) to sign in, ([\d ]+) to register\)/.exec(text) ?? [];
    expect(numberIn(attempts)).toBe(counts.attempts);
    expect(numberIn(signIns) + numberIn(registrations)).toBe(counts.attempts);
    expectTheSame({
      run: attempts.trim(),
      void: found(text, /Void attempts [\d ]+ of ([\d ]+), those to register included/),
      ledgers: found(text, /The ([\d ]+) attempts, those to register included, agree/),
    });
    expectTheSame({ run: signIns, first: found(text, /the server, ([\d ]+) sign-ins/) });
    const ended = tableOf(html, 'How the attempts to sign in ended');
    const column = (name: string) => ended.rows.map((row) => numberIn(row[ended.columns.indexOf(name)] ?? ''));
    expect(column('Attempts to sign in').reduce((sum, each) => sum + each, 0)).toBe(numberIn(signIns));
    for (const [nth, each] of column('Attempts to sign in').entries())
      expect(
        ['Succeeded', 'Gave up', 'Refused', 'Timed out', 'Void'].reduce(
          (sum, name) => sum + (column(name)[nth] ?? 0),
          0,
        ),
      ).toBe(each);
  });

  it('where attempts end adds up to how they ended', async () => {
    const { html } = await told(realResults());
    const [steps, ended] = [
      tableOf(html, 'Attempts that reached a step and that ended there'),
      tableOf(html, 'How the attempts to sign in ended'),
    ];
    for (const [arm] of arms) {
      for (const [here, inAll] of [
        ['Signed in here', 'Succeeded'],
        ['Gave up here', 'Gave up'],
        ['Refused here', 'Refused'],
        ['Timed out here', 'Timed out'],
      ] as const) {
        const sum = steps.rows
          .filter(([of]) => of === arm)
          .reduce((total, row) => total + numberIn(row[steps.columns.indexOf(here)] ?? ''), 0);
        expect(sum, `${arm}: ${here}`).toBe(numberIn(cell(html, 'How the attempts to sign in ended', [arm], inAll)));
      }
    }
    expect(ended.rows).toHaveLength(arms.length);
  });

  it('set-backs, rows of the log and attempts that failed are three things, and no two have the same words', async () => {
    const { html } = await told(realResults());
    const setBacks = tableOf(html, 'Failure codes by arm and step');
    const rows = tableOf(html, 'Rows of the sign-in log, in either ledger');
    const ended = tableOf(html, 'How the attempts to sign in ended');
    expect(setBacks.columns.at(-1)).toBe('Steps set back');
    const words = [...setBacks.columns, ...rows.rows.map(([row = '']) => row), ...ended.columns].filter(
      (word) => word !== 'Arm' && word !== 'Step',
    );
    expect(words.filter((word) => /^(?:failures?|success(?:es)?|count|attempts)$/i.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
