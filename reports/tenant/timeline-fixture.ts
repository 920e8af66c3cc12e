// INVENTED weeks of a tenant, for charts and page tests: two personas, twelve weeks, a wave in the fourth. No figure of it was ever lived;
// plain arithmetic.
import type { TenantWeek, Timeline } from '../../scenarios/schema/timeline.ts';
import { judgeTimeline } from './judge-timeline.ts';
import type { TenantResults } from './tenant-results.ts';

const weeks = 12;
const people = { 'information-worker': 60, 'frontline-worker': 40 } as const;

function weekOf(tenant: TenantWeek['tenant'], persona: keyof typeof people, week: number, passkeys: number): TenantWeek {
  const all = people[persona];
  const share = tenant === 'rollout' ? Math.min(1, Math.max(0, (week - 3) / 6)) * passkeys : 0;
  const enrolled = Math.round(all * share);
  const needs = all * 5;
  const each = 5;
  const failing = persona === 'frontline-worker' ? 0.06 : 0.03;
  const met = needs * (1 - failing * (1 - 0.8 * share)) - (week % 3);
  const seconds = 42 - 30 * share + (week % 2);
  const signInMs = needs * seconds * 1_000;
  const ready = Math.round(enrolled * 0.9);
  return {
    tenant, persona, week, people: all, invited: tenant === 'rollout' && week >= 3 ? all : 0, enrolled, ready, passwordless: week > 9 ? ready : 0, lockedOut: week % 4 === 0 ? 1 : 0,
    needs, met, lockedOutNeeds: week % 2, fellBack: enrolled * 0.2,
    signIns: { passkey: met * share * 0.9, passkeyOfPhone: met * share * 0.1, passwordOtp: met * (1 - share), temporaryAccessPass: share > 0 ? 1 : 0 },
    asked: share > 0 ? 10 : 0, registrationsTried: share > 0 ? 8 : 0, registrationsMade: share > 0 ? 7 : 0, signInMs, registrationMs: share > 0 ? 400_000 : 0, waitingMs: 3_600_000 * (3 - 2 * share),
    tickets: 6 - 4 * share, expiredPasses: 0, messages: needs * (1 - share), securityKeys: share > 0 ? 2 : 0,
    squares: { people: all, needs2: all * each ** 2, met2: all * (met / all) ** 2 + needs * failing, needsMet: all * each * (met / all), time2: all * (signInMs / all) ** 2 * 1.3, needsTime: all * each * (signInMs / all) },
  };
}

const price = (usd: number) => ({ usd, assumed: 'Invented for a test' });

/** @param passkeys share of each wave that registers in the end. */
export function timelineFixture(passkeys = 0.9): TenantResults {
  const personas = Object.keys(people) as (keyof typeof people)[];
  const each = (tenant: TenantWeek['tenant']) => personas.flatMap((persona) => Array.from({ length: weeks }, (_, week) => weekOf(tenant, persona, week, passkeys)));
  const lived: Timeline = {
    format: 'passkey-pilot-timeline/1',
    startsOn: '2026-01-05',
    endsOn: '2026-03-29',
    people: 100,
    hires: 3,
    leavers: 2,
    signInDaysSampled: 1,
    attempts: 12_345,
    voids: 0,
    machineTime: 'an invented profile, measured on 2026-01-01',
    waves: [{ name: 'Everybody', startsOn: '2026-01-26', people: 103 }],
    passwordsRemovedOn: '2026-03-16',
    weeks: [...each('rollout'), ...each('nothing')],
    desk: (['rollout', 'nothing'] as const).flatMap((tenant) =>
      Array.from({ length: weeks }, (_, week) => ({ tenant, week, tickets: tenant === 'nothing' ? 12 : Math.round(12 - 8 * passkeys * Math.min(1, week / weeks)), waitMs: 9e6, longestWaitMs: 4e6, queueMs: 5e6 + 1e5 * week, waiting: week % 5 === 0 ? 1 : 0 })),
    ),
    differences: [
      { id: 'lost-hours', people: 103, rollout: 1.1, nothing: 2.4, rolloutVariance: 1.4, nothingVariance: 4.1, differenceVariance: 1.7 },
      { id: 'cost', people: 103, rollout: 80, nothing: 160, rolloutVariance: 9_000, nothingVariance: 21_000, differenceVariance: 8_000 },
      { id: 'unmet-needs', people: 103, rollout: 0.9, nothing: 2.2, rolloutVariance: 2, nothingVariance: 6, differenceVariance: 4 },
      { id: 'tickets', people: 103, rollout: 0.4, nothing: 0.9, rolloutVariance: 0.5, nothingVariance: 1.1, differenceVariance: 0.9 },
    ],
    rates: [{ id: 'phone-lost', title: 'The phone is lost', unit: 'per year', value: 0.08, low: 0.03, high: 0.2, assumed: 'Invented for a test' }],
  };
  return judgeTimeline(lived, { helpDeskTicket: price(60), workingHour: price(45), textMessage: price(0.05), licencePerUserAndMonth: price(0), securityKey: price(50) }, 0.95);
}
