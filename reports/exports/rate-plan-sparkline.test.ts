import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratePlanSparkline } from './rate-plan-sparkline.ts';

const minute = 60_000;

describe('the arrival plan in the terminal', () => {
  it('draws a ramp, a plateau and a fall, and tells rates, peak and sum', () => {
    const text = ratePlanSparkline(
      [
        { durationMs: minute, from: 0, to: 40 },
        { durationMs: minute, from: 40, to: 40 },
        { durationMs: minute, from: 40, to: 0 },
      ],
      24,
    );
    expect(text.split('\n')).toEqual([
      '▁▂▃▄▅▆▇██████████▇▆▅▄▃▂▁',
      '0                  3 min',
      'From 0 to 40 a second in',
      '60 s, 40 a second for',
      '60 s, from 40 to',
      '0 a second in 60 s.',
      'Peak 40 a second;',
      '4800 sign-ins in 3 min.',
    ]);
  });

  it('does not lose a peak that is narrower than a column', () => {
    const [row = ''] = ratePlanSparkline(
      [
        { durationMs: 30 * minute, from: 5, to: 5 },
        { durationMs: 1_000, from: 50, to: 50 },
        { durationMs: 30 * minute, from: 5, to: 5 },
      ],
      39,
    ).split('\n');
    expect([...row].filter((block) => block === '█')).toHaveLength(1);
    expect([...row].filter((block) => block === '▁')).toHaveLength(38);
  });

  it('tells many parts by their number', () => {
    const plan = Array.from({ length: 12 }, (_, part) => ({ durationMs: minute, from: part + 1, to: part + 1 }));
    expect(ratePlanSparkline(plan, 80)).toContain('12 parts between 1 and 12 a second.');
  });

  it('keeps every line within the columns, and says the planned sum', () => {
    const segment = fc.record({
      durationMs: fc.integer({ min: 1, max: 10 * 3_600_000 }),
      from: fc.double({ min: 0, max: 1_000, noNaN: true }),
      to: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 12, max: 200 }),
        (plan, columns) => {
          const lines = ratePlanSparkline(plan, columns).split('\n');
          expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
          expect(lines.join(' ')).not.toMatch(/NaN|undefined|Infinity/);
        },
      ),
    );
  });

  it('is empty for an empty plan', () => {
    expect(ratePlanSparkline([], 80)).toBe('');
  });
});
