// Sobol' points: a sequence that fills the unit cube more evenly than random points do, in Gray-code order (Antonov & Saleev 1979) with
// the direction numbers of Joe & Kuo 2008. Randomised by nested uniform ("Owen") scrambling: Owen 1995, "Randomly permuted
// (t,m,s)-nets and (t,s)-sequences". Each scrambled point is uniform by itself, so means are unbiased, and independent scramblings
// say how far off they are.
import { directionNumbers } from './sobol-direction-numbers.ts';
import { openStream } from './stream.ts';

const bits = 32;
const twoTo32 = 4_294_967_296;

/** Of the table: 128. */
export const mostDimensions = directionNumbers.length + 1;

export interface SobolPoints {
  /** 1 to mostDimensions. */
  readonly dimensions: number;
  /** Best a power of 2: only then is every part of the cube hit alike. */
  readonly points: number;
  /** Absent: the plain sequence, which begins with the origin. */
  readonly scrambling?: {
    readonly seed: number;
    /** Which of the independent scramblings. */
    readonly replicate: number;
  };
}

/** The first points, one array of coordinates each; in [0, 1), scrambled in (0, 1). @throws RangeError for dimensions beyond the table. */
export function sobolPoints({ dimensions, points, scrambling }: SobolPoints): number[][] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > mostDimensions) {
    throw new RangeError(`${dimensions} dimensions of Sobol' points: expected an integer from 1 to ${mostDimensions}`);
  }
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension));
  const state = directions.map(() => 0);
  return Array.from({ length: points }, (_, index) => {
    if (index > 0) {
      // The lowest zero bit of the index before says which direction number turns.
      const turning = Math.clz32((index & -index) >>> 0) ^ 31;
      for (const [dimension, direction] of directions.entries())
        state[dimension] = ((state[dimension] ?? 0) ^ (direction[turning] ?? 0)) >>> 0;
    }
    return state.map((x, dimension) =>
      scrambling === undefined ? x / twoTo32 : (scramble(x, dimension, scrambling) + 0.5) / twoTo32,
    );
  });
}

/** Direction numbers as 32-bit fractions. The first dimension is van der Corput's. */
function directionsOf(dimension: number): readonly number[] {
  const [a, m] = directionNumbers[dimension - 1] ?? [0, []];
  const degree = m.length;
  const v: number[] = [];
  for (let bit = 0; bit < bits; bit += 1) {
    const initial = dimension === 0 ? 1 : m[bit];
    if (initial !== undefined) {
      v.push((initial * 2 ** (bits - 1 - bit)) >>> 0);
      continue;
    }
    const back = v[bit - degree] ?? 0;
    let next = (back ^ (back >>> degree)) >>> 0;
    for (let k = 1; k < degree; k += 1) if ((a >>> (degree - 1 - k)) & 1) next = (next ^ (v[bit - k] ?? 0)) >>> 0;
    v.push(next);
  }
  return v;
}

/** Each bit is turned or not by a coin that depends on all bits above it. */
function scramble(x: number, dimension: number, { seed, replicate }: NonNullable<SobolPoints['scrambling']>): number {
  let scrambled = 0;
  for (let bit = 0; bit < bits; bit += 1) {
    const above = bit === 0 ? 0 : x >>> (bits - bit);
    const coin =
      openStream({
        seed,
        purpose: `sobol-scrambling/${dimension}`,
        user: above,
        attempt: replicate,
        visit: bit,
      }).uniform() < 0.5
        ? 0
        : 1;
    scrambled = ((scrambled << 1) | (((x >>> (bits - 1 - bit)) & 1) ^ coin)) >>> 0;
  }
  return scrambled;
}
