// A queue of known truth: so many servers, first come, first served, service times from a seeded distribution. When a request will be
// done is known when it comes, so that no timer's lateness ever reaches the next request.
import { sample } from '../../../../scenarios/sampling/distribution.ts';
import { openStream, type Stream } from '../../../../scenarios/sampling/stream.ts';
import type { ServiceOptions } from './null-target-options.ts';

export class ServiceQueue {
  /** When each server will be free, ms. */
  readonly #freeAtMs: Float64Array;
  readonly #options: ServiceOptions;
  readonly #stream: Stream;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#freeAtMs = new Float64Array(options.servers);
    this.#stream = openStream({ seed: options.seed, purpose: 'null-target/service' });
  }

  /** When a request that comes now will be done. Times are of one clock, in ms, and must not go back from call to call. */
  arrive(nowMs: number): number {
    const { meanMs, distribution } = this.#options;
    const serviceMs = sample(
      distribution === 'exponential' ? { kind: 'exponential', mean: meanMs } : { kind: 'fixed', value: meanMs },
      this.#stream,
    );
    let first = 0;
    for (let server = 1; server < this.#freeAtMs.length; server += 1) {
      if ((this.#freeAtMs[server] ?? 0) < (this.#freeAtMs[first] ?? 0)) first = server;
    }
    const doneAtMs = Math.max(nowMs, this.#freeAtMs[first] ?? 0) + serviceMs;
    this.#freeAtMs[first] = doneAtMs;
    return doneAtMs;
  }
}
