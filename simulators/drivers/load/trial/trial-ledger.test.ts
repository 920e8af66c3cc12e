import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrialLedger } from './trial-ledger.ts';

const due = [0, 10.5, 20];

describe('TrialLedger', () => {
  it('adds up when each order began or was dropped, once, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.boolean()),
        fc.nat(),
        (times, begins, skip) => {
          const ledger = new TrialLedger(times);
          const orders = times
            .map((_, order) => order)
            .toSorted((one, other) => ((one * 7 + skip) % 13) - ((other * 7 + skip) % 13));
          for (const order of orders) {
            expect(ledger.problem).toMatch(/nothing is known of \d+$/);
            expect(ledger.enter(order, begins.next().value ? 'begun' : 'dropped', times[order] ?? -1)).toBe(true);
          }
          expect([ledger.problem, ledger.stray]).toEqual([undefined, undefined]);
        },
      ),
    );
  });

  it('says how many are missing: k6 ran another plan', () => {
    const ledger = new TrialLedger(due);
    ledger.enter(1, 'begun', 10.5);
    expect(ledger.problem).toBe('of 3 sign-ins that were due k6 began 1 and dropped 0; nothing is known of 2');
    expect(ledger.stray).toBeUndefined();
  });

  it.each([
    ['a second time', [0, 'begun', 0], 'k6 told of sign-in 0 begun, which had begun already'],
    ['dropped after it began', [0, 'dropped', 0], 'k6 told of sign-in 0 dropped, which had begun already'],
    ['due at another time', [1, 'begun', 10], 'k6 told of sign-in 1 begun, due at 10 ms, which was never asked for'],
    ['of no order', [3, 'begun', 30], 'k6 told of sign-in 3 begun, due at 30 ms, which was never asked for'],
  ] as const)('refuses one %s, also where the sum comes out', (_what, [order, end, dueMs], sentence) => {
    const ledger = new TrialLedger(due);
    ledger.enter(0, 'begun', 0);
    expect(ledger.enter(order, end, dueMs)).toBe(false);
    ledger.enter(1, 'begun', 10.5);
    ledger.enter(2, 'begun', 20);
    expect([ledger.problem, ledger.stray]).toEqual([sentence, sentence]);
  });

  it('lets start over only who began', () => {
    const ledger = new TrialLedger([0]);
    expect(ledger.restarted(0)).toBe(false);
    ledger.enter(0, 'begun', 0);
    expect(ledger.restarted(0)).toBe(true);
    expect(ledger.problem).toMatch(/started over, which had not begun/);
  });
});
