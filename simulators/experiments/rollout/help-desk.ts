// The help desk: one queue, first come, first served, some agents, opening hours. An agent who has begun a ticket ends it, also after
// closing time.
import { dayMs } from './calendar.ts';

export interface DeskHours {
  /** Midnight of day 0, ms since the Unix epoch. */
  readonly startsAtMs: number;
  /** ms since midnight. */
  readonly opensMs: number;
  readonly closesMs: number;
  readonly agents: number;
  readonly isOpenOn: (day: number) => boolean;
}

export interface Served {
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
}

export class HelpDesk {
  readonly #hours: DeskHours;
  /** When each agent is free, earliest first. */
  readonly #freeAtMs: number[];

  /** @param freeAtMs of each agent, earliest first; absent: none has begun. */
  constructor(hours: DeskHours, freeAtMs?: readonly number[]) {
    this.#hours = hours;
    this.#freeAtMs =
      freeAtMs === undefined ? Array.from({ length: hours.agents }, () => hours.startsAtMs) : [...freeAtMs];
  }

  get freeAtMs(): readonly number[] {
    return this.#freeAtMs;
  }

  /**
   * The next in the queue: callers are to be given in the order in which they came.
   * @param goneAtMs they are no more there. @returns undefined: no agent was free before that, and none has lost time with them.
   */
  serve(arrivedAtMs: number, handlingMs: number, goneAtMs = Number.POSITIVE_INFINITY): Served | undefined {
    const beginsAtMs = this.#whenOpen(Math.max(arrivedAtMs, this.#freeAtMs[0] ?? 0));
    if (beginsAtMs >= goneAtMs) return undefined;
    this.#freeAtMs.shift();
    const endsAtMs = beginsAtMs + handlingMs;
    const place = this.#freeAtMs.findIndex((other) => other > endsAtMs);
    this.#freeAtMs.splice(place === -1 ? this.#freeAtMs.length : place, 0, endsAtMs);
    return { beginsAtMs, endsAtMs };
  }

  isOpenAt(atMs: number): boolean {
    return this.#whenOpen(atMs) === atMs;
  }

  #whenOpen(atMs: number): number {
    const { startsAtMs, opensMs, closesMs, isOpenOn } = this.#hours;
    for (let day = Math.floor((atMs - startsAtMs) / dayMs); ; day += 1) {
      const midnight = startsAtMs + day * dayMs;
      if (isOpenOn(day) && atMs < midnight + closesMs) return Math.max(atMs, midnight + opensMs);
    }
  }
}
