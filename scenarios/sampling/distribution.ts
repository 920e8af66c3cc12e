// Draws, quantiles and means of the distributions a parameter can have. Always by inversion and always one uniform a
// draw, even for a fixed value: setting one parameter to a number then moves no other draw.
import type { Distribution } from '../schema/evidence.ts';
import { normalQuantile, putNormalQuantile } from './normal-quantile.ts';
import type { Stream } from './stream.ts';

/** One draw in the distribution's unit; for a chance 1 (happens) or 0. */
export function sample(distribution: Distribution, stream: Stream): number {
  return quantile(distribution, stream.uniform());
}

/** The value that a draw stays at or below with probability u, for u in (0, 1). Not decreasing in u. */
export function quantile(distribution: Distribution, u: number): number {
  return new Quantiles(distribution).at(u);
}

const kinds = { fixed: 0, uniform: 1, triangular: 2, normal: 3, lognormal: 4, exponential: 5, chance: 6 } as const;

/** All quantiles of a distribution, for who asks for many: of one shape whatever its kind, so that V8 looks up nothing and boxes no number. */
export class Quantiles {
  readonly #kind: (typeof kinds)[Distribution['kind']];
  /** Its parameters in the order of the schema; those that the kind lacks are not looked at. */
  readonly #first: number;
  readonly #second: number;
  readonly #third: number;

  constructor(distribution: Distribution) {
    this.#kind = kinds[distribution.kind];
    [this.#first, this.#second = Number.NaN, this.#third = Number.NaN] = parametersOf(distribution);
  }

  at(u: number): number {
    cellOfAt[0] = u;
    this.put(cellOfAt);
    return cellOfAt[0];
  }

  /** @param cell holds u, and then the quantile: V8 boxes no number that lies in an array. */
  put(cell: Float64Array): void {
    const u = cell[0] as number;
    switch (this.#kind) {
      case kinds.fixed:
        cell[0] = this.#first;
        return;
      case kinds.uniform:
        cell[0] = this.#first + u * (this.#second - this.#first);
        return;
      case kinds.triangular:
        this.#putTriangular(cell);
        return;
      case kinds.normal:
        putNormalQuantile(cell);
        cell[0] = this.#first + this.#second * (cell[0] as number);
        return;
      case kinds.lognormal:
        putNormalQuantile(cell);
        cell[0] = this.#first * Math.exp(this.#second * (cell[0] as number));
        return;
      case kinds.exponential:
        cell[0] = -this.#first * Math.log1p(-u);
        return;
      case kinds.chance:
        cell[0] = chanceHappens(this.#first, u) ? 1 : 0;
    }
  }

  #putTriangular(cell: Float64Array): void {
    const low = this.#first;
    const mode = this.#second;
    const high = this.#third;
    const u = cell[0] as number;
    const width = high - low;
    if (width === 0) cell[0] = low;
    else if (u * width <= mode - low) cell[0] = low + Math.sqrt(u * width * (mode - low));
    else cell[0] = high - Math.sqrt((1 - u) * width * (high - mode));
  }
}

const cellOfAt = new Float64Array(1);

function parametersOf(distribution: Distribution): readonly [number, number?, number?] {
  switch (distribution.kind) {
    case 'fixed':
      return [distribution.value];
    case 'uniform':
      return [distribution.low, distribution.high];
    case 'triangular':
      return [distribution.low, distribution.mode, distribution.high];
    case 'normal':
      return [distribution.mean, distribution.sd];
    case 'lognormal':
      return [distribution.median, distribution.sigma];
    case 'exponential':
      return [distribution.mean];
    case 'chance':
      return [distribution.probability];
  }
}

/** Does what has this probability happen at u? Never at 0, always at 1. */
export function chanceHappens(probability: number, u: number): boolean {
  return u > 1 - probability;
}

/** The distribution's mean. */
export function mean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'normal':
    case 'exponential':
      return distribution.mean;
    case 'lognormal':
      return distribution.median * Math.exp(distribution.sigma ** 2 / 2);
    case 'chance':
      return distribution.probability;
  }
}

/** Quantile of the lognormal with mean 1 whose logarithm has the standard deviation sd ≥ 0: a factor between people. */
export function lognormalOfMeanOne(sd: number, u: number): number {
  return Math.exp(sd * normalQuantile(u) - sd ** 2 / 2);
}
