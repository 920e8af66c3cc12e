// Whole numbers in a random order, drawn as they are asked for: of a million, a hundred cost what a hundred cost.
import type { Stream } from '../../../../scenarios/sampling/stream.ts';

/** Fisher and Yates: each order equally likely. */
export class RandomOrder {
  readonly #size: number;
  readonly #stream: Stream;
  /** Place → what stands there, where that is not the place's own number. */
  readonly #moved = new Map<number, number>();
  #taken = 0;

  constructor(size: number, stream: Stream) {
    this.#size = size;
    this.#stream = stream;
  }

  /** From 0 to size - 1, each once. Undefined: all have been taken. */
  next(): number | undefined {
    const first = this.#taken;
    if (first >= this.#size) return undefined;
    this.#taken += 1;
    const place = first + Math.floor(this.#stream.uniform() * (this.#size - first));
    const chosen = this.#moved.get(place) ?? place;
    this.#moved.set(place, this.#moved.get(first) ?? first);
    this.#moved.delete(first);
    return chosen;
  }
}
