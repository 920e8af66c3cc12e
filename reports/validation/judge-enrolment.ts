// Published shares of people enrolled, held against the shares of the draws.
import type { EnrolmentCurve } from '../../scenarios/schema/enrolment-curve.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { predictiveInterval, type PredictiveInterval } from './predictive-interval.ts';
import type { EnrolmentStudy } from './validation.ts';

export interface DrawnCurves {
  readonly curve: EnrolmentCurve;
  /** By row. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
  /** Of each draw the shares at the end of each week. */
  readonly draws: readonly (readonly number[])[];
  /** Of each draw. */
  readonly people: number;
}

export function judgeEnrolment(
  { curve, published, draws, people }: DrawnCurves,
  { level, seed }: { readonly level: number; readonly seed: number },
): EnrolmentStudy {
  const weeks = (draws[0] ?? []).map((_, week) => {
    const values = draws.flatMap((shares) => {
      const value = shares[week];
      return value === undefined ? [] : [{ value, variance: (value * (1 - value)) / people }];
    });
    const { median, lower, upper } = rounded(
      predictiveInterval(values, { scale: 'natural', level, seed }),
      values[0]?.value ?? 0,
    );
    return { week, median, lower, upper };
  });
  const points = curve.points.flatMap(({ row, day }) => {
    const figure = published.get(row);
    // The end of the week before is the nearest to a day early in a week.
    const predicted = weeks[Math.max(0, Math.round(day / 7) - 1)];
    if (figure === undefined || typeof figure.central !== 'number' || predicted === undefined) return [];
    const { week: _week, ...interval } = predicted;
    return [
      {
        row,
        day,
        quantity: figure.quantity,
        population: figure.population,
        url: figure.url,
        published: figure.central,
        ...(typeof figure.low === 'number' ? { low: figure.low } : {}),
        ...(typeof figure.high === 'number' ? { high: figure.high } : {}),
        ...interval,
        covered: interval.lower <= figure.central && figure.central <= interval.upper,
      },
    ];
  });
  return { id: curve.id, title: curve.title, standsFor: curve.standsFor, people, weeks, points };
}

/** Of shares, which chance between people may carry beyond 0 or 1. @param all what every draw says, where none differs. */
function rounded(
  found: PredictiveInterval | undefined,
  all: number,
): Pick<EnrolmentStudy['weeks'][number], 'median' | 'lower' | 'upper'> {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const { median, lower, upper } = found ?? { median: all, lower: all, upper: all };
  return { median: within(median), lower: within(lower), upper: within(upper) };
}
