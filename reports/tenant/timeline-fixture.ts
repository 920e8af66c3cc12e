// INVENTED weeks of a tenant, for charts and page tests: two personas, twelve weeks, a wave in the fourth. No figure of it was ever lived;
// plain arithmetic.
import { sumOfLedgers, totalLostMs } from '../../scenarios/measurement/ledger-sums.ts';
import { costOf } from '../../scenarios/measurement/tenant-cost.ts';
import type { TenantLedger } from '../../scenarios/schema/tenant-ledger.ts';
import { timelineFormat, type DeskWeek, type TenantWeek, type Timeline } from '../../scenarios/schema/timeline.ts';
import { judgeTimeline } from './judge-timeline.ts';
import type { TenantResults } from './tenant-results.ts';

const weeks = 12;
const people = { 'information-worker': 60, 'frontline-worker': 40 } as const;

function weekOf(
  tenant: TenantWeek['tenant'],
  persona: keyof typeof people,
  week: number,
  passkeys: number,
): TenantWeek {
  const all = people[persona];
  const share = tenant === 'rollout' ? Math.min(1, Math.max(0, (week - 3) / 6)) * passkeys : 0;
  const enrolled = Math.round(all * share);
  const needs = all * 5;
  const each = 5;
  const failing = persona === 'frontline-worker' ? 0.06 : 0.03;
  const met = needs * (1 - failing * (1 - 0.8 * share)) - (week % 3);
  const seconds = 42 - 30 * share + (week % 2);
  const signInMs = Math.round(needs * seconds * 1_000);
  const tickets = Math.round(6 - 4 * share);
  // The last call is still open at the end.
  const answered = tickets - (week === weeks - 1 ? 1 : 0);
  const ready = Math.round(enrolled * 0.9);
  return {
    tenant,
    persona,
    week,
    people: all,
    invited: tenant === 'rollout' && week >= 3 ? all : 0,
    enrolled,
    ready,
    passwordless: week > 9 ? ready : 0,
    lockedOut: week % 4 === 0 ? 1 : 0,
    needs,
    met,
    lockedOutNeeds: week % 2,
    fellBack: enrolled * 0.2,
    signIns: {
      passkey: met * share * 0.9,
      passkeyOfPhone: met * share * 0.1,
      passwordOtp: met * (1 - share),
      temporaryAccessPass: share > 0 ? 1 : 0,
    },
    asked: share > 0 ? 10 : 0,
    registrationsTried: share > 0 ? 8 : 0,
    registrationsMade: share > 0 ? 7 : 0,
    expiredPasses: 0,
    ledger: {
      lostMs: {
        signIn: signInMs,
        registering: share > 0 ? 400_000 : 0,
        queue: 600_000 * tickets,
        deskClosed: 1_200_000 * tickets,
        call: 600_000 * answered,
        passUnused: share > 0 ? 300_000 : 0,
      },
      tickets: {
        opened: tickets,
        answered,
        givenUp: 0,
        stillOpen: tickets - answered,
        openedWhileClosed: Math.min(2, tickets),
      },
      messages: needs * (1 - share),
      securityKeys: share > 0 ? 2 : 0,
      licensedDays: tenant === 'rollout' && week >= 3 ? 7 * all : 0,
    },
    squares: {
      people: all,
      needs2: all * each ** 2,
      met2: all * (met / all) ** 2 + needs * failing,
      needsMet: all * each * (met / all),
      time2: all * (signInMs / all) ** 2 * 1.3,
      needsTime: all * each * (signInMs / all),
    },
  };
}

const price = (usd: number) => ({ usd, assumed: 'Invented for a test' });
export const pricesFixture = {
  helpDeskTicket: price(60),
  workingHour: price(45),
  textMessage: price(0.05),
  licencePerUserAndMonth: price(0),
  securityKey: price(50),
};

/** @param passkeys share of each wave that registers in the end. */
export function timelineFixture(passkeys = 0.9): TenantResults {
  return judgeTimeline(livedFixture(passkeys), pricesFixture, 0.95);
}

/** As a run would have written it: it adds up. */
export function livedFixture(passkeys = 0.9): Timeline {
  const personas = Object.keys(people) as (keyof typeof people)[];
  const each = (tenant: TenantWeek['tenant']) =>
    personas.flatMap((persona) => Array.from({ length: weeks }, (_, week) => weekOf(tenant, persona, week, passkeys)));
  const lived = { rollout: each('rollout'), nothing: each('nothing') };
  const everybody = 102;
  const perPerson = (tenant: TenantWeek['tenant'], of: (ledger: TenantLedger) => number) =>
    of(sumOfLedgers(lived[tenant].map(({ ledger }) => ledger))) / everybody;
  const both = (of: (ledger: TenantLedger) => number) => ({
    people: everybody,
    rollout: perPerson('rollout', of),
    nothing: perPerson('nothing', of),
  });
  const unmet = (tenant: TenantWeek['tenant']) =>
    lived[tenant].reduce((sum, { needs, met }) => sum + needs - met, 0) / everybody;
  return {
    format: timelineFormat,
    startsOn: '2026-01-05',
    endsOn: '2026-03-29',
    people: 100,
    hires: 2,
    leavers: 2,
    signInDaysSampled: 1,
    attempts: 12_345,
    voids: 0,
    machineTime: 'an invented profile, measured on 2026-01-01',
    waves: [{ name: 'Everybody', startsOn: '2026-01-26', people: everybody }],
    passwordsRemovedOn: '2026-03-16',
    weeks: [...lived.rollout, ...lived.nothing],
    desk: (['rollout', 'nothing'] as const).flatMap((tenant) =>
      Array.from({ length: weeks }, (_, week): DeskWeek => {
        const {
          tickets,
          lostMs: { queue, deskClosed, call },
        } = sumOfLedgers(lived[tenant].filter((cell) => cell.week === week).map(({ ledger }) => ledger));
        return {
          tenant,
          week,
          tickets,
          lostMs: { queue, deskClosed, call },
          clockWaitMs: 3 * (queue + deskClosed),
          longestWaitMs: 4e6,
          openAtItsEnd: tickets.stillOpen + (week % 5 === 0 ? 1 : 0),
        };
      }),
    ),
    differences: [
      {
        id: 'lost-hours',
        ...both((ledger) => totalLostMs(ledger) / 3_600_000),
        rolloutVariance: 1.4,
        nothingVariance: 4.1,
        differenceVariance: 1.7,
      },
      {
        id: 'cost',
        ...both((ledger) => costOf(ledger, pricesFixture)),
        rolloutVariance: 9_000,
        nothingVariance: 21_000,
        differenceVariance: 8_000,
      },
      {
        id: 'unmet-needs',
        people: everybody,
        rollout: unmet('rollout'),
        nothing: unmet('nothing'),
        rolloutVariance: 2,
        nothingVariance: 6,
        differenceVariance: 4,
      },
      {
        id: 'tickets',
        ...both(({ tickets }) => tickets.opened),
        rolloutVariance: 0.5,
        nothingVariance: 1.1,
        differenceVariance: 0.9,
      },
    ],
    rates: [
      {
        id: 'phone-lost',
        title: 'The phone is lost',
        unit: 'per year',
        value: 0.08,
        low: 0.03,
        high: 0.2,
        assumed: 'Invented for a test',
      },
    ],
  };
}
