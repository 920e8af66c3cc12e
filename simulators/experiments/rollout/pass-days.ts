// Days of one person that are over: weeks end among them, and what the person is at the end of a week is counted. A stretch of days on which
// nothing happens is passed over in one step, however many weeks it has.
import { tenantIds } from '../../../scenarios/schema/timeline.ts';
import { book } from './book.ts';
import { dayMs, type Calendar } from './calendar.ts';
import { isThere, lifeIn, type Member } from './member.ts';
import { standingOf } from './standing.ts';
import type { TenantStage } from './tenant-tally.ts';
import { addPersonWeek } from './week-sums.ts';

const weekOfDay = (day: number): number => Math.floor(day / 7);
const lastDayOf = ({ days }: Calendar, week: number): number => Math.min(week * 7 + 6, days - 1);

/** From the evening of the day they are in to the morning of another; between the two nothing about them changes. */
export function passDays(stage: TenantStage, person: Member, untilDay: number): void {
  const { calendar } = stage.ground;
  const firstWeek = weekOfDay(person.day);
  const endedWeeks = weekOfDay(untilDay) + (untilDay === calendar.days && untilDay % 7 !== 0 ? 1 : 0) - firstWeek;
  if (endedWeeks > 0) {
    endNeedsOfWeek(stage, person, firstWeek);
    countLicensedDays(stage, person, firstWeek, firstWeek + endedWeeks);
    if (isThere(person, lastDayOf(calendar, firstWeek))) countPerson(stage, person, firstWeek, firstWeek + endedWeeks);
  }
  person.day = untilDay;
}

function endNeedsOfWeek({ tally }: TenantStage, person: Member, week: number): void {
  for (const tenant of tenantIds) {
    const ofWeek = person.week[tenant];
    if (ofWeek.needs > 0) addPersonWeek(tally.sums.cell(tenant, person.persona, week), ofWeek);
    ofWeek.needs = 0;
    ofWeek.met = 0;
    ofWeek.timeMs = 0;
  }
}

function countLicensedDays(stage: TenantStage, person: Member, fromWeek: number, untilWeek: number): void {
  const { rollout, joinsOnDay, leavesOnDay, invitedOnDay } = person;
  if (rollout === undefined) return;
  for (let week = fromWeek; week < untilWeek; week += 1) {
    const from = Math.max(week * 7, joinsOnDay, invitedOnDay);
    const licensedDays = Math.min(lastDayOf(stage.ground.calendar, week) + 1, leavesOnDay) - from;
    if (licensedDays > 0) book(stage, person, rollout, week, { licensedDays });
  }
}

/** What they are at the end of each of these weeks. */
function countPerson({ ground, tally }: TenantStage, person: Member, fromWeek: number, untilWeek: number): void {
  const { calendar } = ground;
  const { persona, invitedOnDay } = person;
  for (const tenant of tenantIds) {
    const life = lifeIn(person, tenant);
    const isEnrolled = life.account.passkeys.length > 0;
    tally.sums.addPerson(tenant, persona, fromWeek, untilWeek, {
      people: true,
      invited: tenant === 'rollout' && lastDayOf(calendar, fromWeek) >= invitedOnDay,
      enrolled: isEnrolled,
      ready: standingOf(ground, life).readyOnMain,
      passwordless: isEnrolled && !life.kept.account.hasPassword,
    });
    const { lockedOut } = life;
    if (lockedOut === undefined) continue;
    const untilMs = lockedOut.untilMs ?? Number.POSITIVE_INFINITY;
    for (let week = fromWeek; week < untilWeek; week += 1)
      if (untilMs > calendar.startsAtMs + (lastDayOf(calendar, week) + 1) * dayMs)
        tally.sums.cell(tenant, persona, week).lockedOut += 1;
  }
}
