// Whether the wall clock of this machine was moved: set by hand or by a time service, or gone on while the machine slept. Both clocks are read
// together; a time service that only makes the wall clock go faster or slower changes their difference by half a millisecond a second at most.

/** Assumed: less does not show in a latency. Far above what reading both clocks is off by. */
const leastStepMs = 10;

export interface Clocks {
  /** ms since the Unix epoch. */
  readonly wall: () => number;
  /** ms. */
  readonly monotonic: () => number;
}

const ofMachine: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

export class WallClockWatch {
  readonly #clocks: Clocks;
  #last: { readonly least: number; readonly most: number };
  #movedMs = 0;

  constructor(clocks: Clocks = ofMachine) {
    this.#clocks = clocks;
    this.#last = this.#difference();
  }

  /** By how much it was moved since the watch began, ms, forward is positive; 0: not at all. To be called every second or so. */
  look(): number {
    const now = this.#difference();
    const { least, most } = this.#last;
    const stepMs = now.least > most ? now.least - most : Math.min(0, now.most - least);
    if (Math.abs(stepMs) >= leastStepMs) this.#movedMs += stepMs;
    this.#last = now;
    return this.#movedMs;
  }

  /** Wall less monotonic clock, between these bounds: whoever reads two clocks may be held up in between. */
  #difference(): { readonly least: number; readonly most: number } {
    const before = this.#clocks.monotonic();
    const wall = this.#clocks.wall();
    const after = this.#clocks.monotonic();
    // The wall clock tells whole milliseconds, rounded down.
    return { least: wall - after, most: wall + 1 - before };
  }
}
