// Counts that proportions are made of. They may be fractional: Rao-Scott effective counts are.
import { StatisticsError } from '../statistics-error.ts';

export interface Count {
  /** Of n, how many. */
  readonly x: number;
  readonly n: number;
}

/** Arm 1 is passkey, arm 2 password and code. */
export interface TwoCounts {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

export function checkCount({ x, n }: Count): void {
  if (!(n > 0 && x >= 0 && x <= n)) throw new StatisticsError('count-out-of-range', { x, n });
}

export function checkTwoCounts({ x1, n1, x2, n2 }: TwoCounts): void {
  checkCount({ x: x1, n: n1 });
  checkCount({ x: x2, n: n2 });
}
