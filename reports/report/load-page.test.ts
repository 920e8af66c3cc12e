import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import { wordsOfPage } from '../fixtures/words-of-page.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';
import { results as schema, type ResultsOfLoad } from '../results/results.ts';
import { fixtureLoadResults, fixtureResults } from '../fixtures/results.fixture.ts';
import { loadHardFixture } from '../fixtures/load-results-hard.fixture.ts';
import { syntheticLoadManifest } from '../fixtures/synthetic-run.fixture.ts';
import { page } from './page.ts';

const base = fixtureResults();
const ofLoad = (load: LoadResults, change: Partial<ResultsOfLoad> = {}) =>
  fixtureLoadResults({
    load,
    claims: [],
    run: syntheticLoadManifest({ parameters: base.run.parameters }),
    ...change,
  });
const pageOf = async (load: LoadResults, change: Partial<ResultsOfLoad> = {}) =>
  wordsOfPage(await page(ofLoad(load, change)));
const sectionsOf = (html: string) => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);

describe('the page of a load run', () => {
  it('puts the load first, and leaves out what says nothing about it', async () => {
    const sections = sectionsOf(await page(ofLoad(loadFixture)));
    expect(sections.slice(0, 4)).toEqual(['reading', 'gates', 'capacity', 'loadByRate']);
    for (const left of ['time', 'phases', 'personas', 'verdicts', 'claims', 'success', 'losses', 'drift'])
      expect(sections).not.toContain(left);
    for (const kept of [
      'errors',
      'generator',
      'percentiles',
      'trials',
      'figures',
      'reconciliation',
      'validity',
      'environment',
      'repeat',
    ])
      expect(sections).toContain(kept);
  });

  it('has no part of the load in the page of a pilot', async () => {
    const sections = sectionsOf(await page(base));
    expect(sections[0]).toBe('verdicts');
    expect(
      sections.filter((id) => id?.startsWith('load') || ['capacity', 'trials', 'generator'].includes(id ?? '')),
    ).toEqual([]);
  });

  it('tells who gets in when nobody was sent beyond the capacity, and registered claims always', async () => {
    const lives = {
      ...loadFixture,
      capacity: [],
      trials: loadFixture.trials.filter(({ purpose }) => purpose === 'profile'),
    };
    expect(sectionsOf(await page(ofLoad(lives)))).toEqual(expect.arrayContaining(['success', 'losses']));
    expect(sectionsOf(await page(ofLoad(loadFixture, { claims: base.claims })))).toEqual(
      expect.arrayContaining(['verdicts', 'claims']),
    );
  });

  it('begins with capacity of either arm, its ratio, latency, cost and failures', async () => {
    const [top = ''] = (await pageOf(loadFixture)).split('INVENTED NUMBERS');
    expect(top).toMatch(
      /Sign-ins a second it bears 255 passkeys 95 % CI 237 to 273 43\.7 password \+ code 95 % CI 40\.7 to 46\.8 ratio 5\.83 times \(95 % CI 5\.50 to 6\.18\)/,
    );
    expect(top).toMatch(
      /p95 from the moment it was due, in the profile 27\.2 ms passkeys 95 % CI .* 177 ms password \+ code/,
    );
    expect(top).toMatch(
      /CPU time of the target, 1 000 sign-ins 3\.60 s passkeys .* 22\.0 s password \+ code .* with passkeys 0\.164 times/,
    );
    expect(top).toMatch(/Sign-ins that failed in the profile 3\.1 % passkeys/);
    expect(top).toMatch(/Starts that never happened in the profile 0 passkeys 0 password \+ code/);
    expect(top).not.toContain('bottleneck');
  });

  it('says in its first line that the generator was the bottleneck, once, and then gives no capacity', async () => {
    const warning = loadHardFixture.generatorWarning ?? '';
    const text = await pageOf(loadHardFixture, { summary: `${warning} The rest of the summary.` });
    const [, short = ''] = text.split('In short');
    expect(short.trim().startsWith(warning)).toBe(true);
    expect(short.split('How to read this')[0]?.split(warning)).toHaveLength(2);
    expect(short).toContain(
      'no figure passkeys at least 43.8 password + code Passkey: the generator was the bottleneck.',
    );
    expect(short).not.toMatch(/ratio \d/);
  });

  it('says what was not loaded, and whether people were waited for', async () => {
    const text = await pageOf(loadFixture);
    expect(text).toMatch(/What was not loaded: scripts, styles, pictures and other static files/);
    expect(text).toContain('Their time was not waited');
    expect(await pageOf({ ...loadFixture, realtime: true })).toContain('Their time was waited out as think time');
  });

  it('tells the rule of the generator check with its figures', async () => {
    const text = await pageOf(loadFixture);
    expect(text).toContain('more was asked than 80 % of what k6 reaches on this machine');
    expect(text).toMatch(/Passkey 1060 1\.60 64 320 30\.1 %/);
    expect(await pageOf(loadHardFixture)).toContain('own limit was not measured in this run');
  });

  it('tells version, arguments, virtual users and processes in the environment, and no browser', async () => {
    const [, sheet = ''] = (await pageOf(loadFixture)).split(' Environment k6 ');
    expect(sheet).toMatch(
      /^v2\.2\.0, 1 process, 64 virtual users Added to our call of k6 --out=experimental-prometheus-rw Target 1 process, on 2 cores Runtime/,
    );
  });

  it('counts errors apart in the profile and in the search, starts that never happened too', async () => {
    const text = await pageOf(loadHardFixture);
    expect(text).toMatch(/dropped The start never happened Passkey before the first 0 42/);
    expect(await pageOf({ ...loadFixture, errors: [] })).toContain('No sign-in met an error');
  });

  it('writes no number in a way a reader must decode', async () => {
    for (const load of [loadFixture, loadHardFixture])
      expect(await pageOf(load)).not.toMatch(/\d[eE][-+]?\d|NaN|undefined|Infinity|\d\.\d{5,}/);
  });

  it('keeps hostile names as text', async () => {
    const hostile = `</script></style><img src=x onerror=alert(1)>'"&`;
    const text = await page(
      ofLoad({
        ...loadHardFixture,
        k6: { version: hostile, arguments: [hostile] },
        generatorWarning: hostile,
        trials: loadHardFixture.trials.map((trial) => ({
          ...trial,
          warmUpRule: hostile,
          limitedByWhy: hostile,
          ...(trial.cutShort === undefined
            ? {}
            : { cutShort: { ...trial.cutShort, code: hostile, sentence: hostile } }),
        })),
        errors: loadHardFixture.errors.map((error) => ({ ...error, code: hostile, meaning: hostile })),
        capacity: loadHardFixture.capacity.map((each) => ({ ...each, objective: hostile, withheld: hostile })),
      }),
    );
    expect(text).not.toContain('<img');
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('the weight of the page', () => {
  const inlined = (text: string) =>
    schema.parse(JSON.parse(/<script type="application\/json" id="results">(.*?)<\/script>/s.exec(text)?.[1] ?? ''));

  it('carries the complete result of an ordinary run', async () => {
    const results = ofLoad(loadFixture);
    const text = await page(results);
    expect(inlined(text)).toEqual(results);
    expect(text).toContain('The complete result is in this file');
  });

  it('stays under 1.5 MB for two hours in 600 spans and a full heat map, and says what it left to results.json', async () => {
    const text = await page(ofLoad(loadHardFixture));
    expect(Buffer.byteLength(text)).toBeLessThan(1_500_000);
    expect(inlined(text)).toMatchObject({ load: { ...loadHardFixture, timeline: [], heat: [], cpu: [] } });
    expect(text).toContain('without the course of the trials over time');
  });
});
