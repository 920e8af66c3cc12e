import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartsOf as allChartsOf } from './chart-catalogue.ts';
import { results as schema, type Results } from '../results/results.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { link, sourceLinks } from '../drawing/link.ts';
import { realResults } from '../fixtures/real-results.fixture.ts';
import { syntheticManifest } from '../fixtures/synthetic-run.fixture.ts';
import { page } from './page.ts';
import { pageParts } from './page-parts.ts';
import { writeReport } from './write-report.ts';

const results = fixtureResults();
const megabyte = 1_000_000;

/** Those of the parts of a page. */
const chartsOf = (of: Results) => allChartsOf(of).filter(({ section }) => pageParts(of).includes(section));

describe('the page', () => {
  it('needs no network and runs no script', async () => {
    const text = await page(results);
    expect(text).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|@import|url\(|\son\w+=/i);
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="results">']);
    expect(text).toContain("default-src 'none'");
  });

  it('carries the complete result', async () => {
    const [, json = ''] =
      /<script type="application\/json" id="results">(.*?)<\/script>/s.exec(await page(results)) ?? [];
    expect(schema.parse(JSON.parse(json))).toEqual(results);
  });

  it('writes the command that repeats the run without brackets, which npm would let a shell read', async () => {
    const { run } = fixtureResults();
    const text = await page(fixtureResults({ run: { ...run, overrides: [{ path: 'faults[0].at[1]', value: 'x' }] } }));
    expect(text).toContain('--set faults.0.at.1=x');
  });

  it('is the same each time', async () => {
    expect(await page(fixtureResults())).toBe(await page(results));
  });

  it('keeps hostile names, codes and claims as text', async () => {
    const hostile = `</script></style><img src=x onerror=alert(1)>'"&`;
    const [claim] = results.claims;
    const [code] = results.failureCodes;
    if (claim === undefined || code === undefined) throw new Error('expected a claim and a code in the fixture');
    const text = await page(
      fixtureResults({
        summary: hostile,
        claims: [
          {
            ...claim,
            title: hostile,
            who: hostile,
            words: hostile,
            here: { ...claim.here, why: hostile },
            url: 'javascript:alert(1)',
          },
        ],
        failureCodes: [{ ...code, code: hostile, meaning: hostile, step: hostile }],
        personas: results.personas.map((persona) => ({ ...persona, title: hostile, why: hostile })),
        gates: [{ metric: hostile, expression: hostile, passed: true, sentence: hostile }],
        run: syntheticManifest({
          parameters: results.run.parameters,
          name: hostile,
          scenario: { ...syntheticManifest().scenario, name: hostile },
          overrides: [{ path: 'name', value: hostile }],
          environment: { ...results.run.environment, browser: hostile },
        }),
      }),
    );
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/href="javascript:/);
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
  });

  it('stays under 1.5 MB with 400 parameters, their sources and long curves', async () => {
    const [parameter] = results.run.parameters;
    const [published] = results.run.published;
    if (parameter === undefined || published === undefined)
      throw new Error('expected a parameter and a published figure in the fixture');
    const text = await page(
      fixtureResults({
        curves: results.curves.map((curve) => ({
          ...curve,
          points: Array.from({ length: 3_000 }, (_, index) => ({
            seconds: 1 + index / 5,
            signedIn: (0.9 * index) / 3_000,
            gaveUp: (0.05 * index) / 3_000,
          })),
        })),
        run: {
          ...results.run,
          parameters: Array.from({ length: 400 }, (_, index) => ({ ...parameter, id: `invented.${index}` })),
          published: Array.from({ length: 180 }, (_, index) => ({
            ...published,
            id: `invented_${index}`,
            notes: 'A note of ordinary length about how this figure was found. '.repeat(4),
          })),
        },
      }),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(1.5 * megabyte);
  });

  it('says in words what is not there', async () => {
    const { reconciliation: _, ...rest } = fixtureResults({
      claims: [],
      gates: [],
      failureCodes: [],
      estimates: [],
      contrasts: [],
      curves: [],
      phases: [],
      dropOff: [],
      denominators: [],
    });
    const text = await page(rest);
    for (const chart of chartsOf(rest)) expect(text).toContain(chart.without);
    expect(text).toContain('This run tested no claim.');
    expect(text).toContain('The scenario sets no gate.');
    expect(text).toContain('was not reconciled');
  });

  it('does not hide a ledger that differs', async () => {
    if (results.reconciliation === undefined) throw new Error('expected a reconciliation in the fixture');
    const text = await page(
      fixtureResults({
        reconciliation: {
          ...results.reconciliation,
          differenceCount: 3,
          differences: [{ correlationId: 'c', user: 'u', attempt: '1', expected: 'success', found: '50126' }],
        },
      }),
    );
    expect(text).toContain('must not be relied on');
    expect(text).toContain('50126');
  });
});

describe('the page of a real run', () => {
  const text = async () => (await page(realResults())).replaceAll('\u00a0', ' ');
  /** Of one claim, without its markup. */
  const row = async (title: string) =>
    (await text())
      .split('<tr role="row">')
      .find((part) => part.includes(title))
      ?.replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ') ?? '';

  it('tells a success claim in its own terms, both arms, and what no reading of "attempt" gives', async () => {
    const found = await row('<span class="claim-title">95 % against 30 % sign-in success');
    expect(found).toMatch(/They said 95 % against 30 %/);
    expect(found).toMatch(
      /Here: found in this tenant \d+\.\d % against \d+\.\d % 0\.\d+ times 95 % CI 0\.\d+ to 0\.\d+/,
    );
    expect(found).toMatch(
      /No reading of “attempt” gives 30 % with password \+ code: ours give \d+\.\d % to \d+\.\d %\./,
    );
    expect(found).toContain('not comparable');
  });

  it('tells a speed claim in seconds, and that it does not agree with itself', async () => {
    expect(await row('<span class="claim-title">14 times faster')).toMatch(
      /They said 3 s against 69 s 14 times Does not agree with itself: .* Here: found in this tenant \d+\.\d s against \d+\.\d s 2\.\d+ times/,
    );
  });

  it('begins with the decision and two key figures', async () => {
    const top = (await text())
      .split('<nav')[0]
      ?.replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    expect(top).toMatch(/Needs to sign in that are met \d+\.\d % passkeys \d+\.\d % password \+ code difference/);
    expect(top).toMatch(
      /Time to sign in, a give-up or longer as 60 s \d+\.\d s passkeys \d+\.\d s password \+ code ratio/,
    );
    expect(top).toMatch(/The decision .*Information worker 50 % of the tenant … no verdict/);
    expect(top).toContain('Modelled: what people do, how long they take');
  });

  it('writes no number in a way a reader must decode', async () => {
    const [visible = ''] = (await text())
      .replaceAll(/<details>.*?<\/details>|<style>.*?<\/style>|<code.*?<\/code>/gs, '')
      .split('<script');
    expect(visible.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(
      /\d[eE][-+]?\d|NaN|undefined|\d\.\d{5,}|times the success rate/,
    );
  });

  it('ends every attempt at a listed step', () => {
    const { dropOff, counts } = realResults();
    for (const { arm, attempts, void: lost } of counts.byArm) {
      const ended = dropOff
        .filter((step) => step.arm === arm)
        .reduce((sum, step) => sum + step.succeededHere + step.abandonedHere + step.refusedHere + step.timedOutHere, 0);
      expect(ended).toBe(attempts - lost);
    }
  });
});

describe('links', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address'])(
    'leads nowhere for %s',
    async (address) => {
      expect(String(await link(address, 'words'))).toBe('words');
    },
  );

  it('leads to each of several sources without a referrer', async () => {
    const text = String(await sourceLinks('https://a.example/ ; https://b.example/', 'A'));
    expect(text.match(/<a href="https:[^"]*" rel="noreferrer">/g)).toHaveLength(2);
  });
});

it('writes the page and each chart as SVG and Vega-Lite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  try {
    const path = await writeReport(results, folder);
    expect(await readFile(path, 'utf8')).toContain('<!doctype html>');
    const expected = chartsOf(results).flatMap(({ id }) => [`${id}.svg`, `${id}.vl.json`]);
    expect((await readdir(join(folder, 'charts'))).toSorted()).toEqual(expected.toSorted());
  } finally {
    await rm(folder, { recursive: true });
  }
});
