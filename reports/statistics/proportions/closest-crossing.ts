// Where two error rates that pull apart over a setting are closest to equal: the equal error rate of ISO/IEC 19795-1, without interpolation.

export interface ErrorRates {
  /** Share of impostors who are taken for the owner. */
  readonly falseAccept: number;
  /** Share of owners who are not. */
  readonly falseReject: number;
}

/** The first of the closest; absent where there is no point. */
export function closestCrossing<P extends ErrorRates>(points: readonly P[]): P | undefined {
  const gap = ({ falseAccept, falseReject }: ErrorRates): number => Math.abs(falseAccept - falseReject);
  return points.reduce<P | undefined>(
    (best, point) => (best === undefined || gap(point) < gap(best) ? point : best),
    undefined,
  );
}
