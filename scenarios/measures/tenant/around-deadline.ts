// What a tenant goes through around a deadline, summed from its weeks and the help desk's: the week it lies in, four weeks from that on, all.
import type { AroundDeadline, AtDesk, EndOfTexts } from '../../schema/campaign-start.ts';
import type { Rollout } from '../../schema/rollout.ts';
import type { TenantId, Timeline } from '../../schema/timeline.ts';
import { sumOfLedgers, totalLostMs } from './ledger-sums.ts';
import { costOf } from './tenant-cost.ts';

const dayMs = 86_400_000;
const weeksOfMonth = 4;

type Lived = Pick<Timeline, 'startsOn' | 'endsOn' | 'weeks' | 'desk' | 'textMessagesEnd'>;

/** The first that lies in the time; undefined: none does. */
export function firstEnd(ends: readonly EndOfTexts[], { startsOn, endsOn }: Pick<Timeline, 'startsOn' | 'endsOn'>) {
  return ends.filter(({ on }) => on >= startsOn && on <= endsOn).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

const weekOf = (on: string, startsOn: string): number =>
  Math.floor((Date.parse(on) - Date.parse(startsOn)) / (7 * dayMs));

/** First and last day of the four weeks: weeks are those of the timeline, and the last ends with it. */
export function monthAround(
  on: string,
  { startsOn, endsOn }: Pick<Timeline, 'startsOn' | 'endsOn'>,
): { readonly from: string; readonly until: string } {
  const fromMs = Date.parse(startsOn) + weekOf(on, startsOn) * 7 * dayMs;
  const untilMs = Math.min(fromMs + (weeksOfMonth * 7 - 1) * dayMs, Date.parse(endsOn));
  const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: date(fromMs), until: date(untilMs) };
}

export function aroundDeadline(lived: Lived, tenant: TenantId, on: string, prices: Rollout['prices']): AroundDeadline {
  const first = weekOf(on, lived.startsOn);
  const hit = new Set(lived.textMessagesEnd?.flatMap((end) => (end.on === on ? end.personas : [])));
  const weeks = lived.weeks.filter((week) => week.tenant === tenant);
  const span = (from: number, until: number): AtDesk => {
    const ledger = sumOfLedgers(weeks.filter(({ week }) => week >= from && week < until).map((each) => each.ledger));
    const desk = lived.desk.filter((each) => each.tenant === tenant && each.week >= from && each.week < until);
    const { opened } = ledger.tickets;
    const waitMs = desk.reduce((sum, { clockWaitMs }) => sum + clockWaitMs, 0);
    return {
      tickets: opened,
      ...(opened === 0 ? {} : { meanWaitMs: waitMs / opened }),
      longestWaitMs: desk.reduce((longest, { longestWaitMs }) => Math.max(longest, longestWaitMs), 0),
      lostMs: totalLostMs(ledger),
      cost: costOf(ledger, prices),
    };
  };
  return {
    personas: weeks
      .filter(({ week, persona }) => week === first && hit.has(persona))
      .map(({ persona, people, textMessagesEnd }) => ({
        persona,
        people,
        holders: textMessagesEnd?.holders ?? 0,
        alone: textMessagesEnd?.alone ?? 0,
      })),
    week: span(first, first + 1),
    month: span(first, first + weeksOfMonth),
    inAll: span(0, Number.POSITIVE_INFINITY),
  };
}
