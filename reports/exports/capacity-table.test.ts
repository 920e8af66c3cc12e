import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';
import { fixtureArms } from '../fixtures/results.fixture.ts';
import { capacityTable } from './capacity-table.ts';
import { isolatedTitle } from '../words/isolated-title.ts';
import { textTable } from './text-table.ts';
import { wrapWords } from './wrap-words.ts';

const text = (columns: number, change: Partial<LoadResults> = {}) =>
  stripVTControlCharacters(capacityTable({ load: { ...loadFixture, ...change }, arms: fixtureArms }, columns));

describe('the capacity table of the terminal', () => {
  it('tells each arm, its repeats, what limited it, the objective and the ratio', () => {
    const found = text(100);
    for (const { held, objective, brokeBy } of loadFixture.capacity) {
      expect(found).toContain(held.map((rate) => Number(rate.toPrecision(3)).toPrecision(3)).join(', '));
      expect(found).toContain(`Objective: ${objective}.`);
      expect(found).toContain(brokeBy);
    }
    expect(found).toMatch(/^Password \+ code +\d+\.\d \(\d+\.\d to \d+\.\d\) /m);
    expect(found).toMatch(/^Passkeys \d\.\d\d times \(95 % CI \d\.\d\d to \d\.\d\d\) as many\.$/m);
    expect(found).toMatch(
      /^In the profile +Due a second +p95 from due +k6’s own p95 +Failed +Dropped +Target CPU s\/1000$/m,
    );
  });

  it.each([40, 60, 79, 100, 250])('keeps every line within %i columns, and within 100', (columns) => {
    const lines = text(columns, {
      generatorWarning: 'The generator was the bottleneck, not the target, so there is no capacity verdict.',
    }).split('\n');
    expect(lines.filter((line) => line.length > Math.min(columns, 100))).toEqual([]);
    expect(lines.join(' ')).not.toMatch(/undefined|NaN/);
    for (const arm of ['Password + code', 'Passkey']) expect(lines.join(' ')).toContain(arm);
  });

  it('begins with the warning, and gives no figure that hangs on the generator', () => {
    const capacity = loadFixture.capacity.map(({ arm, held, unbroken, objective }) => ({
      arm,
      held,
      unbroken,
      objective,
      withheld: 'the generator was the bottleneck',
    }));
    const found = text(100, { generatorWarning: 'The generator was the bottleneck.', capacity });
    expect(found.split('\n')[0]).toBe('The generator was the bottleneck.');
    expect(found).toMatch(/^Passkey +no figure /m);
    expect(found).toContain('Passkey: no figure, the generator was the bottleneck.');
    expect(found).not.toContain('as many');
  });

  it('says that a search which never broke gives a lower bound', () => {
    const capacity = loadFixture.capacity.map(({ arm, held, objective }) => ({
      arm,
      held,
      objective,
      unbroken: arm === 'passkey',
      perSecond: 260,
    }));
    expect(text(100, { capacity })).toMatch(/^Passkey +at least 260 /m);
  });

  it('does not speak of due times where users lived one after the other', () => {
    const trials = loadFixture.trials
      .filter(({ purpose }) => purpose === 'profile')
      .map((trial) => Object.assign(structuredClone(trial), { purpose: 'lives', plan: [] }));
    expect(text(100, { trials, capacity: [] }).split('\n')[0]).toBe(
      'One after the other  Begun a second  k6’s own p95  Failed  Dropped  Target CPU s/1000',
    );
  });

  it('leaves out what was not asked for', () => {
    expect(text(100, { capacity: [] })).not.toContain('Objective');
    expect(text(100, { trials: [], capacity: [] })).toBe('');
  });
});

describe('a table for the terminal', () => {
  it('stands in columns where they fit and in cards where they do not', () => {
    const table = {
      columns: ['Name', 'Value'],
      rows: [
        ['one', '1'],
        ['a longer one', '2'],
      ],
    };
    expect(textTable(table, 40).map(stripVTControlCharacters)).toEqual([
      'Name          Value',
      'one           1',
      'a longer one  2',
    ]);
    expect(textTable(table, 14)).toEqual(['Name: one', '  Value: 1', 'Name: a longer', 'one', '  Value: 2']);
  });

  it('gives the marks around a title from right to left no room', () => {
    const title = isolatedTitle('מפתח');
    const table = {
      columns: ['Name', 'Value'],
      rows: [
        [title, '1'],
        ['four', '2'],
      ],
    };
    expect(textTable(table, 11).map(stripVTControlCharacters)).toEqual(['Name  Value', `${title}  1`, 'four  2']);
    expect(wrapWords(`${title} ${title}`, 9)).toEqual([`${title} ${title}`]);
    expect(wrapWords(title, 4)).toEqual([title]);
  });
});
