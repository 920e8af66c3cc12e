// Whether a working day of a life is lived step by step, and for how many days it then stands.
import { decideCampaign, snoozesAllowed } from '../../site/rules/registration-campaign.ts';
import type { SignInNeed } from '../../people/virtual-user.ts';
import { dayMs } from './calendar.ts';
import { wantsNone } from './campaign-answer.ts';
import type { DeviceStanding, Life } from './life.ts';
import { livesOf, type Member } from './member.ts';
import { standingOf } from './standing.ts';
import type { TenantGround } from './tenant-ground.ts';
import { mustReplaceTexts } from './text-messages-end.ts';

/** What about a person may change on a working day: such days are lived, whatever is sampled. */
type Prospect = 'eventful' | 'eventful-for-some-needs' | 'eventful-when-password-forgotten' | 'uneventful';

function prospectOf(ground: TenantGround, { day, invitedOnDay }: Member, life: Life): Prospect {
  if (life.changed || life.lockedOut !== undefined) return 'eventful';
  const { readyEverywhere, nothingToRegister, onDevice } = standingOf(ground, life);
  // Who can use a passkey on every device is asked nothing and needs no password; when they sign in need not be drawn.
  if (readyEverywhere) return 'uneventful';
  const [main, other] = twoOf(onDevice);
  if (
    (life.tenant === 'rollout' && day >= invitedOnDay && !nothingToRegister) ||
    main.hasNoPasskey !== other.hasNoPasskey
  )
    return 'eventful-for-some-needs';
  if (!main.hasNoPasskey) return 'uneventful';
  if (mustReplaceTexts(ground, life, day)) return 'eventful-for-some-needs';
  return wantsLostCode(ground, day, life) ? 'eventful' : 'eventful-when-password-forgotten';
}

/** Where there is no passkey: a code is wanted, and there is none. */
const wantsLostCode = ({ calendar }: TenantGround, day: number, { codesFromMs }: Life): boolean =>
  codesFromMs > calendar.startsAtMs + day * dayMs;

const isForgetful = (ground: TenantGround, { user }: Member, day: number): boolean =>
  ground.forgetting.dayFrom(user, day) === day;

/** The first day, this or later, that is lived whatever happens on it; infinite: none. */
function sampledDayFrom({ calendar, sampledDays }: TenantGround, { user }: Member, day: number): number {
  return calendar.workingDay(sampledDays.of(user).from(calendar.workingDaysBefore(day)));
}

/**
 * The first day, today or later, on which there is anything to live. Nearly all days of a year are passed over here: of what is rare the gap
 * is drawn, and only where it hangs on the device at hand is it asked day by day.
 */
export function nextDayToLive(ground: TenantGround, person: Member): number {
  const { calendar, signInDaysSampled, passwordsRemovedOnDay, forgetting } = ground;
  const { day, invitedOnDay, leavesOnDay } = person;
  if (person.tickets.length > 0) return day;
  if (day >= leavesOnDay) return calendar.days;
  if (signInDaysSampled >= 1) return day;
  let until = Math.min(calendar.days, leavesOnDay, person.events[person.nextEvent]?.day ?? Number.POSITIVE_INFINITY);
  until = Math.min(until, person.attacks[person.nextAttack]?.day ?? Number.POSITIVE_INFINITY);
  if (invitedOnDay >= day && (person.rollout === undefined || invitedOnDay > day))
    until = Math.min(until, invitedOnDay);
  const textsEndOn = ground.textMessagesEndOn(person.persona);
  if (textsEndOn >= day && person.user.secondFactor === 'text-message') until = Math.min(until, textsEndOn);
  if (
    person.rollout?.kept.account.hasPassword === true &&
    (passwordsRemovedOnDay > day || standingOf(ground, person.rollout).readyOnMain)
  )
    until = Math.min(until, Math.max(day, passwordsRemovedOnDay));
  const watched: Life[] = [];
  for (const life of livesOf(person)) {
    if (life.phoneBack !== undefined) return day;
    const prospect = prospectOf(ground, person, life);
    if (prospect === 'eventful') return day;
    if (prospect === 'eventful-for-some-needs') watched.push(life);
    else if (prospect === 'eventful-when-password-forgotten')
      until = Math.min(until, forgetting.dayFrom(person.user, day));
  }
  until = Math.min(until, sampledDayFrom(ground, person, day));
  for (let next = day; watched.length > 0 && next < until; next += 1) {
    next = ground.singleSignOn.dayFrom(person.user, next);
    if (next >= until) break;
    if (!calendar.isWorkingDay(next)) continue;
    const needs = ground.population.sessionsOfDay(person.user, next);
    if (watched.some((life) => changesOn(ground, person, life, needs))) return next;
  }
  return until;
}

/** A working day of one person. What both lives meet alike is drawn once, and only when it is asked for. */
export class WorkingDay {
  readonly #ground: TenantGround;
  readonly #person: Member;
  #needs: readonly SignInNeed[] | undefined;

  constructor(ground: TenantGround, person: Member) {
    this.#ground = ground;
    this.#person = person;
  }

  get needs(): readonly SignInNeed[] {
    return (this.#needs ??= this.#ground.population.sessionsOfDay(this.#person.user, this.#person.day));
  }

  /** 0: this day is not lived. Else how many days it stands for. */
  weightFor(life: Life): number {
    const { signInDaysSampled: share } = this.#ground;
    if (share >= 1 || this.#isEventful(life)) return 1;
    const { day } = this.#person;
    return sampledDayFrom(this.#ground, this.#person, day) === day ? 1 / share : 0;
  }

  #isEventful(life: Life): boolean {
    const prospect = prospectOf(this.#ground, this.#person, life);
    switch (prospect) {
      case 'eventful':
        return true;
      case 'uneventful':
        return false;
      case 'eventful-when-password-forgotten':
        return isForgetful(this.#ground, this.#person, this.#person.day);
      case 'eventful-for-some-needs':
        return changesOn(this.#ground, this.#person, life, this.needs);
    }
  }
}

/** Does anything change with one of the needs of a working day? */
function changesOn(ground: TenantGround, person: Member, life: Life, needs: readonly SignInNeed[]): boolean {
  const { campaign } = ground.rollout;
  const [main, other] = twoOf(standingOf(ground, life).onDevice);
  return needs.some((need, nth) => {
    if (!ground.singleSignOn.asksAt(person.user, need)) return false;
    const { day, atMs, device } = need;
    const here = device.id === 'main' ? main : other;
    const isAsked =
      campaign !== undefined &&
      decideCampaign(campaign, life.campaign, here.passkeyState, atMs) !== 'not-asked' &&
      // Who puts it off for ever is the same the day after.
      !(snoozesAllowed(campaign) === 'unlimited' && wantsNone(ground, person.index));
    if (life.tenant === 'rollout' && day >= person.invitedOnDay && (here.createsConditionally || isAsked)) return true;
    if (mustReplaceTexts(ground, life, day)) return true;
    return (
      here.hasNoPasskey && (wantsLostCode(ground, day, life) || ground.forgetting.happensAt(person.user, day, nth))
    );
  });
}

/** The main device and the one that serves as the other. */
function twoOf([main, other = main]: readonly DeviceStanding[]): readonly [DeviceStanding, DeviceStanding] {
  if (main === undefined || other === undefined) throw new Error('a person without a device');
  return [main, other];
}
