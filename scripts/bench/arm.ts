// One way to sign in with a passkey, as the sign-in benchmark runs it: for a block at a time, in turn with the others.

export interface BenchArm {
  readonly id: 'a' | 'b' | 'c-1-lane' | 'c-2-lanes';
  readonly title: string;
  /** How its browser was started. */
  readonly browser: string;
  /** Of its browsers, to ask what they cost. */
  readonly processGroups: readonly number[];
  /** Signs in again and again, to the end of the sign-in (or user) that is under way when the time is over. Throws when one fails. */
  signIn(durationMs: number): Promise<ArmBlock>;
}

export interface ArmBlock {
  readonly signIns: number;
  readonly elapsedMs: number;
  /** Where the time went, ms over all sign-ins and lanes of the block. */
  readonly parts: PartTimes;
}

export type PartTimes = Readonly<Record<string, number>>;

/** Adds up times by part. */
export class PartClock {
  readonly #parts = new Map<string, number>();

  add(part: string, durationMs: number): void {
    this.#parts.set(part, (this.#parts.get(part) ?? 0) + durationMs);
  }

  async time<T>(part: string, run: () => Promise<T>): Promise<T> {
    const startedAtMs = performance.now();
    try {
      return await run();
    } finally {
      this.add(part, performance.now() - startedAtMs);
    }
  }

  get parts(): PartTimes {
    return Object.fromEntries(this.#parts);
  }
}
