// Calls at absolute times, finer than setTimeout's grain of 1 ms: it sleeps until shortly before, then turns the event loop with naps of
// a tenth of a ms between, in which others have the core. Never early, some hundredths of a ms late.

interface Due {
  readonly atMs: number;
  readonly run: () => void;
}

/** A timer of Node may fire a ms before its time (its clock has whole ms) and some tenths after it. */
const awakeBeforeMs = 1;
/** Short against what is measured with it, since nothing is heard meanwhile; long against a turn of the loop, some 0.01 ms. */
const napMs = 0.1;
const napping = new Int32Array(new SharedArrayBuffer(4));

export class DueTimer {
  /** By time, the next one last. */
  readonly #due: Due[] = [];
  #sleeping: { readonly timer: NodeJS.Timeout; readonly untilMs: number } | undefined;
  #awake = false;

  /** `run` is called once performance.now() has reached `atMs`; at the next turn of the event loop when it has already. */
  at(atMs: number, run: () => void): void {
    let place = this.#due.length;
    while (place > 0 && (this.#due[place - 1]?.atMs ?? 0) <= atMs) place -= 1;
    this.#due.splice(place, 0, { atMs, run });
    this.#arm();
  }

  #arm(): void {
    const next = this.#due.at(-1);
    if (next === undefined || this.#awake) return;
    const sleepMs = Math.floor(next.atMs - awakeBeforeMs - performance.now());
    if (this.#sleeping !== undefined) {
      if (this.#sleeping.untilMs <= next.atMs) return;
      clearTimeout(this.#sleeping.timer);
      this.#sleeping = undefined;
    }
    if (sleepMs < 1) {
      this.#awake = true;
      setImmediate(() => this.#turn());
    } else {
      this.#sleeping = { timer: setTimeout(() => this.#turn(), sleepMs), untilMs: next.atMs };
    }
  }

  #turn(): void {
    this.#sleeping = undefined;
    this.#awake = false;
    const untilNextMs = (this.#due.at(-1)?.atMs ?? 0) - performance.now();
    // Nobody changes the value, so this ends by its timeout, which is as fine as the system's clock.
    if (untilNextMs > 0) Atomics.wait(napping, 0, 0, Math.min(untilNextMs, napMs));
    const nowMs = performance.now();
    for (let next = this.#due.at(-1); next !== undefined && next.atMs <= nowMs; next = this.#due.at(-1)) {
      this.#due.pop();
      next.run();
    }
    this.#arm();
  }
}
