// What has happened in a trial so far, from the lines k6 writes: for progress while it runs, and to hold it against an objective at its end.
import { LatencyHistogram } from '../../../../scenarios/measures/sums/latency-histogram.ts';
import { objectivePercentiles, type Objective } from '../../../../scenarios/schema/load.ts';
import type { Trial } from '../../../../scenarios/schema/load-trial.ts';
import type { LivedAttempt } from './attempt-line.ts';

export class TrialTally {
  /** Sign-ins due after the lead-in only: from the moment they were due, ms. */
  readonly #latencies = new LatencyHistogram();
  readonly #leadInMs: number;
  /** By order: does it count, or was it due in the lead-in? */
  readonly #counted = new Map<number, boolean>();
  readonly #failed = new Set<number>();
  readonly #drops = new Map<string, number>();
  ended = 0;
  dropped = 0;
  #countedDropped = 0;
  #countedFailed = 0;
  #lastEndMs = 0;

  constructor(leadInMs: number) {
    this.#leadInMs = leadInMs;
  }

  attempt({ order, dueMs, endedMs, course }: LivedAttempt): void {
    this.#lastEndMs = Math.max(this.#lastEndMs, endedMs);
    if (dueMs !== undefined) {
      this.ended += 1;
      // Our own fault says nothing about the target.
      this.#counted.set(order, dueMs >= this.#leadInMs && course.outcome.kind !== 'void');
      if (this.#counted.get(order) === true) this.#latencies.add(Math.max(0, endedMs - dueMs));
    }
    // A person who starts over was due once and fails at most once.
    if (!course.steps.some(({ result }) => result === 'unavailable') || this.#failed.has(order)) return;
    this.#failed.add(order);
    if (this.#counted.get(order) === true) this.#countedFailed += 1;
  }

  drop(dueMs: number, persona: string): void {
    this.dropped += 1;
    if (dueMs >= this.#leadInMs) this.#countedDropped += 1;
    const key = `${Math.floor(dueMs / 1_000)} ${persona}`;
    this.#drops.set(key, (this.#drops.get(key) ?? 0) + 1);
  }

  /** Sign-ins that met an error or no answer of the target. */
  get failed(): number {
    return this.#failed.size;
  }

  /** Starts that never happened, by the second in which they were due. */
  get drops(): NonNullable<Trial['drops']> {
    return [...this.#drops].map(([key, count]) => {
      const at = key.indexOf(' ');
      return { second: Number(key.slice(0, at)), persona: key.slice(at + 1), count };
    });
  }

  /** ms from the trial's start. */
  get lastEndMs(): number {
    return this.#lastEndMs;
  }

  quantileMs(p: number): number | undefined {
    return this.#latencies.quantile(p);
  }

  /** A start that never happened has no latency and counts as a failure. A percentile needs at least one sign-in beyond it. */
  verdict(objective: Objective): NonNullable<Trial['verdict']> {
    const counted = this.#latencies.count + this.#countedDropped;
    const failures = counted === 0 ? undefined : (this.#countedFailed + this.#countedDropped) / counted;
    const bounds = [...objectivePercentiles, 'failures' as const].flatMap((of) => {
      const bound = objective[of];
      if (bound === undefined) return [];
      const found = of === 'failures' ? failures : this.#supported(Number(of.slice(1)) / 100);
      return [{ of, bound, ...(found === undefined ? {} : { found }), held: found !== undefined && found <= bound }];
    });
    return { held: bounds.every(({ held }) => held), bounds };
  }

  #supported(p: number): number | undefined {
    return Math.ceil(this.#latencies.count * p) < this.#latencies.count ? this.quantileMs(p) : undefined;
  }
}
