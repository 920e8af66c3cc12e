// The reason is reckoned, and nothing is said where there is nothing to explain.
import { describe, expect, it } from 'vitest';
import { emptyLedger } from '../../scenarios/measures/tenant/ledger-sums.ts';
import { judgeTimeline } from './judge-timeline.ts';
import { livedFixture, pricesFixture } from '../fixtures/timeline.fixture.ts';
import { whyTicketsWaitLonger } from './why-tickets-wait-longer.ts';

type Callers = Readonly<
  Record<'frontline-worker' | 'information-worker', { readonly opened: number; readonly waitMin: number }>
>;

/** All calls in the first week, while the desk is closed. */
function told(rollout: Callers, nothing: Callers): string {
  const lived = livedFixture();
  for (const cell of lived.weeks) {
    const { opened, waitMin } = (cell.tenant === 'rollout' ? rollout : nothing)[cell.persona as keyof Callers];
    cell.ledger = emptyLedger();
    if (cell.week !== 0) continue;
    cell.ledger.lostMs.deskClosed = opened * waitMin * 60_000;
    Object.assign(cell.ledger.tickets, { opened, answered: opened, openedWhileClosed: opened });
  }
  return whyTicketsWaitLonger(
    judgeTimeline(lived, { currency: 'USD', prices: pricesFixture }, 0.95),
    new Map([['frontline-worker', 'Frontline worker']]),
  ).replaceAll('\u00a0', ' ');
}
const callers = (
  frontline: number,
  office: number,
  waits: readonly [frontline: number, office: number] = [60, 20],
): Callers => ({
  'frontline-worker': { opened: frontline, waitMin: waits[0] },
  'information-worker': { opened: office, waitMin: waits[1] },
});

describe('fewer tickets that wait longer', () => {
  it('as those who wait longest make up more of them: all of it is the mixture', () => {
    expect(told(callers(30, 10), callers(50, 50))).toBe(
      'There are fewer tickets with the rollout, and each waits longer: 50.0 min of the caller’s working day on average against 40.0 min with nothing done. In the queue it is 0 min against 0 min, while the desk is closed 50.0 min against 40.0 min; 100 % of the tickets are opened while it is closed, against 100 %. Other people call: that alone makes the mean 10.0 min longer, above all as 75.0 % of the tickets are of the persona “Frontline worker”, against 50.0 %.',
    );
  });

  it('as the same people wait longer: no word of other people', () => {
    expect(told(callers(20, 20, [70, 30]), callers(50, 50))).toMatch(/^There are fewer tickets .* against 100 %\.$/);
  });

  it.each([
    ['they wait as long', callers(20, 20), callers(50, 50)],
    ['there are more of them', callers(60, 20), callers(20, 20)],
    ['there are none', callers(0, 0), callers(20, 20)],
  ])('nothing is said where %s', (_, rollout, nothing) => expect(told(rollout, nothing)).toBe(''));
});
