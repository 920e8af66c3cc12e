// Lanes disturb each other's measurements. Ordinary attempts share this lock; a quiet one holds it alone: it waits until the
// running attempts have ended, and no other starts before it is done.

export class QuietLock {
  #running = 0;
  #quiet = false;
  readonly #waiting: { readonly quiet: boolean; readonly start: () => void }[] = [];

  async around<T>(quiet: boolean, run: () => Promise<T>): Promise<T> {
    await this.#enter(quiet);
    try {
      return await run();
    } finally {
      this.#leave();
    }
  }

  /** First come, first served, so that neither kind starves. */
  #enter(quiet: boolean): Promise<void> {
    return new Promise((start) => {
      this.#waiting.push({ quiet, start });
      this.#admit();
    });
  }

  #leave(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#quiet = false;
    this.#admit();
  }

  #admit(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (next === undefined || this.#quiet || (next.quiet && this.#running > 0)) return;
      this.#waiting.shift();
      this.#running += 1;
      this.#quiet = next.quiet;
      next.start();
    }
  }
}
