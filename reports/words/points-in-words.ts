// Where the points of an analysis put a figure, in words.
import { boundsInWords } from './quantity.ts';
import type { SensitivityOfRun } from '../results/sensitivity-results.ts';

/** "82.0 to 96.1 %". `unit` as in quantity.ts. */
export function pointsInWords(
  { interval }: Pick<SensitivityOfRun['uncertainty'][number]['inputs'], 'interval'>,
  unit: string,
): string {
  return interval === undefined ? 'the same at every point' : boundsInWords(interval, unit);
}
