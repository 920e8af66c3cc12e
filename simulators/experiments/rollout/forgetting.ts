// At which of their needs to sign in a person has forgotten the password, should it come to one: rare, so the gap to the next such need is
// drawn. A tenant's people forget at these needs and at no others; who starts over is drawn for as ever.
import { streamKey } from '../../../scenarios/sampling/stream.ts';
import type { Scenario } from '../../../scenarios/schema/scenario.ts';
import { firstDrawOf, isStartOver } from '../../attempt/start-over.ts';
import { chanceOf } from '../../people/chance-of.ts';
import { openDraws } from '../../people/draws.ts';
import type { HumanModel } from '../../people/intent.ts';
import type { Parameters } from '../../people/parameters.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import type { Calendar } from './calendar.ts';
import { RareTrialsOfPeople } from './rare-trials.ts';
import { firstOfCampaign } from './registration-draws.ts';

interface ForgettingOptions {
  readonly seed: number;
  readonly parameters: Parameters;
  readonly calendar: Calendar;
  readonly scenario: Pick<Scenario, 'signInsPerUserAndDay' | 'limits'>;
}

export class Forgetting {
  readonly #calendar: Calendar;
  readonly #perDay: number;
  readonly #limits: Scenario['limits'];
  /** Trials: the needs of working days, one after the other. */
  readonly #needs: RareTrialsOfPeople<VirtualUser>;

  constructor({ seed, parameters, calendar, scenario }: ForgettingOptions) {
    this.#calendar = calendar;
    this.#perDay = scenario.signInsPerUserAndDay;
    this.#limits = scenario.limits;
    this.#needs = new RareTrialsOfPeople(streamKey(seed, 'tenant/password-forgotten'), (user) =>
      // A password manager forgets nothing.
      openDraws(seed, parameters, user, { scope: 'human/user', again: 'same' }).happens('password-filled')
        ? 0
        : chanceOf(parameters, 'password-forgotten', user),
    );
  }

  /** The first day, this or later, on which they forget it; infinite: after the last. */
  dayFrom(user: VirtualUser, day: number): number {
    const trial = this.#needs.of(user).from(this.#calendar.workingDaysBefore(day) * this.#perDay);
    return this.#calendar.workingDay(Math.floor(trial / this.#perDay));
  }

  /** At the n-th need of a working day. */
  happensAt(user: VirtualUser, day: number, nth: number): boolean {
    const trial = this.#calendar.workingDaysBefore(day) * this.#perDay + nth;
    return this.#needs.of(user).from(trial) === trial;
  }

  /** People who forget then. */
  in(human: HumanModel): HumanModel {
    return {
      ...human,
      'recall-password': (situation) => {
        const told = human['recall-password'](situation);
        const { user, attempt, visit } = situation;
        if (visit > 0 || attempt >= firstOfCampaign || isStartOver(attempt, this.#limits)) return told;
        const need = attempt / firstDrawOf(1, this.#limits);
        const { modelledMs } = told;
        return this.happensAt(user, Math.floor(need / this.#perDay), need % this.#perDay)
          ? { modelledMs, result: 'forgotten', cause: 'forgotten' }
          : { modelledMs, result: 'recalled' };
      },
    };
  }
}
