import { describe, expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { manyArms } from '../fixtures/many-arms.fixture.ts';
import { realResults } from '../fixtures/real-results.fixture.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { wordsIn } from '../words/within-words.ts';
import { pilotSummary } from './pilot-summary.ts';

const departures: ResultsOfPilot['departures'] = [
  { kind: 'fault', words: '2 faults planted', sentence: 'Two faults were planted.', items: ['one', 'two'] },
  { kind: 'parameter', words: '5 parameters fixed', sentence: 'Five parameters were fixed.', items: ['a', 'b'] },
];
const missed = (nth: number): ResultsOfPilot['gates'][number] => ({
  metric: `restricted-time-to-sign-in{arm:passkey,persona:p${nth}}`,
  expression: 'value<20 s',
  unit: 's',
  bound: 20,
  passed: false,
  found: 31.2,
  sentence: 'Missed.',
});

describe('the paragraph of a pilot', () => {
  it.each<readonly [string, ResultsOfPilot]>([
    ['a real run', realResults()],
    ['invented, with a gate missed', fixtureResults()],
    ['one persona', decidedByInputs(1)],
    ['five personas', decidedByInputs(5)],
    [
      'twelve personas with long titles',
      decidedByInputs(12, (nth) => `Persona number ${nth} with a title that goes on and on`),
    ],
    ['four arms', manyArms({ arms: 4 })],
    ['one arm', manyArms({ arms: 1 })],
    [
      'everything wrong',
      { ...decidedByInputs(5), departures, gates: Array.from({ length: 9 }, (_, nth) => missed(nth)) },
    ],
  ])('has under 90 words and says what was real: %s', (_, results) => {
    const text = pilotSummary(results);
    expect(wordsIn(text), text).toBeLessThan(90);
    expect(text).toMatch(/Modelled: what people do, how long they take/);
  });

  it('begins with what is wrong, then the gates that were missed, then the decisions', () => {
    const text = pilotSummary({ ...decidedByInputs(4), departures, gates: [missed(1), missed(2), missed(3)] });
    expect(text.replaceAll('\u00a0', ' ')).toMatch(
      /^This is not a plain run: two faults were planted; five parameters were fixed\. 3 gates missed: .*\(found 31\.2 s\); .* and 1 more\. With the faults planted: GO for Information worker; AMEND for Contractor; STOP for Regulated worker; OPEN for Frontline worker\./,
    );
  });

  it('keeps the doubts of the sample and of the inputs apart', () => {
    expect(pilotSummary(realResults())).toMatch(/\(95.%.CI./);
    expect(pilotSummary(decidedByInputs(5))).toMatch(/\(95.%.of.inputs \+2\.0 to \+7\.7; simulation ±0\.7\)/);
    expect(pilotSummary(decidedByInputs(5))).not.toMatch(/CI/);
  });
});
