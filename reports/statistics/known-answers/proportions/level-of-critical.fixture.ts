// Published limits go by a normal quantile, the report's by Student's t: the level at which t is that quantile makes them comparable.
import { studentTCdf } from '../../distributions/student-t-cdf.ts';

/** Level at which Student's t of so many degrees of freedom has the critical value 1.959964. */
export const levelOfNormal95 = (df: number): number => 2 * studentTCdf(1.959963984540054, df) - 1;
