// Each virtual user's clock. The identity provider's rules (code lives, TOTP windows, lock-outs) run on it.
//
// Three kinds of time move it:
//   modelled  the person's time and the delivery of codes: enters in full, without anyone waiting.
//   planted   delay that the scenario plants in the target: enters in full, as drawn from the seed.
//   measured  what the target and the browser really took beyond that: enters in whole seconds, rounded down, per step.
//
// Why whole seconds: a target that keeps people waiting for seconds must let their codes expire, but whether this
// machine needs 20 or 400 ms for a page must not decide an outcome, or the same seed would give other results
// elsewhere. Steps of a healthy target take well under a second on any machine, so they add nothing; code lives are
// 30 s and more, so a second is fine enough. The attempt's own times (measuredMs) are never rounded.

import type { StepTaken } from './step-record.ts';

const measuredGrainMs = 1_000;

export class UserClock {
  // Both are numbers from the beginning: in a field that was once without one V8 boxes each anew.
  #startedAtMs = Number.NaN;
  /** ms since the Unix epoch. Moved by this clock alone; a field, because V8 boxes what a getter returns. */
  nowMs = Number.NaN;

  /** @param startedAtMs ms since the Unix epoch. */
  constructor(startedAtMs: number) {
    this.#startedAtMs = startedAtMs;
    this.nowMs = startedAtMs;
  }

  /** The clock of the next attempt. */
  startAt(startedAtMs: number): void {
    this.#startedAtMs = startedAtMs;
    this.nowMs = startedAtMs;
  }

  get elapsedMs(): number {
    return this.nowMs - this.#startedAtMs;
  }

  // Told of times within what has them: V8 may box a number that is handed over by itself.
  addModelled({ modelledMs }: { readonly modelledMs: number }): void {
    this.nowMs += modelledMs;
  }

  /** `measuredMs`: whole measured time of a step, plantedMs included. */
  addMeasured({ measuredMs, plantedMs = 0 }: Pick<StepTaken, 'measuredMs' | 'plantedMs'>): void {
    const beyondPlantedMs = measuredMs - plantedMs;
    if (beyondPlantedMs < measuredGrainMs) this.nowMs += plantedMs;
    else this.nowMs += plantedMs + Math.floor(beyondPlantedMs / measuredGrainMs) * measuredGrainMs;
  }
}
