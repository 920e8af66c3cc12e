import { describe, expect, it } from 'vitest';
import type { Reconciliation } from '../../scenarios/schema/run.ts';
import { whyFailed } from './run-end.ts';

const summary = (attempts: number, voids: number, replayDifferences = 0) => ({
  attempts,
  voids,
  replayDifferences,
  completed: true,
});
const agreed: Reconciliation = {
  attempts: 1,
  successesInAttempts: 1,
  successesInLog: 1,
  failuresInAttempts: 0,
  failuresInLog: 0,
  replayedRows: 0,
  differenceCount: 0,
  differences: [],
};

describe('a run', () => {
  it.each([
    ['without any trouble', summary(100, 0), agreed],
    ['with as many void attempts as are allowed', summary(100, 7), agreed],
    ['without any attempt', summary(0, 0), agreed],
    ['whose target keeps its log to itself', summary(100, 0), undefined],
  ])('stands %s', (_, counts, reconciliation) => expect(whyFailed(counts, reconciliation, 0.07)).toBeUndefined());

  it.each([
    [
      'the ledgers differ',
      summary(100, 0),
      { ...agreed, differenceCount: 3 },
      "3 attempts do not agree with the target's own sign-in log",
    ],
    [
      'attempts ended otherwise when lived again',
      summary(100, 0, 2),
      agreed,
      '2 attempts ended otherwise when they were lived again',
    ],
    [
      'more are void than allowed',
      summary(100, 8),
      agreed,
      '8 of 100 attempts are void, more than the 7 % the scenario allows',
    ],
    ['all are void', summary(3, 3), undefined, '3 of 3 attempts are void, more than the 7 % the scenario allows'],
  ])('has failed where %s', (_, counts, reconciliation, why) =>
    expect(whyFailed(counts, reconciliation, 0.07)).toBe(why),
  );

  it.each([
    [
      'the table holds fewer than were journalled',
      { attempts: { journalled: 10, inTable: 9 } },
      '10 attempts were journalled, and 9 are in the table',
    ],
    [
      'the table holds more',
      { attempts: { journalled: 10, inTable: 11 } },
      '10 attempts were journalled, and 11 are in the table',
    ],
    ['somebody was left out', { users: { ended: 3, of: 4 } }, '3 of 4 users have lived to their end'],
  ])('has failed where %s', (_, kept, why) => expect(whyFailed(summary(10, 0), agreed, 0.07, kept)).toBe(why));

  it('stands where both sides of each count agree', () =>
    expect(
      whyFailed(summary(10, 0), agreed, 0.07, {
        attempts: { journalled: 10, inTable: 10 },
        users: { ended: 4, of: 4 },
      }),
    ).toBeUndefined());

  it('says the worst first', () =>
    expect(whyFailed(summary(10, 10, 1), { ...agreed, differenceCount: 1 }, 0)).toMatch(/^1 attempts do not agree/));
});
