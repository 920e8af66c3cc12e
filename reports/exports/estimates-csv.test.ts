import { describe, expect, it } from 'vitest';
import type { Results } from '../results.ts';
import { estimatesCsv } from './estimates-csv.ts';

const estimate = { metric: 'give-ups', arm: 'passkey', unit: 'per 1 000', users: 3, of: 9, provenance: 'counted' as const };
const results = {
  run: { id: 'r' },
  estimates: [
    { ...estimate, value: -0.5, interval: { lower: -1, level: 0.95, method: 'a, b' } },
    { ...estimate, persona: '=HYPERLINK("http://x")', withheld: '@sum "quoted"\nline' },
  ],
  contrasts: [{ metric: 'm', kind: 'ratio', value: 2, interval: { lower: 1, upper: 3, level: 0.95, method: 'x' }, unit: 'times', users: 3, adjustedP: 0.01 }],
} as unknown as Results;

describe('estimates.csv', () => {
  const lines = estimatesCsv(results).split('\n');
  it('has a row for each figure, empty where a number is missing, and numbers as numbers', () => {
    expect(lines[0]).toBe('run,kind,metric,arm,persona,value,lower,upper,level,method,unit,users,of,provenance,measured_share,adjusted_p,withheld');
    expect(lines[1]).toBe('r,estimate,give-ups,passkey,,-0.5,-1,,0.95,"a, b",per 1 000,3,9,counted,,,');
    expect(lines.at(-2)).toBe('r,ratio,m,,,2,1,3,0.95,x,times,3,,,,0.01,');
  });
  it('defuses text that a spreadsheet would run', () => {
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[2]).toContain(`"'@sum ""quoted""`);
  });
});
