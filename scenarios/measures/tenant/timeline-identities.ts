// What must be equal in a timeline, whoever lived in it: the books of the people and of the help desk, of weeks and of persons, of personas
// and of the tenant. A timeline in which it is not is never written nor read.
import type { Rollout } from '../../schema/rollout.ts';
import type { TenantLedger } from '../../schema/tenant-ledger.ts';
import type { AttackedPeople, TenantAttacks } from '../../schema/tenant-attacks.ts';
import { recoveryStages, type TenantRecoveries } from '../../schema/tenant-recoveries.ts';
import { tenantIds, type TenantId, type TenantWeek, type Timeline } from '../../schema/timeline.ts';
import { sumOfLedgers, totalLostMs } from './ledger-sums.ts';
import { costOf } from './tenant-cost.ts';

export interface Mismatch {
  /** Of what and when: "tickets, rollout, frontline-worker, week 3". */
  readonly of: string;
  /** The two sides in words. */
  readonly sides: string;
  readonly left: number;
  readonly right: number;
}

const hourMs = 3_600_000;
/** Sums of weights in another order differ in their last digits. */
const tolerance = 1e-9;

/** Empty: it adds up. */
export function mismatchesOf(timeline: Timeline, prices: Rollout['prices']): Mismatch[] {
  return [
    ...timeline.weeks.flatMap(ofCell),
    ...ofDesk(timeline),
    ...ofPeople(timeline),
    ...ofPersons(timeline, prices),
  ].filter(({ left, right }) => !(Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(left), Math.abs(right))));
}

const ticketsAddUp = (of: string, { opened, answered, givenUp, stillOpen }: TenantLedger['tickets']): Mismatch => ({
  of: `tickets, ${of}`,
  sides: 'opened = answered + given up + still open',
  left: opened,
  right: answered + givenUp + stillOpen,
});

const recoveriesAddUp = (of: string, { begun, recovered, lostAt }: TenantRecoveries): Mismatch => ({
  of: `recoveries, ${of}`,
  sides: 'begun = recovered + lost at each stage',
  left: begun,
  right: recoveryStages.reduce((sum, stage) => sum + lostAt[stage], recovered),
});

/** What is part of what. */
function attacksAddUp(
  of: string,
  { came, followed, reported, takenOver, discovered, outlivedReset }: AttackedPeople,
): Mismatch[] {
  const part = (sides: string, some: number, all: number): Mismatch => ({
    of: `attacks, ${of}`,
    sides,
    left: Math.max(some, all),
    right: all,
  });
  return [
    part('followed within came', followed, came),
    part('reported within came', reported, came),
    part('taken over within came', takenOver, came),
    part('discovered within taken over', discovered, takenOver),
    part('outlived a reset within discovered', outlivedReset, discovered),
  ];
}

const takenOverIn = (attacks: TenantAttacks | undefined): number =>
  attacks === undefined ? 0 : attacks.enrolled.takenOver + attacks.notEnrolled.takenOver;

function ofCell({
  tenant,
  persona,
  week,
  needs,
  met,
  signIns,
  ledger,
  recoveries,
  attacks,
  ...people
}: TenantWeek): Mismatch[] {
  const of = `${tenant}, ${persona}, week ${week}`;
  const within = (sides: string, part: number, whole: number): Mismatch => ({
    of,
    sides,
    left: Math.max(part, whole),
    right: whole,
  });
  return [
    ticketsAddUp(of, ledger.tickets),
    {
      of: `needs, ${of}`,
      sides: 'met = sign-ins by passkey, passkey of the phone, password and code',
      left: met,
      right: signIns.passkey + signIns.passkeyOfPhone + signIns.passwordOtp,
    },
    ...(recoveries === undefined ? [] : [recoveriesAddUp(of, recoveries)]),
    ...(attacks === undefined
      ? []
      : [
          ...attacksAddUp(`people with a passkey, ${of}`, attacks.enrolled),
          ...attacksAddUp(`people without, ${of}`, attacks.notEnrolled),
        ]),
    within('met within needs', met, needs),
    within('in a wave within people', people.invited, people.people),
    within('enrolled within people', people.enrolled, people.people),
    within('ready within enrolled', people.ready, people.enrolled),
    within('without a password within enrolled', people.passwordless, people.enrolled),
    within('waiting for the help desk within people', people.lockedOut, people.people),
  ];
}

/** The people say what the help desk says. */
function ofDesk({ weeks, desk }: Timeline): Mismatch[] {
  const told = Map.groupBy(weeks, ({ tenant, week }) => `${tenant}, week ${week}`);
  const booked = new Map(desk.map((week) => [`${week.tenant}, week ${week.week}`, week]));
  const same = [...new Set([...told.keys(), ...booked.keys()])].flatMap((of): Mismatch[] => {
    const { tickets, lostMs } = sumOfLedgers((told.get(of) ?? []).map(({ ledger }) => ledger));
    const byDesk = booked.get(of);
    const side = (what: string, left: number, right = 0): Mismatch => ({
      of: `${what}, ${of}`,
      sides: 'people = help desk',
      left,
      right,
    });
    return [
      side('tickets opened', tickets.opened, byDesk?.tickets.opened),
      side('tickets answered', tickets.answered, byDesk?.tickets.answered),
      side('tickets given up', tickets.givenUp, byDesk?.tickets.givenUp),
      side('tickets still open', tickets.stillOpen, byDesk?.tickets.stillOpen),
      side('tickets opened while closed', tickets.openedWhileClosed, byDesk?.tickets.openedWhileClosed),
      side('ms in the queue', lostMs.queue, byDesk?.lostMs.queue),
      side('ms while the desk was closed', lostMs.deskClosed, byDesk?.lostMs.deskClosed),
      side('ms on the call', lostMs.call, byDesk?.lostMs.call),
    ];
  });
  const lastWeek = Math.max(...weeks.map(({ week }) => week));
  const atTheEnd = tenantIds.map((tenant): Mismatch => {
    const own = desk.filter((week) => week.tenant === tenant);
    return {
      of: `tickets, ${tenant}`,
      sides: 'still open = open at the end of the last week',
      left: own.reduce((sum, { tickets }) => sum + tickets.stillOpen, 0),
      right: own.find(({ week }) => week === lastWeek)?.openAtItsEnd ?? 0,
    };
  });
  return [...same, ...atTheEnd];
}

/** Who is there at the end: whom the tenant began with, and who came and went. */
function ofPeople({ weeks, people, hires, leavers }: Timeline): Mismatch[] {
  const lastWeek = Math.max(...weeks.map(({ week }) => week));
  return tenantIds.map((tenant) => ({
    of: `people, ${tenant}`,
    sides: 'of all personas in the last week = at the start + hires - leavers',
    left: weeks
      .filter((week) => week.tenant === tenant && week.week === lastWeek)
      .reduce((sum, week) => sum + week.people, 0),
    right: people + hires - leavers,
  }));
}

/** What persons say of their whole time, mean times people, is what the weeks say. */
function ofPersons({ weeks, differences }: Timeline, prices: Rollout['prices']): Mismatch[] {
  return tenantIds.flatMap((tenant) => {
    const own = weeks.filter((week) => week.tenant === tenant);
    const ledger = sumOfLedgers(own.map((week) => week.ledger));
    const ofWeeks = {
      'lost-hours': totalLostMs(ledger) / hourMs,
      cost: costOf(ledger, prices),
      'unmet-needs': own.reduce((sum, { needs, met }) => sum + needs - met, 0),
      tickets: ledger.tickets.opened,
      'take-overs': own.reduce((sum, { attacks }) => sum + takenOverIn(attacks), 0),
    };
    return differences.map((each): Mismatch => ({
      of: `${each.id}, ${tenant}`,
      sides: 'persons = weeks',
      left: each[tenant satisfies TenantId] * each.people,
      right: ofWeeks[each.id],
    }));
  });
}
