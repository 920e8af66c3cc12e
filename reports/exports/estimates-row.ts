// A row of estimates.csv, and how a figure becomes one.
import type { Interval } from '../results/results-interval.ts';
import type { ShareFigure } from '../results/share-figure.ts';
import type { CsvRow } from './csv-table.ts';
import type { EstimatesColumn } from './estimates-columns.ts';
import type { Figure } from './figures-of.ts';

/** Unit of shares. */
export const proportion = 'share, 0 to 1';

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

/** Of a share, or of the difference of two. */
export function shareRow(
  metric: string,
  { value, interval, withheld }: Pick<ShareFigure, 'value' | 'interval' | 'withheld'>,
  about: EstimatesRow,
): EstimatesRow {
  return figureRow(
    {
      metric,
      value,
      unit: proportion,
      ...(interval === undefined ? {} : { interval }),
      ...(withheld === undefined ? {} : { withheld }),
    },
    about,
  );
}
