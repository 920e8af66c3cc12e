// Which inputs decide where the points disagree. Two sources, each for what it is good at. The points where all inputs were drawn together say
// how much of the variance of the deciding figure an input explains: its squared correlation with the input's own effect (a first-order Sobol'
// index by regression; Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, 1.2). Points where it was moved alone say what that
// effect looks like, so that a bent one counts in full, and one that moves nothing is never named. With some hundred points and some seventy
// inputs chance alone makes the largest squared correlation a tenth: named is only what passes a test at 5 % over all inputs (Bonferroni).
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { moments } from '../../scenarios/measures/sums/moments.ts';
import { studentTQuantile } from '../statistics/distributions/student-t-quantile.ts';
import { responseCurve, valueOn, type MovedPoint, type ResponseCurve } from './response-curve.ts';

/** More are not named: what is to be measured must be few things. */
const namedAtMost = 2;
/** Of the variance: less is no decider. */
const explainsAtLeast = 0.1;

export interface Explained<P = Parameter> {
  readonly parameter: P;
  /** Share of the variance of the figure, 0 to 1, less what chance would explain. */
  readonly explains: number;
}

export interface DecidersOrder<P> {
  readonly figure: string;
  /** The centre, and points at which one parameter alone was moved. */
  readonly alone: readonly MovedPoint[];
  readonly draws: readonly MovedPoint[];
  readonly parameters: readonly P[];
}

/** The one or two that explain most, that first. None where nothing stands out of chance. */
export function decidersOf<P extends Pick<Parameter, 'id'>>({
  figure,
  alone,
  draws,
  parameters,
}: DecidersOrder<P>): Explained<P>[] {
  const drawn = draws.flatMap(({ at, figures }) => {
    const value = figures[figure]?.value;
    return value === undefined ? [] : [{ at, value }];
  });
  const n = drawn.length;
  if (n < 4) return [];
  const values = drawn.map(({ value }) => value);
  const effects = parameters.flatMap((parameter) => {
    const curve = responseCurve(alone, parameter.id, figure);
    const flat = curve.length > 1 && curve.every(({ value }) => value === curve[0]?.value);
    if (flat || drawn.some(({ at }) => at[parameter.id] === undefined)) return [];
    const effect = drawn.map(({ at }) => {
      const z = at[parameter.id] ?? 0;
      return curve.length > 2 ? (effectAt(curve, z) ?? z) : z;
    });
    return [{ parameter, squared: correlation(effect, values) ** 2 }];
  });
  const t = studentTQuantile(1 - 0.025 / Math.max(1, effects.length), n - 2);
  const byChance = t ** 2 / (n - 2 + t ** 2);
  return effects
    .filter(({ squared }) => squared > byChance)
    .map(({ parameter, squared }) => ({ parameter, explains: 1 - ((1 - squared) * (n - 1)) / (n - 2) }))
    .filter(({ explains }) => explains >= explainsAtLeast)
    .toSorted((one, other) => other.explains - one.explains)
    .slice(0, namedAtMost);
}

/** Beyond its ends a curve goes on as it last went: flat, it would take from an input what only far values show. */
function effectAt(curve: ResponseCurve, z: number): number | undefined {
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (z < first.z) return along(first, curve[1] ?? first, z);
  return z > last.z ? along(last, curve.at(-2) ?? last, z) : valueOn(curve, z);
}

function along(end: ResponseCurve[number], before: ResponseCurve[number], z: number): number {
  return end.z === before.z ? end.value : end.value + ((end.value - before.value) * (z - end.z)) / (end.z - before.z);
}

/** 0 where one of the two does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const [ofX, ofY] = [moments(x), moments(y)];
  if (!(ofX.squares > 0 && ofY.squares > 0)) return 0;
  const cross = x.reduce((sum, value, at) => sum + (value - ofX.mean) * ((y[at] ?? 0) - ofY.mean), 0);
  return cross / Math.sqrt(ofX.squares * ofY.squares);
}
