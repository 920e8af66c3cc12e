// At which of their needs to sign in the target asks a person anything. Whose own devices keep them signed in is let in unseen for days: no
// page, nobody's time, and nothing of the campaign. Of those the gap to the next need at which they are asked is drawn; whoever signs in on
// a shared terminal is asked each time.
import { firstUniformAt, streamKey, type StreamKey } from '../../../scenarios/sampling/stream.ts';
import type { SignInNeed, VirtualUser } from '../../people/virtual-user.ts';
import type { Calendar } from './calendar.ts';
import { purposeOf, type Rates } from './rates.ts';
import { RareTrialsOfPeople } from './rare-trials.ts';

interface SingleSignOnOptions {
  readonly seed: number;
  readonly rates: Rates;
  readonly calendar: Calendar;
  /** Needs of a working day. */
  readonly perDay: number;
}

export class SingleSignOn {
  readonly #calendar: Calendar;
  readonly #perDay: number;
  readonly #kept: { readonly key: StreamKey; readonly share: number };
  /** Trials: the needs of working days, one after the other. */
  readonly #needs: RareTrialsOfPeople<VirtualUser>;
  #last: { readonly person: number; readonly isKept: boolean } | undefined;

  constructor({ seed, rates, calendar, perDay }: SingleSignOnOptions) {
    this.#calendar = calendar;
    this.#perDay = perDay;
    this.#kept = { key: streamKey(seed, purposeOf['kept-signed-in']), share: rates['kept-signed-in'] };
    const chance = 1 / Math.max(1, rates['signed-in-again-after'] * perDay);
    this.#needs = new RareTrialsOfPeople(streamKey(seed, purposeOf['signed-in-again-after']), () => chance);
  }

  /** @param user as they came. */
  asksAt(user: VirtualUser, { ordinal, day, device }: SignInNeed): boolean {
    if (device.kind === 'shared-windows-terminal' || !this.#keeps(user)) return true;
    const trial = this.#calendar.workingDaysBefore(day) * this.#perDay + (ordinal % this.#perDay);
    return this.#needs.of(user).from(trial) === trial;
  }

  /** The first day, this or later, on which they may be asked; infinite: after the last. */
  dayFrom(user: VirtualUser, day: number): number {
    if (user.devices.some(({ kind }) => kind === 'shared-windows-terminal') || !this.#keeps(user)) return day;
    const trial = this.#needs.of(user).from(this.#calendar.workingDaysBefore(day) * this.#perDay);
    return this.#calendar.workingDay(Math.floor(trial / this.#perDay));
  }

  #keeps({ index }: VirtualUser): boolean {
    if (this.#last?.person !== index) {
      const isKept = firstUniformAt(this.#kept.key, index, undefined, undefined) < this.#kept.share;
      this.#last = { person: index, isKept };
    }
    return this.#last.isKept;
  }
}
