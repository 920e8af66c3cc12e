// The folder of a rollout's analysis: its schema, its tables, and a page where hostile words stay words; and the section of a run's report.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import {
  knownInputs,
  rolloutSensitivityFixture,
  rolloutSensitivityOfRunFixture,
} from '../../fixtures/known-rollout.fixture.ts';
import { fixtureRolloutResults } from '../../fixtures/results.fixture.ts';
import { readCsv } from '../../fixtures/read-csv.fixture.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { rolloutDoubtSection } from '../sections/rollout-doubt-section.ts';
import { writeDoubt } from './write-doubt.ts';

const hostile = '<script>alert(1)</script>';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('holds JSON that keeps to the published schema, tables, and a page where hostile words stay words', async () => {
  const results = {
    ...rolloutSensitivityFixture({
      inputs: knownInputs.map((input) => ({ ...input, title: `${hostile} ${input.id}` })),
      personas: [
        { id: 'information-worker', title: hostile, weight: 0.6 },
        { id: 'frontline-worker', title: 'Frontline worker', weight: 0.4 },
      ],
    }),
    machineTime: hostile,
    leftOut: [hostile],
  };
  const folder = mkdtempSync(join(tmpdir(), 'doubt-'));
  const written = await writeDoubt(folder, results);
  const told = JSON.parse(readFileSync(join(folder, 'sensitivity.json'), 'utf8')) as RolloutSensitivityResults;
  const validate = new Ajv2020({ validateFormats: false }).compile(
    JSON.parse(readFileSync(join(folder, told.$schema), 'utf8')) as object,
  );
  validate(told);
  expect(validate.errors).toBeNull();
  const page = readFileSync(written.file, 'utf8');
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('<figure id="enrolment-range">');
  expect(page).toContain('<figure id="tornado-enrolled-rollout">');
  const csv = (name: string) => readCsv(readFileSync(join(folder, name), 'utf8'));
  for (const name of ['uncertainty.csv', 'enrolment.csv', 'decisions.csv', 'tornado.csv'])
    expect(csv(name)[0]?.slice(0, 4)).toEqual(['date', 'scenario', 'seed', 'not_plain']);
  expect(csv('decisions.csv')[1]?.slice(5, 7)).toEqual(['GO', 'GO']);
  expect(csv('enrolment.csv')).toHaveLength(1 + 3);
  expect(plain(written.summary)).toMatch(
    /^The rollout: GO at 6\d\.\d %, AMEND at 3\d\.\d % of 128 points of the inputs/,
  );
  expect(plain(written.summary)).toContain('Each point was lived by 100 people who stand for 1000');
});

it('says in the report of a run what share of the inputs agree with each of its decisions', () => {
  const sensitivity = rolloutSensitivityOfRunFixture();
  const html = plain(String(rolloutDoubtSection.render(fixtureRolloutResults({ sensitivity }))));
  for (const { title, shares } of sensitivity.decisions) {
    expect(html).toContain(title);
    expect(shares).toHaveLength(2);
  }
  expect(html.match(/GO 6\d\.\d %, AMEND 3\d\.\d %/g)).toHaveLength(sensitivity.decisions.length);
  expect(html).toContain('which hangs most on “The request is taken up”');
  expect(html).toContain('href="sensitivity/sensitivity.html"');
  expect(html.match(/<table/g)).toHaveLength(2);
});
