// The page of a phishing drill: the remaining door first, nothing said of what was not seen, markup escaped.
import { expect, it } from 'vitest';
import { runInTerminal } from '../exports/run-in-terminal.ts';
import { runAnswerOf } from '../exports/run-answer.ts';
import { estimatesCsv } from '../exports/estimates-csv.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { judgePhishing } from '../phishing/judge-phishing.ts';
import { livedPhishing } from '../phishing/lived-phishing.fixture.ts';
import { page } from './page.ts';

const results = fixturePhishingResults();
const words = (html: string) =>
  html
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<style>.*?<\/style>|<script.*?<\/script>|<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
const topOf = (html: string) =>
  words(html.slice(html.indexOf('<section class="lead">'), html.indexOf('<section id=', html.indexOf('class="lead"'))));

it('begins with the remaining door of each persona, what closes it and its price, and with the verdict', async () => {
  const top = topOf(await page(results));
  expect(top).toMatch(/The remaining door/);
  expect(top).toMatch(/Information worker 70 % of the tenant 120 Relay between person and site/);
  expect(top).toMatch(/Closed by passkey required, under 2\.99 left/);
  expect(top).toMatch(/−7\.0 points/);
  expect(top).toMatch(/NOT RESISTANT.*ONLY WITHOUT FALLBACK.*RESISTANT/);
  expect(top).not.toMatch(/undefined|NaN|\[object/);
});

it('never says 0 % of what nobody saw, and shows who stopped attacks with their codes', async () => {
  const html = await page(results);
  expect(words(html)).toMatch(/SecurityError/);
  expect(words(html)).not.toMatch(/undefined|NaN|\[object| 0 (?:\(0|of 1 000)/);
  for (const chart of ['attack-fates', 'both-sides']) expect(html).toContain(`<figure id="${chart}">`);
});

it('tells the terminal, the CSV and other programs the same', () => {
  const told = runInTerminal(results, 'report.html').replaceAll('\u00a0', ' ');
  expect(told).toMatch(/NOT RESISTANT/);
  expect(told).toMatch(/ONLY WITHOUT FALLBACK/);
  const answer = runAnswerOf('runs/x', 'runs/x/report.html', results);
  expect(answer.phishing?.verdicts.map(({ verdict }) => verdict)).toEqual(
    results.phishing.verdicts.map(({ verdict }) => verdict),
  );
  const csv = estimatesCsv(results);
  expect(csv.split('\n').length).toBeGreaterThan(20);
  expect(csv).toMatch(/relay/);
});

it('escapes what a tenant calls its people and arms', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const lived = livedPhishing();
  const personas = lived.personas.map((persona) => Object.assign({}, persona, { title: hostile }));
  const html = await page(
    fixturePhishingResults({
      phishing: judgePhishing({ ...lived, personas }),
      arms: results.arms.map((arm) => Object.assign({}, arm, { title: hostile, inSentence: hostile })),
    }),
  );
  expect(html.replaceAll(/<script type="application\/json".*?<\/script>/gs, '')).not.toContain(hostile);
  expect(html).toContain('&lt;img src=x');
});
