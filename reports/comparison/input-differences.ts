// What the inputs' doubt does to a difference of two runs, and how exactly their simulated users tell it: from the sensitivity analyses that both
// runs have. Never added to the doubt of a sample.
import { figureId, pointMetrics } from '../../scenarios/measures/parameter-point.ts';
import type { SensitivityOfRun } from '../results/sensitivity-results.ts';
import { toInterval } from '../statistics/inference.ts';
import { quantile } from '../statistics/series/quantile.ts';
import type { CommonPoint } from './common-points.ts';
import type { ComparedFigure } from './comparison.ts';

/** Fewer do not tell where 95 % lie. */
const fewestPoints = 32;
const level = 0.95;

export interface InputSides {
  readonly a: SensitivityOfRun | undefined;
  readonly b: SensitivityOfRun | undefined;
  readonly points: readonly CommonPoint[];
}

export function withInputs(figure: ComparedFigure, { a, b, points }: InputSides): ComparedFigure {
  const id = idOf(figure);
  if (id === undefined) return figure;
  const against = (one: number, other: number) => (figure.kind === 'ratio' ? other / one : other - one);
  const [before, now] = [a, b].map((each) => each?.uncertainty.find((known) => known.figure === id));
  const differences = points.flatMap(({ a: one, b: other }) => {
    const [x, y] = [one[id]?.value, other[id]?.value];
    return x === undefined || y === undefined || (figure.kind === 'ratio' && !(x > 0)) ? [] : [against(x, y)];
  });
  return {
    ...figure,
    ...(before === undefined || now === undefined || (figure.kind === 'ratio' && !(before.centre > 0 && now.centre > 0))
      ? {}
      : {
          monteCarlo: {
            difference: against(before.centre, now.centre),
            se:
              figure.kind === 'ratio'
                ? (now.centre / before.centre) *
                  Math.hypot(before.monteCarloSe / before.centre, now.monteCarloSe / now.centre)
                : Math.hypot(before.monteCarloSe, now.monteCarloSe),
          },
        }),
    ...(differences.length < fewestPoints ? {} : { inputs: spreadOf(differences, figure.kind === 'ratio' ? 1 : 0) }),
  };
}

function idOf({ metric, arm, baseline, persona }: ComparedFigure) {
  const known = pointMetrics.find((id) => id === metric);
  if (known === undefined || arm === undefined) return undefined;
  return figureId(known, baseline === undefined ? 'arm' : 'difference', arm, persona);
}

function spreadOf(x: readonly number[], none: number): NonNullable<ComparedFigure['inputs']> {
  const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
  const variance = x.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (x.length - 1);
  const interval = toInterval(
    { lower: quantile({ x, p: (1 - level) / 2 }), upper: quantile({ x, p: (1 + level) / 2 }) },
    level,
    'points of the inputs that both runs lived',
  );
  return {
    points: x.length,
    mean,
    sd: Math.sqrt(variance),
    ...(interval === undefined ? {} : { interval }),
    above: x.filter((each) => each > none).length / x.length,
  };
}
