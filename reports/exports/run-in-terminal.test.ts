import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { departureLine, departureSentence } from '../departures/departures-in-words.ts';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { fixtureLoadResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import type { Departure } from '../results/departure.ts';
import type { Results } from '../results/results.ts';
import { runInTerminal } from './run-in-terminal.ts';

const departures: Departure[] = [
  { kind: 'fault', words: '2 faults planted', sentence: 'Two faults were planted.', items: [] },
  { kind: 'realtime', words: 'people’s time really waited', sentence: 'People’s time was really waited.', items: [] },
];
const told = (results: Results) =>
  stripVTControlCharacters(runInTerminal(results, 'runs/x/report.html')).replaceAll(/\s+/g, ' ');

const kinds: readonly (readonly [string, (change: Pick<Results, 'departures' | 'summary'>) => Results])[] = [
  ['a pilot', (change) => ({ ...decidedByInputs(2), ...change })],
  ['a load run', fixtureLoadResults],
  ['a rollout', fixtureRolloutResults],
];

describe('what the terminal shows of a run', () => {
  it.each(kinds)('begins with what makes %s other than plain, and says it once', (_, made) => {
    const notice = departureSentence(departures);
    for (const first of [notice, `${departureLine(departures)}.`, '']) {
      const found = told(made({ departures, summary: `${first} What was found.`.trimStart() }));
      expect(found.startsWith(`${notice} `)).toBe(true);
      expect(found.match(/not a plain run/gi)).toHaveLength(1);
      expect(found).toContain('What was found.');
    }
    expect(told(made({ departures: [], summary: 'What was found.' }))).not.toMatch(/plain run/i);
  });
});
