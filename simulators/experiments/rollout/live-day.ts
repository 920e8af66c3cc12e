// One day of one person in both tenants: what happens to their devices, and their needs to sign in.
import { proofOfMethod, type Method } from '../../../scenarios/flows/flow.ts';
import type { Device, SignInNeed } from '../../people/virtual-user.ts';
import { dayMs } from './calendar.ts';
import { book } from './book.ts';
import { WorkingDay } from './day-weight.ts';
import type { DeviceEvent } from './device-events.ts';
import {
  createConditionally,
  createsConditionally,
  meetCampaign,
  registerWithoutChoice,
  walksAway,
  type Registration,
} from './enrol.ts';
import { addRegistration, callAfterFailure, welcome } from './help-line.ts';
import { countPrompt, endCodes, endTextMessages, mustReplaceTexts } from './text-messages-end.ts';
import { partWays, type Life } from './life.ts';
import { liveAttack } from './live-attack.ts';
import { liveNeed, type NeedCourse } from './live-need.ts';
import { meetDeviceEvent, phoneBack } from './meet-device-event.ts';
import { deviceNamed, isThere, livesOf, tenantsOf, type Member } from './member.ts';
import { standingOf } from './standing.ts';
import type { TenantStage } from './tenant-tally.ts';

export function liveDay(stage: TenantStage, person: Member): void {
  const { day, invitedOnDay, joinsOnDay } = person;
  if (!isThere(person, day)) return;
  if (person.rollout === undefined && day >= invitedOnDay) {
    person.rollout = partWays(person.nothing, 'rollout');
    // New people get a pass on their first day instead of a password alone.
    if (day === joinsOnDay && day > 0) welcome(stage, person, person.rollout);
  }
  liveHours(stage, person);
}

function liveHours(stage: TenantStage, person: Member): void {
  endTextMessages(stage, person);
  const { ground } = stage;
  const { day } = person;
  const midnightMs = ground.calendar.startsAtMs + day * dayMs;
  const lives = livesOf(person);
  const events = eventsUntil(person, day);
  for (const life of lives) {
    for (const event of events) meetDeviceEvent(ground, life, event, midnightMs);
    phoneBack(life, midnightMs);
    if (
      day >= ground.passwordsRemovedOnDay &&
      life.tenant === 'rollout' &&
      life.kept.account.hasPassword &&
      standingOf(ground, life).readyOnMain
    ) {
      life.kept.removePassword();
      life.changed = true;
    }
    if (life.lockedOut?.untilMs !== undefined && life.lockedOut.untilMs <= midnightMs) delete life.lockedOut;
  }
  if (person.attacks[person.nextAttack]?.day === day) return liveAttackedDay(stage, person);
  if (!ground.calendar.isWorkingDay(day)) return;
  const today = new WorkingDay(ground, person);
  for (const life of lives) {
    const weight = today.weightFor(life);
    if (weight > 0) for (const need of today.needs) meetNeed(stage, person, life, need, weight);
  }
}

/** Attacks and needs in order of time. What an attack leaves may make the rest of the day one that is lived whatever is sampled. */
function liveAttackedDay(stage: TenantStage, person: Member): void {
  const { ground } = stage;
  const today = new WorkingDay(ground, person);
  const needs = ground.calendar.isWorkingDay(person.day) ? today.needs : [];
  let met = 0;
  const meetNeedsBefore = (atMs: number) => {
    const end = needs.findIndex((need) => need.atMs >= atMs);
    const due = needs.slice(met, end === -1 ? needs.length : end);
    met += due.length;
    if (due.length === 0) return;
    for (const life of livesOf(person)) {
      const weight = today.weightFor(life);
      if (weight > 0) for (const need of due) meetNeed(stage, person, life, need, weight);
    }
  };
  for (
    let coming = person.attacks[person.nextAttack];
    coming?.day === person.day;
    coming = person.attacks[(person.nextAttack += 1)]
  ) {
    meetNeedsBefore(coming.atMs);
    for (const life of livesOf(person)) liveAttack(stage, person, life, coming);
  }
  meetNeedsBefore(Number.POSITIVE_INFINITY);
}

/** Where the sums of a week count sign-ins by a method. */
const countedAs: { readonly [M in Exclude<Method, 'password'>]: 'passkey' | 'passkeyOfPhone' | 'passwordOtp' } = {
  passkey: 'passkey',
  'passkey-of-phone': 'passkeyOfPhone',
  'password-otp': 'passwordOtp',
  'password-external': 'passwordOtp',
};

const noEvents: readonly DeviceEvent[] = [];

function eventsUntil(person: Member, day: number): readonly DeviceEvent[] {
  const from = person.nextEvent;
  while ((person.events[person.nextEvent]?.day ?? Number.POSITIVE_INFINITY) <= day) person.nextEvent += 1;
  return person.nextEvent === from ? noEvents : person.events.slice(from, person.nextEvent);
}

function meetNeed(stage: TenantStage, person: Member, life: Life, need: SignInNeed, weight: number): void {
  const { ground, tally } = stage;
  const { persona } = person;
  const week = Math.floor(need.day / 7);
  const tenants = tenantsOf(person, life);
  const locked = life.lockedOut;
  if (locked !== undefined && (locked.untilMs === undefined || need.atMs < locked.untilMs)) {
    for (const tenant of tenants) tally.sums.cell(tenant, persona, week).lockedOutNeeds += weight;
    return;
  }
  delete life.lockedOut;
  if (!life.changed && !ground.singleSignOn.asksAt(person.user, need)) return;
  const device = deviceNamed(life, need.device.id);
  const course = liveNeed(ground, life, need, device);
  tally.attempts += course.attempts;
  tally.voids += course.voids;
  if (course.voids > 0) return;
  const isInvited = life.tenant === 'rollout' && need.day >= person.invitedOnDay;
  const replacement = course.met ? replaceTexts(stage, person, life, need, device, course) : undefined;
  const met =
    course.met && replacement?.goesOn !== false && !(isInvited && walksAway(ground, life, device, course.endedAtMs));
  // Whole ms, rounded once: every sum of it adds up.
  const timeMs = Math.round(weight * (course.endedAtMs - need.atMs));
  for (const tenant of tenants) {
    const cell = tally.sums.cell(tenant, persona, week);
    const ofWeek = person.week[tenant];
    for (const sums of [cell, ofWeek]) {
      sums.needs += weight;
      if (met) sums.met += weight;
    }
    ofWeek.timeMs += timeMs;
    if (course.fellBack) cell.fellBack += weight;
    if (course.method === 'password') throw new Error('nobody in a rollout is without a second factor');
    if (met && course.method !== undefined) cell.signIns[countedAs[course.method]] += weight;
  }
  if (replacement?.registration !== undefined)
    addRegistration(stage, person, life, replacement.registration, week, weight);
  book(stage, person, life, week, { lostMs: { signIn: timeMs }, messages: weight * course.messages });
  if (!met) {
    life.totals.unmet += weight;
    callAfterFailure(stage, person, life, need, device, Math.round(course.endedAtMs), weight);
    return;
  }
  life.changed = false;
  if (!isInvited) return;
  if (
    course.method !== undefined &&
    proofOfMethod[course.method] === 'password' &&
    createsConditionally(ground, life, device) &&
    createConditionally(life, course)
  ) {
    tally.sums.cell('rollout', persona, week).registrationsMade += 1;
    return;
  }
  const campaign = meetCampaign(ground, life, need, device, course);
  if (campaign.asked) tally.sums.cell('rollout', persona, week).asked += weight;
  if (campaign.registration !== undefined) addRegistration(stage, person, life, campaign.registration, week, weight);
}

interface Replacement {
  /** Has a passkey now, and is let in. */
  readonly goesOn: boolean;
  /** Absent: they did not begin one. */
  readonly registration?: Registration;
}

/** Who signed in with a code by text message, of which there are no more, and has nothing else. */
function replaceTexts(
  stage: TenantStage,
  person: Member,
  life: Life,
  need: SignInNeed,
  device: Device,
  course: NeedCourse,
): Replacement | undefined {
  if (!mustReplaceTexts(stage.ground, life, need.day)) return undefined;
  const registration = registerWithoutChoice(stage.ground, life, need, device, course);
  endCodes(life);
  const goesOn = registration?.made === true;
  countPrompt(stage, person, life, need.day, goesOn);
  return { goesOn, ...(registration === undefined ? {} : { registration }) };
}
