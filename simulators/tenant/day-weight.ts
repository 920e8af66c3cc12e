// Whether a working day of a life is lived step by step, and for how many days it then stands.
import { firstUniformAt } from '../../scenarios/sampling/stream.ts';
import { drawsOfAttempt } from '../human/person.ts';
import { decideCampaign } from '../identity-provider/rules/registration-campaign.ts';
import type { SignInNeed } from '../population/virtual-user.ts';
import { dayMs } from './calendar.ts';
import type { Life } from './life.ts';
import type { Person } from './person.ts';
import { standingOf } from './standing.ts';
import type { TenantGround } from './tenant-ground.ts';

/** A working day of one person. What both lives meet alike is drawn once, and only when it is asked for. */
export class WorkingDay {
  readonly #ground: TenantGround;
  readonly #person: Person;
  #needs: readonly SignInNeed[] | undefined;
  #sampled: boolean | undefined;
  #forgets: (boolean | undefined)[] | undefined;

  constructor(ground: TenantGround, person: Person) {
    this.#ground = ground;
    this.#person = person;
  }

  get needs(): readonly SignInNeed[] {
    return (this.#needs ??= this.#ground.population.sessionsOfDay(this.#person.user, this.#person.day));
  }

  /** 0: this day is not lived. Else how many days it stands for. */
  weightFor(life: Life): number {
    const { signInDaysSampled: share } = this.#ground.rollout;
    if (share >= 1 || this.#isEventful(life)) return 1;
    this.#sampled ??= firstUniformAt(this.#ground.daySampledKey, this.#person.index, this.#person.day, undefined) < share;
    return this.#sampled ? 1 / share : 0;
  }

  /** Something about the person may change today: such days are lived, whatever is sampled. */
  #isEventful(life: Life): boolean {
    const { calendar, rollout, loaded } = this.#ground;
    const { day, invitedOnDay } = this.#person;
    if (life.changed || life.lockedOut !== undefined) return true;
    const { readyEverywhere, nothingToRegister, onDevice } = standingOf(this.#ground, life);
    // Who can use a passkey on every device is asked nothing and needs no password; when they sign in need not be drawn.
    if (readyEverywhere) return false;
    const [main, other = main] = onDevice;
    if (main === undefined || other === undefined) throw new Error('a person without a device');
    const isInvited = life.tenant === 'rollout' && day >= invitedOnDay && !nothingToRegister;
    // A code is wanted, and there is none.
    const wantsLostCode = life.codesFromMs > calendar.startsAtMs + day * dayMs;
    // Nor where it makes no difference.
    if (!isInvited && main.hasNoPasskey === other.hasNoPasskey) {
      if (!main.hasNoPasskey || wantsLostCode) return main.hasNoPasskey;
      for (let nth = 0; nth < loaded.scenario.signInsPerUserAndDay; nth += 1) if (this.#forgetsPassword(nth)) return true;
      return false;
    }
    return this.needs.some((need, nth) => {
      const here = need.device.id === 'main' ? main : other;
      if (isInvited && (here.createsConditionally || (rollout.campaign !== undefined && decideCampaign(rollout.campaign, life.campaign, here.passkeyState, need.atMs) !== 'not-asked'))) return true;
      return here.hasNoPasskey && (wantsLostCode || this.#forgetsPassword(nth));
    });
  }

  /** At the n-th need of the day, where it comes to a password. */
  #forgetsPassword(nth: number): boolean {
    const { seed, parameters, loaded } = this.#ground;
    const { limits, signInsPerUserAndDay } = loaded.scenario;
    const { user, day } = this.#person;
    const known = (this.#forgets ??= []);
    return (known[nth] ??= drawsOfAttempt(seed, parameters, user, (day * signInsPerUserAndDay + nth) * (limits.restartsPerSession + 1)).happens('password-forgotten'));
  }
}
