// Named random streams over Philox4x32-10. A draw depends on nothing but its address:
// (seed, purpose, user, attempt, visit), so order, workers and restarts cannot change it.
import { philox } from './philox.ts';

export interface Stream {
  /** Next uniform of this stream, in the open interval (0, 1): an odd multiple of 2^-53, so that 0 and 1 cannot occur. */
  uniform(): number;
}

export interface StreamAddress {
  /** Integer in [0, 2^53). */
  readonly seed: number;
  /** What the draws are for: "typing", "delivery", ... Two purposes never share a draw. */
  readonly purpose: string;
  /** Coordinates: integers in [0, 2^32 - 1). An absent one is a place of its own, not 0. */
  readonly user?: number;
  readonly attempt?: number;
  readonly visit?: number;
}

const twoTo32 = 4_294_967_296;
const twoToMinus52 = 2 ** -52;

/** Scratch for one block, read before the next is made; allocating one a stream would take most of the time. */
const words = new Uint32Array(4);

/** What seed and purpose make of a stream: two words as signed 32-bit integers, which V8 hands on without a box. */
export type StreamKey = readonly [number, number];

/** Keys already derived, by seed and purpose. A run has one seed and some hundred purposes; the limit only guards against callers who make up new ones. */
const keys = new Map<number, Map<string, StreamKey>>();
const keysAtMost = 10_000;
let keyCount = 0;

/**
 * Opens the stream at an address. Cheap: state is a counter and the second of the two uniforms a block gives.
 * Seed and purpose make the 64-bit key; user, attempt, visit and the block's ordinal are the 128-bit counter. So streams
 * of one seed and purpose cannot overlap, and those of different seeds or purposes do so only if 64-bit keys collide.
 * Throws RangeError for a seed or coordinate that is not an integer in its range.
 */
export function openStream({ seed, purpose, user, attempt, visit }: StreamAddress): Stream {
  return streamAt(streamKey(seed, purpose), user, attempt, visit);
}

/** The same for a caller who opens many streams of one purpose and keeps its key. */
export function streamAt(
  key: StreamKey,
  user: number | undefined,
  attempt: number | undefined,
  visit: number | undefined,
): Stream {
  return new PhiloxStream(key, coordinate('user', user), coordinate('attempt', attempt), coordinate('visit', visit));
}

/** The first uniform of that stream, for a caller who wants no more of it. */
export function firstUniformAt(
  key: StreamKey,
  user: number | undefined,
  attempt: number | undefined,
  visit: number | undefined,
): number {
  return uniformAt(key, user, attempt, visit, 0);
}

/** Any uniform of that stream, for a caller who counts how many it has had. @param nth from 0. */
export function uniformAt(
  key: StreamKey,
  user: number | undefined,
  attempt: number | undefined,
  visit: number | undefined,
  nth: number,
): number {
  drawUniform(key, user, attempt, visit, nth, cell);
  return cell[0] ?? Number.NaN;
}

const cell = new Float64Array(1);

/** The same, left in `into`: a number that a function returns costs V8 a box, and who draws at very many places need not pay it. */
export function drawUniform(
  key: StreamKey,
  user: number | undefined,
  attempt: number | undefined,
  visit: number | undefined,
  nth: number,
  into: Float64Array,
): void {
  philox(
    coordinate('user', user),
    coordinate('attempt', attempt),
    coordinate('visit', visit),
    nth >>> 1,
    key[0],
    key[1],
    words,
  );
  const second = (nth & 1) * 2;
  into[0] = toUniform(words[second] ?? 0, words[second + 1] ?? 0);
}

class PhiloxStream implements Stream {
  readonly #key: StreamKey;
  readonly #user: number;
  readonly #attempt: number;
  readonly #visit: number;
  #blocksDrawn = 0;
  #spare = Number.NaN;
  #hasSpare = false;

  constructor(key: StreamKey, user: number, attempt: number, visit: number) {
    this.#key = key;
    this.#user = user;
    this.#attempt = attempt;
    this.#visit = visit;
  }

  /** So short that V8 puts it in place of its calls, and boxes no number. */
  uniform(): number {
    return this.#next()[0] as number;
  }

  #next(): Float64Array {
    this.#hasSpare = !this.#hasSpare;
    if (!this.#hasSpare) {
      cell[0] = this.#spare;
      return cell;
    }
    philox(this.#user, this.#attempt, this.#visit, this.#blocksDrawn, this.#key[0], this.#key[1], words);
    this.#blocksDrawn += 1;
    this.#spare = toUniform(words[2] ?? 0, words[3] ?? 0);
    cell[0] = toUniform(words[0] ?? 0, words[1] ?? 0);
    return cell;
  }
}

/** 26 bits of each word: k in [0, 2^52) → (k + 1/2) / 2^52, exact in a double and never 0 or 1. */
function toUniform(a: number, b: number): number {
  return ((a >>> 6) * 67_108_864 + (b >>> 6) + 0.5) * twoToMinus52;
}

function coordinate(name: string, value: number | undefined): number {
  if (value === undefined) return 0;
  if (!Number.isInteger(value) || value < 0 || value >= twoTo32 - 1) {
    throw new RangeError(`${name} ${value} of a random stream: expected an integer from 0 to 2^32 - 2`);
  }
  return value + 1;
}

/** Throws RangeError for a seed that is not an integer in its range. */
export function streamKey(seed: number, purpose: string): StreamKey {
  const known = keys.get(seed)?.get(purpose);
  if (known !== undefined) return known;
  const key = deriveKey(seed, purpose);
  if (keyCount >= keysAtMost) {
    keys.clear();
    keyCount = 0;
  }
  const ofSeed = keys.get(seed) ?? new Map<string, StreamKey>();
  keys.set(seed, ofSeed.set(purpose, key));
  keyCount += 1;
  return key;
}

/**
 * Chains Philox over the purpose's UTF-16 units, eight to a block, starting from both halves of the seed as key. The
 * length goes in last, so that no purpose is the padded form of another.
 */
function deriveKey(seed: number, purpose: string): StreamKey {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed ${seed}: expected an integer from 0 to 2^53 - 1`);
  }
  const pair = (at: number) => (unit(purpose, at) << 16) | unit(purpose, at + 1);
  let key0 = seed >>> 0;
  let key1 = Math.floor(seed / twoTo32);
  for (let at = 0; at < purpose.length; at += 8) {
    philox(pair(at), pair(at + 2), pair(at + 4), pair(at + 6), key0, key1, words);
    key0 = words[0] ?? 0;
    key1 = words[1] ?? 0;
  }
  philox(purpose.length, 0, 0, 0, key0, key1, words);
  return [(words[0] ?? 0) | 0, (words[1] ?? 0) | 0];
}

function unit(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}
