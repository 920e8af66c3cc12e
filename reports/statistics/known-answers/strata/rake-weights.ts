// Weights that meet several margins at once (persona x device): iterative proportional fitting (Deming & Stephan 1940), with Kish's
// effective sample size.
import { StatisticsError } from '../../statistics-error.ts';

export interface RakeInput {
  /** Sample size by cell, rows x columns. */
  readonly sample: readonly (readonly number[])[];
  readonly rowMargin: readonly number[];
  readonly columnMargin: readonly number[];
}

export interface RakedWeights {
  /** Weight of one member of each cell. */
  readonly weights: readonly (readonly number[])[];
  readonly effectiveSize: number;
}

const mostRounds = 10_000;
const tolerance = 1e-12;

export function rakeWeights({ sample, rowMargin, columnMargin }: RakeInput): RakedWeights {
  let weights = sample.map((row) => row.map(() => 1));
  const n = (i: number, j: number): number => sample[i]?.[j] ?? 0;
  const at = (i: number, j: number): number => weights[i]?.[j] ?? 0;
  for (let round = 0; round < mostRounds; round++) {
    let worst = 0;
    const rowFactor = rowMargin.map(
      (target, i) => target / columnMargin.reduce((sum, _, j) => sum + n(i, j) * at(i, j), 0),
    );
    weights = weights.map((row, i) => row.map((w) => w * (rowFactor[i] ?? 0)));
    const columnFactor = columnMargin.map(
      (target, j) => target / rowMargin.reduce((sum, _, i) => sum + n(i, j) * at(i, j), 0),
    );
    weights = weights.map((row) => row.map((w, j) => w * (columnFactor[j] ?? 0)));
    for (const factor of [...rowFactor, ...columnFactor]) worst = Math.max(worst, Math.abs(factor - 1));
    if (worst < tolerance) return { weights, effectiveSize: kish(sample, weights) };
  }
  throw new StatisticsError('no-convergence', { rounds: mostRounds });
}

function kish(sample: readonly (readonly number[])[], weights: readonly (readonly number[])[]): number {
  let sum = 0;
  let squares = 0;
  sample.forEach((row, i) =>
    row.forEach((count, j) => {
      const w = weights[i]?.[j] ?? 0;
      sum += count * w;
      squares += count * w * w;
    }),
  );
  return sum ** 2 / squares;
}
