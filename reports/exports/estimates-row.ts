// A row of estimates.csv, and how a figure becomes one.
import type { Interval } from '../results/results-interval.ts';
import type { CsvRow } from './csv-table.ts';
import type { EstimatesColumn } from './estimates-columns.ts';
import type { Figure } from './figures-of.ts';

export type EstimatesRow = CsvRow<EstimatesColumn>;

/** @param about what else the row says: its kind, and of whom or what it is */
export function figureRow({ metric, value, interval, withheld, unit }: Figure, about: EstimatesRow): EstimatesRow {
  return { ...about, metric, value, unit, ...intervalFields(interval), withheld };
}

export function intervalFields(interval: Interval | undefined): EstimatesRow {
  if (interval === undefined) return {};
  const { lower, upper, level, method } = interval;
  return { lower, upper, level, method };
}
