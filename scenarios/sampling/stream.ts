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

/** Keys already derived. A run has some hundred purposes; the limit only guards against callers who make up new ones. */
const keys = new Map<string, readonly [number, number]>();
const keysAtMost = 10_000;

/**
 * Opens the stream at an address. Cheap: state is a counter and the second of the two uniforms a block gives.
 * Seed and purpose make the 64-bit key; user, attempt, visit and the block's ordinal are the 128-bit counter. So streams
 * of one seed and purpose cannot overlap, and those of different seeds or purposes do so only if 64-bit keys collide.
 * Throws RangeError for a seed or coordinate that is not an integer in its range.
 */
export function openStream(address: StreamAddress): Stream {
  const [key0, key1] = keyOf(address.seed, address.purpose);
  const user = coordinate('user', address.user);
  const attempt = coordinate('attempt', address.attempt);
  const visit = coordinate('visit', address.visit);
  let blocksDrawn = 0;
  let spare: number | undefined;
  return {
    uniform() {
      if (spare !== undefined) {
        const second = spare;
        spare = undefined;
        return second;
      }
      philox(user, attempt, visit, blocksDrawn, key0, key1, words);
      blocksDrawn += 1;
      spare = toUniform(words[2] ?? 0, words[3] ?? 0);
      return toUniform(words[0] ?? 0, words[1] ?? 0);
    },
  };
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

function keyOf(seed: number, purpose: string): readonly [number, number] {
  const name = `${seed}/${purpose}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = deriveKey(seed, purpose);
  if (keys.size >= keysAtMost) keys.clear();
  keys.set(name, key);
  return key;
}

/**
 * Chains Philox over the purpose's UTF-16 units, eight to a block, starting from both halves of the seed as key. The
 * length goes in last, so that no purpose is the padded form of another.
 */
function deriveKey(seed: number, purpose: string): readonly [number, number] {
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
  return [words[0] ?? 0, words[1] ?? 0];
}

function unit(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}
