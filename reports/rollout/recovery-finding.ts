// What recoveries by an identity check came to, in a sentence or two: over the whole time, and in the week of planted losses.
import { recoveryStages, type RecoveryStage } from '../../scenarios/schema/tenant-recoveries.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';
import { count, countOf, percent, quantity } from '../words/quantity.ts';
import { plantedInWords } from '../departures/planted-in-words.ts';
import { sumOfHours } from './ledger-told.ts';

export const stageWords: Readonly<Record<RecoveryStage, string>> = {
  start: 'at the pages of the site',
  phone: 'no phone at hand',
  document: 'the document',
  selfie: 'the selfie',
  faceCheck: 'Face Check',
  matching: 'the match with the directory',
  passkey: 'the new passkey',
  outage: 'no answer',
};

type Recoveries = NonNullable<TenantWeekResult['recoveries']>;

const weekMs = 7 * 86_400_000;
const hourMs = 3_600_000;

/** Empty: nobody began one. */
export function recoveryFinding(timeline: TenantResults, rollout: Pick<Rollout, 'losses' | 'verifierOutages'>): string {
  const recoveries = timeline.totals.find(({ tenant }) => tenant === 'rollout')?.recoveries;
  if (recoveries === undefined) return '';
  const planted = plantedInWords(rollout);
  return [
    `Of ${countOf(recoveries.begun, 'recovery', 'recoveries')} by an identity check ${percent(recoveries.recovered / recoveries.begun)} brought somebody back in without the help desk${mostLost(recoveries)}.`,
    ...(planted === '' ? [] : [`Planted: ${planted}.`]),
    ...[...new Set((rollout.losses ?? []).map(({ on }) => weekOf(timeline, on)))].map((week) =>
      weekFinding(timeline, week),
    ),
  ].join(' ');
}

function mostLost({ begun, recovered, lostAt }: Recoveries): string {
  const most = recoveryStages.toSorted((a, b) => lostAt[b] - lostAt[a])[0];
  if (most === undefined || recovered === begun) return '';
  return `; of the others most ended at “${stageWords[most]}” (${percent(lostAt[most] / (begun - recovered))})`;
}

const weekOf = ({ startsOn }: TenantResults, day: string) =>
  Math.floor((Date.parse(day) - Date.parse(startsOn)) / weekMs);

/** Of a week with losses: who began, who came back, what the desk had to bear, what is left open at its end. */
function weekFinding({ weeks, desk }: TenantResults, week: number): string {
  const of = (tenant: TenantWeekResult['tenant']) => ({
    told: weeks.find((each) => each.tenant === tenant && each.week === week && each.persona === undefined),
    desk: desk.find((each) => each.tenant === tenant && each.week === week),
  });
  const [here, there] = [of('rollout'), of('nothing')];
  if (here.told === undefined || there.told === undefined) return '';
  const { recoveries, startsOn, tickets, lostHours } = here.told;
  const wait = ({ desk: booked }: typeof here) =>
    booked === undefined || booked.tickets.opened === 0
      ? 'none'
      : quantity(booked.clockWaitMs / booked.tickets.opened / hourMs, 'h');
  return `In the week from ${startsOn} ${countOf(recoveries?.begun ?? 0, 'recovery', 'recoveries')} began and ${count(recoveries?.recovered ?? 0)} brought somebody back in; ${countOf(tickets.opened, 'ticket')} came to the help desk against ${count(there.told.tickets.opened)} with nothing done, waited ${wait(here)} on average by the clock against ${wait(there)}, and ${count(here.desk?.openAtItsEnd ?? 0)} were open at its end; ${quantity(sumOfHours(lostHours), 'h')} of working time were lost against ${quantity(sumOfHours(there.told.lostHours), 'h')}.`;
}
