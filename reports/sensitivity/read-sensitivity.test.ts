import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { registeredStandardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { plainJson, sentencesJson } from '../exports/plain-signs.ts';
import { sensitivityFixture, twoArms } from '../fixtures/sensitivity.fixture.ts';
import { boundsInWords, differenceOfProportions } from '../words/quantity.ts';
import { withIsolatedTitle } from '../words/isolated-title.ts';
import { readSensitivity } from './read-sensitivity.ts';

const folder = mkdtempSync(join(tmpdir(), 'analysed-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads back what people are told: numbers below zero with their minus, titles from right to left set apart', async () => {
  const [first, ...others] = twoArms;
  if (first === undefined) throw new Error('no arm');
  const arms = [withIsolatedTitle({ ...first, title: 'קוד', inSentence: 'קוד' }), ...others];
  const made = sensitivityFixture(1, arms);
  const why = `With ${arms[0]?.inSentence} it turns (inputs ${boundsInWords({ lower: -0.007, upper: 0.032 }, differenceOfProportions)}) in 2026-01.`;
  const decisions = made.decisions.map((decision) => ({ ...decision, why }));
  mkdirSync(join(folder, 'sensitivity'));
  writeFileSync(
    join(folder, 'sensitivity', 'sensitivity.json'),
    sentencesJson({ $schema: 'x', rule: registeredStandardRule, ...made, decisions }),
  );
  const read = await readSensitivity(folder, { scenarioHash: made.scenario.hash, rule: registeredStandardRule });
  expect(read?.arms).toEqual(arms);
  expect(read?.personas).toEqual(made.personas);
  expect(read?.decisions[0]?.why).toContain('(inputs \u22120.7 to +3.2\u00a0points) in 2026-01.');
  expect(read?.decisions).toEqual(decisions);
  expect(plainJson(read?.decisions[0]?.why)).toContain('(inputs -0.7 to +3.2 points) in 2026-01.');
  expect(read?.uncertainty[0]?.inputs.interval).toEqual(made.uncertainty[0]?.inputs.interval);
});
