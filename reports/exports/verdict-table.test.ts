import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import { verdictTable } from './verdict-table.ts';
import { wrapWords } from './wrap-words.ts';

const results = fixtureResults();
const lines = (columns: number, claims: readonly ClaimResult[] = results.claims) =>
  stripVTControlCharacters(verdictTable({ ...results, claims: [...claims] }, columns)).split('\n');

const [template] = results.claims;
if (template === undefined) throw new Error('expected a claim in the fixture');
const figure = (value: number) => ({ value });
const success: ClaimResult = {
  ...template,
  id: 'success',
  here: {
    ...template.here,
    found: {
      metric: 'm',
      value: 0.891,
      interval: { lower: 0.794, upper: 0.97, level: 0.95, method: 'x' },
      passkey: figure(0.815),
      other: figure(0.915),
    },
  },
};
const speed: ClaimResult = {
  ...template,
  id: 'speed',
  claimed: {
    kind: 'ratio',
    value: 14,
    least: 13.5,
    most: 14.5,
    passkey: 3,
    other: 69,
    halfSteps: { passkey: 0.5, other: 0.5 },
    unit: 's',
  },
  here: {
    ...template.here,
    verdict: 'same direction, smaller',
    found: {
      metric: 'm',
      value: 2.47,
      interval: { lower: 2, upper: 3.05, level: 0.95, method: 'x' },
      passkey: figure(14.7),
      other: figure(36.4),
    },
  },
};
const { found: _, ...withoutFigure } = template.here;
const missing: ClaimResult = {
  ...template,
  id: 'missing',
  claimed: {
    kind: 'proportion' as const,
    value: 0.99,
    least: 0.985,
    most: 0.995,
    passkey: 0.99,
    halfSteps: { passkey: 0.005 },
    unit: 'proportion',
  },
  here: { ...withoutFigure, verdict: 'too few' },
};

describe('the verdict table of the terminal', () => {
  it('tells claims and findings in the same terms, in both lines of a row', () => {
    const text = lines(100, [success, speed, missing]).join('\n');
    expect(text).toMatch(
      /success {2,}95 % against 30 % {2,}81\.5 % against 91\.5 % {2,}not comparable\n {5,}3\.17 times {2,}0\.891 times \(0\.794 to 0\.970\)\n/,
    );
    expect(text).toMatch(
      /speed {2,}3 s against 69 s {2,}14\.7 s against 36\.4 s {2,}same direction, smaller\n {5,}14 times {2,}2\.47 times \(2\.00 to 3\.05\)\n/,
    );
    expect(text).toMatch(/missing {2,}99 % {2,}nothing to compare {2,}too few$/);
  });

  it.each([40, 60, 79, 100, 250])('keeps every line within %i columns, and within 100', (columns) => {
    const found = lines(columns, [...results.claims, success, speed, missing]);
    expect(found.filter((line) => line.length > Math.min(columns, 100))).toEqual([]);
    expect(found.join(' ').replaceAll(/\s+/g, ' ')).toContain('INVENTED NUMBERS FOR A TEST.');
    for (const verdict of ['contradicted', 'replicated', 'too few']) expect(found.join('\n')).toContain(verdict);
  });

  it.each([40, 100])('says once for each kind of figure what was found here is of, within %i columns', (columns) => {
    const [first, second] = results.metrics;
    if (first === undefined || second === undefined) throw new Error('the fixture has metrics');
    const of = (claim: ClaimResult, id: string, metric: string): ClaimResult => {
      const { found } = claim.here;
      return found === undefined ? claim : { ...claim, id, here: { ...claim.here, found: { ...found, metric } } };
    };
    const told = (claims: readonly ClaimResult[]) =>
      lines(columns, claims)
        .join(' ')
        .replaceAll(/\s+/g, ' ')
        .match(/Here(?:, [^:]*)?: .*/)?.[0];
    const sides = 'passkeys against password + code.';
    expect(told([of(success, 'one', first.id), of(success, 'two', first.id), of(speed, 'three', second.id)])).toBe(
      `Here, one, two: ${first.title}, ${sides} Here, three: ${second.title}, ${sides}`,
    );
    expect(told([of(success, 'one', first.id), of(success, 'two', first.id), missing])).toBe(
      `Here: ${first.title}, ${sides}`,
    );
    expect(told([missing])).toBeUndefined();
  });

  it('has no table where no claim was tested', () => {
    expect(lines(100, []).join('\n')).not.toContain('They said');
  });
});

describe('wrapping', () => {
  it('keeps what a no-break space holds together, and cuts only a word longer than the line', () => {
    expect(wrapWords('of 8\u00a0claims', 8)).toEqual(['of', '8\u00a0claims']);
    expect(wrapWords('abcdefgh ij', 5)).toEqual(['abcde', 'fgh', 'ij']);
    expect(wrapWords('fits in one', 11)).toEqual(['fits in one']);
  });
});
