// A call that no data can justify: a count outside its range, a level that is no probability.
// Data that merely do not suffice are not errors: results are then absent.
export type StatisticsErrorCode =
  | 'confidence-out-of-range'
  | 'count-out-of-range'
  | 'proportion-out-of-range'
  | 'lengths-differ'
  | 'no-convergence'
  | 'no-root'
  | 'empty-sample'
  | 'gamma-quantile-out-of-range';

export class StatisticsError extends Error {
  readonly code: StatisticsErrorCode;
  readonly data: Readonly<Record<string, number | string>>;

  constructor(code: StatisticsErrorCode, data: Readonly<Record<string, number | string>>) {
    super(`${code}: ${JSON.stringify(data)}`);
    this.name = 'StatisticsError';
    this.code = code;
    this.data = data;
  }
}
