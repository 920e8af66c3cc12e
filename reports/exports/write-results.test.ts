import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { fixtureLoadResults, fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import type { Results } from '../results/results.ts';
import { plainSigns } from './plain-signs.ts';
import { writeResults } from './write-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'results-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['a pilot', fixtureResults()],
  ['a load run', fixtureLoadResults()],
  ['a rollout', fixtureRolloutResults()],
  ['a recovery drill', fixtureDrillResults()],
  ['a phishing drill', fixturePhishingResults()],
])('results.json of %s', (name, results) => {
  const out = join(folder, name);

  it('lies beside the schema that it names, and keeps to it', async () => {
    const { results: file } = await writeResults(out, results);
    const told = JSON.parse(readFileSync(file, 'utf8')) as Results;
    // Optimising takes longer than all that is validated.
    const validate = new Ajv2020({ validateFormats: false, allowUnionTypes: true, code: { optimize: false } }).compile(
      JSON.parse(readFileSync(join(out, told.$schema), 'utf8')) as object,
    );
    expect(validate(told), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it('has no sign that is for people alone, and nothing else is lost', async () => {
    const minus = `${String.fromCodePoint(0x2212)}5.4${String.fromCodePoint(0xa0)}points`;
    const { results: file } = await writeResults(out, { ...results, summary: minus });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/[\u2212\u00a0\u2007\u2009\u202f]/);
    expect((JSON.parse(text) as Results).summary).toBe('-5.4 points');
    expect(JSON.parse(text)).toEqual(JSON.parse(plainSigns(JSON.stringify({ ...results, summary: minus }))));
  });

  it('has titles from right to left as they were given, and apart from what stands beside them in sentences', async () => {
    const run = { ...results.run, name: '\u2068רמז\u2069' };
    const told = { ...results, run, summary: 'With \u2068רמז\u2069 95 %.' } as Results;
    const { results: file, estimates } = await writeResults(out, told);
    const read = JSON.parse(readFileSync(file, 'utf8')) as Results;
    expect([read.run.name, read.summary]).toEqual(['רמז', told.summary]);
    expect(readFileSync(estimates, 'utf8')).toContain(',רמז,');
  });
});

it('names the file in its folder that cannot be written, the schema too', async () => {
  for (const name of ['results.json', 'results.schema.json', 'estimates.csv']) {
    const out = join(folder, `without ${name}`);
    mkdirSync(join(out, name), { recursive: true });
    await expect(writeResults(out, fixtureResults())).rejects.toMatchObject({ code: 'EISDIR', path: join(out, name) });
  }
});
