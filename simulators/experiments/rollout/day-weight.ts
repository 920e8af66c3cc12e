// Whether a working day of a life is lived step by step, and for how many days it then stands.
import { firstDrawOf } from '../../attempt/start-over.ts';
import { firstUniformAt } from '../../../scenarios/sampling/stream.ts';
import { drawsOfAttempt } from '../../people/person.ts';
import { decideCampaign } from '../../site/rules/registration-campaign.ts';
import type { SignInNeed } from '../../people/virtual-user.ts';
import { dayMs } from './calendar.ts';
import type { DeviceStanding, Life } from './life.ts';
import { livesOf, type Member } from './member.ts';
import { standingOf } from './standing.ts';
import type { TenantGround } from './tenant-ground.ts';

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
  return wantsLostCode(ground, day, life) ? 'eventful' : 'eventful-when-password-forgotten';
}

/** Where there is no passkey: a code is wanted, and there is none. */
const wantsLostCode = ({ calendar }: TenantGround, day: number, { codesFromMs }: Life): boolean =>
  codesFromMs > calendar.startsAtMs + day * dayMs;

/** At the n-th need of the day, where it comes to a password. */
function forgetsPassword(
  { seed, parameters, loaded }: TenantGround,
  { user }: Member,
  day: number,
  nth: number,
): boolean {
  const { limits, signInsPerUserAndDay } = loaded.scenario;
  return drawsOfAttempt(seed, parameters, user, firstDrawOf(day * signInsPerUserAndDay + nth, limits)).happens(
    'password-forgotten',
  );
}

function forgetsPasswordOn(ground: TenantGround, person: Member, day: number): boolean {
  for (let nth = 0; nth < ground.loaded.scenario.signInsPerUserAndDay; nth += 1)
    if (forgetsPassword(ground, person, day, nth)) return true;
  return false;
}

const isSampled = ({ daySampledKey, signInDaysSampled }: TenantGround, { index }: Member, day: number): boolean =>
  firstUniformAt(daySampledKey, index, day, undefined) < signInDaysSampled;

/**
 * The first day, today or later, on which there may be anything to live. Nearly all days of a year are passed over here, so it draws what
 * decides a day and nothing else.
 */
export function nextDayToLive(ground: TenantGround, person: Member): number {
  const { calendar, signInDaysSampled, passwordsRemovedOnDay } = ground;
  const { day, invitedOnDay, leavesOnDay } = person;
  if (signInDaysSampled >= 1 || person.tickets.length > 0 || day >= leavesOnDay) return day;
  let passwordNeeded = false;
  for (const life of livesOf(person)) {
    if (life.phoneBack !== undefined) return day;
    const prospect = prospectOf(ground, person, life);
    if (prospect === 'eventful' || prospect === 'eventful-for-some-needs') return day;
    passwordNeeded ||= prospect === 'eventful-when-password-forgotten';
  }
  let until = Math.min(calendar.days, leavesOnDay, person.events[person.nextEvent]?.day ?? Number.POSITIVE_INFINITY);
  if (invitedOnDay >= day && (person.rollout === undefined || invitedOnDay > day))
    until = Math.min(until, invitedOnDay);
  if (
    person.rollout?.kept.account.hasPassword === true &&
    (passwordsRemovedOnDay > day || standingOf(ground, person.rollout).readyOnMain)
  )
    until = Math.min(until, Math.max(day, passwordsRemovedOnDay));
  for (let next = day; next < until; next += 1) {
    if (
      calendar.isWorkingDay(next) &&
      (isSampled(ground, person, next) || (passwordNeeded && forgetsPasswordOn(ground, person, next)))
    )
      return next;
  }
  return until;
}

/** A working day of one person. What both lives meet alike is drawn once, and only when it is asked for. */
export class WorkingDay {
  readonly #ground: TenantGround;
  readonly #person: Member;
  #needs: readonly SignInNeed[] | undefined;
  #sampled: boolean | undefined;
  #forgets: boolean | undefined;

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
    this.#sampled ??= isSampled(this.#ground, this.#person, this.#person.day);
    return this.#sampled ? 1 / share : 0;
  }

  #isEventful(life: Life): boolean {
    const prospect = prospectOf(this.#ground, this.#person, life);
    switch (prospect) {
      case 'eventful':
        return true;
      case 'uneventful':
        return false;
      case 'eventful-when-password-forgotten':
        return (this.#forgets ??= forgetsPasswordOn(this.#ground, this.#person, this.#person.day));
      case 'eventful-for-some-needs':
        return this.needs.some((need, nth) => this.#changesWith(life, need, nth));
    }
  }

  #changesWith(life: Life, need: SignInNeed, nth: number): boolean {
    const { campaign } = this.#ground.rollout;
    const { day, invitedOnDay } = this.#person;
    const [main, other] = twoOf(standingOf(this.#ground, life).onDevice);
    const here = need.device.id === 'main' ? main : other;
    const isAsked =
      campaign !== undefined && decideCampaign(campaign, life.campaign, here.passkeyState, need.atMs) !== 'not-asked';
    if (life.tenant === 'rollout' && day >= invitedOnDay && (here.createsConditionally || isAsked)) return true;
    return (
      here.hasNoPasskey &&
      (wantsLostCode(this.#ground, day, life) || forgetsPassword(this.#ground, this.#person, day, nth))
    );
  }
}

/** The main device and the one that serves as the other. */
function twoOf([main, other = main]: readonly DeviceStanding[]): readonly [DeviceStanding, DeviceStanding] {
  if (main === undefined || other === undefined) throw new Error('a person without a device');
  return [main, other];
}
