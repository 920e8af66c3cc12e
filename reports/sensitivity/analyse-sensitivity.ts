// From the points that were lived to sensitivity.json.
import { moments } from '../../scenarios/measures/sums/moments.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { centralValue } from '../../scenarios/sampling/central-value.ts';
import {
  figureId,
  figureParts,
  secondsMetrics,
  type FigureId,
  type ParameterPoint,
  type PointMetric,
} from '../../scenarios/measures/parameter-point.ts';
import { comparisonsOf, inToldOrder, type ArmOfRun } from '../results/arm-of-run.ts';
import { sobolIndices, type SaltelliValues } from '../statistics/combined/sobol-indices.ts';
import { sobolIndicesInterval } from '../statistics/combined/sobol-indices-interval.ts';
import { carriedToMany } from './carried-to-many.ts';
import { decisionsByPersona } from './decisions.ts';
import { figureTitle, figureUnit, type FigureSubjects } from './figure-words.ts';
import { flips } from './flips.ts';
import { basisOf } from './parameter-words.ts';
import { holdsAt, isSettled, type Question } from './questions.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { intervalWithWidth, rangeOfPoints } from './range-of-points.ts';
import { tornadoOf } from './tornado.ts';

const conf = 0.95;
const resamples = 400;
/** An input whose total index exceeds its first-order one by more than this acts through others too; a tornado hides that. Its interval must lie above 0, too. */
const interactsBeyond = 0.1;

export interface SensitivityPoints {
  readonly centre: ParameterPoint;
  /** The centre by the users of the other points, where more lived it. Absent: those did. */
  readonly few?: ParameterPoint;
  /** One parameter moved. */
  readonly single: readonly ParameterPoint[];
  /** All parameters drawn, one list for each scrambling. */
  readonly joint: readonly (readonly ParameterPoint[])[];
  readonly saltelli: {
    readonly parameters: readonly string[];
    readonly a: readonly ParameterPoint[];
    readonly b: readonly ParameterPoint[];
    readonly ab: readonly (readonly ParameterPoint[])[];
  };
}

type Analysed = Pick<
  SensitivityResults,
  'parameters' | 'uncertainty' | 'questions' | 'decisions' | 'tornado' | 'indices' | 'flips'
>;

/** Figures that are always told; those of the questions come on top. */
function mainFigures(arms: readonly ArmOfRun[]): FigureId[] {
  const compared = comparisonsOf(arms);
  const ofArms = (metric: PointMetric) => inToldOrder(arms).map(({ id }) => figureId(metric, 'arm', id));
  const between = (metric: PointMetric, side: 'difference' | 'ratio') =>
    compared.map(({ arm }) => figureId(metric, side, arm));
  return [
    ...ofArms('success-per-need'),
    ...between('success-per-need', 'difference'),
    ...between('success-per-need', 'ratio'),
    ...ofArms('restricted-time-to-sign-in'),
    ...between('restricted-time-to-sign-in', 'ratio'),
    ...between('time-of-successes-median', 'ratio'),
  ];
}

/** Those whose variance is taken apart: the decision's margin in success and in time, and the usual claims'. */
export function explainedFigures(arms: readonly ArmOfRun[]): FigureId[] {
  return comparisonsOf(arms).flatMap(({ arm }) => [
    figureId('success-per-need', 'difference', arm),
    figureId('restricted-time-to-sign-in', 'ratio', arm),
    figureId('time-of-successes-median', 'ratio', arm),
  ]);
}

/** Those that the charts of a run show for each persona, with the range that the inputs leave. */
function figuresByPersona(arms: readonly ArmOfRun[], persona: string): FigureId[] {
  const compared = comparisonsOf(arms);
  return [
    ...inToldOrder(arms).map(({ id }) => figureId('success-per-need', 'arm', id, persona)),
    ...compared.map(({ arm }) => figureId('success-per-need', 'difference', arm, persona)),
    ...inToldOrder(arms).map(({ id }) => figureId('restricted-time-to-sign-in', 'arm', id, persona)),
    ...compared.map(({ arm }) => figureId('restricted-time-to-sign-in', 'ratio', arm, persona)),
  ];
}

export function figuresOf(questions: readonly Question[], arms: readonly ArmOfRun[]): FigureId[] {
  return [...new Set([...mainFigures(arms), ...questions.map(({ figure }) => figure)])];
}

export interface SensitivityAsked {
  readonly questions: readonly Question[];
  readonly rule: DecisionRule;
  readonly arms: readonly ArmOfRun[];
  /** Those that were varied. */
  readonly parameters: readonly Parameter[];
  readonly personas: SensitivityResults['personas'];
  /** How users are shared out among the personas. */
  readonly allocation: 'even' | 'proportional';
  readonly seed: number;
}

export function analyseSensitivity(
  points: SensitivityPoints,
  { questions, rule, arms, parameters, personas, allocation, seed }: SensitivityAsked,
): Analysed {
  const { centre, few, saltelli } = points;
  const carried = few !== undefined;
  const carry = (found: readonly ParameterPoint[]) => (few === undefined ? found : carriedToMany(found, few, centre));
  const single = carry(points.single);
  const joint = points.joint.map(carry);
  const alone = [centre, ...single];
  const draws = joint.flat();
  const figures = figuresOf(questions, arms);
  const subjects = { arms, personas };
  return {
    parameters: parameters.map((parameter) => ({
      id: parameter.id,
      title: parameter.title,
      unit: parameter.unit,
      centre: centralValue(parameter),
      low: parameter.low,
      high: parameter.high,
      basis: basisOf(parameter),
    })),
    uncertainty: [...new Set([...figures, ...personas.flatMap(({ id }) => figuresByPersona(arms, id))])].flatMap(
      (figure) => uncertaintyOf(figure, centre, joint, subjects) ?? [],
    ),
    questions: questions.flatMap((question) => {
      const found = centre.figures[question.figure];
      const values = draws.flatMap((point) => point.figures[question.figure]?.value ?? []);
      if (found === undefined || values.length === 0) return [];
      return [
        {
          ...question,
          unit: figureUnit(question.figure),
          centre: found.value,
          holdsAtCentre: holdsAt(question, found.value),
          settled: isSettled(question.threshold, found),
          shareOfDraws: values.filter((each) => holdsAt(question, each)).length / values.length,
          draws: values.length,
        },
      ];
    }),
    decisions: decisionsByPersona({ rule, arms, personas, allocation, centre, single, draws, carried, parameters }),
    tornado: figures.flatMap((figure) => {
      const value = centre.figures[figure]?.value;
      // Where several questions are asked of a figure, the nearest threshold is drawn.
      const threshold =
        value === undefined
          ? undefined
          : questions
              .filter((question) => question.figure === figure)
              .map((question) => question.threshold)
              .toSorted((one, other) => Math.abs(one - value) - Math.abs(other - value))[0];
      return value === undefined
        ? []
        : [
            {
              figure,
              title: figureTitle(figure, subjects),
              unit: figureUnit(figure),
              centre: value,
              ...(threshold === undefined ? {} : { threshold }),
              rows: tornadoOf(figure, alone, parameters),
            },
          ];
    }),
    indices: explainedFigures(arms).flatMap((figure) => indicesOf(figure, saltelli, draws, subjects, seed) ?? []),
    flips: flips(
      questions.filter(({ figure, threshold }) => isSettled(threshold, centre.figures[figure])),
      alone,
      parameters,
    ),
  };
}

function uncertaintyOf(
  figure: FigureId,
  centre: ParameterPoint,
  joint: SensitivityPoints['joint'],
  subjects: FigureSubjects,
): SensitivityResults['uncertainty'][number] | undefined {
  const atCentre = centre.figures[figure];
  const found = joint.map((replicate) => replicate.flatMap(({ figures }) => figures[figure] ?? []));
  const all = found.flat();
  if (atCentre === undefined || all.length < 2 || found.some((replicate) => replicate.length === 0)) return undefined;
  const x = all.map(({ value }) => value);
  const inputs = moments(x);
  const interval = rangeOfPoints(x, conf);
  const means = moments(found.map((replicate) => moments(replicate.map(({ value }) => value)).mean));
  return {
    figure,
    ...figureParts(figure),
    title: figureTitle(figure, subjects),
    unit: figureUnit(figure),
    centre: atCentre.value,
    monteCarloSe: atCentre.monteCarloSe,
    inputs: {
      mean: inputs.mean,
      meanSe: Math.sqrt(means.variance / means.n),
      sd: Math.sqrt(inputs.variance),
      ...(interval === undefined ? {} : { interval }),
      monteCarloSe: Math.sqrt(moments(all.map(({ monteCarloSe }) => monteCarloSe ** 2)).mean),
      points: all.length,
    },
  };
}

function indicesOf(
  figure: FigureId,
  { parameters, a, b, ab }: SensitivityPoints['saltelli'],
  draws: readonly ParameterPoint[],
  subjects: FigureSubjects,
  seed: number,
): SensitivityResults['indices'][number] | undefined {
  const read = (points: readonly ParameterPoint[]) =>
    points.map(({ figures }) => onScale(figure, figures[figure]?.value ?? Number.NaN));
  const raw = { a: read(a), b: read(b), ab: ab.map(read) };
  // A figure that does not exist at some point has no variance that could be shared out.
  if (
    a.length === 0 ||
    parameters.length === 0 ||
    [raw.a, raw.b, ...raw.ab].flat().some((value) => !Number.isFinite(value))
  )
    return undefined;
  // Taken from the mean: the first-order estimator is noisy about 0 otherwise.
  const { mean: centre } = moments([...raw.a, ...raw.b]);
  const less = (values: readonly number[]) => values.map((value) => value - centre);
  const values: SaltelliValues = { a: less(raw.a), b: less(raw.b), ab: raw.ab.map(less) };
  const found = sobolIndices(values);
  if (found.variance === 0) return undefined;
  const limits = sobolIndicesInterval(values, { conf, resamples, seed });
  const method = 'bootstrap of design rows, percentiles';
  const all = draws.flatMap(({ figures }) =>
    figures[figure] === undefined ? [] : [onScale(figure, figures[figure].value)],
  );
  return {
    figure,
    title: figureTitle(figure, subjects),
    shareOfVariance: found.variance / moments(all).variance,
    rows: parameters
      .flatMap((parameter, at) => {
        const [firstOrder, total, first, whole, interaction] = [
          found.firstOrder[at],
          found.total[at],
          limits.firstOrder[at],
          limits.total[at],
          limits.interaction[at],
        ];
        if (
          firstOrder === undefined ||
          total === undefined ||
          first === undefined ||
          whole === undefined ||
          interaction === undefined
        )
          return [];
        const [firstOrderInterval, totalInterval] = [first, whole].map((bounds) =>
          intervalWithWidth(bounds, conf, method),
        );
        const intervals = {
          ...(firstOrderInterval === undefined ? {} : { firstOrderInterval }),
          ...(totalInterval === undefined ? {} : { totalInterval }),
        };
        return [
          {
            parameter,
            firstOrder,
            total,
            ...intervals,
            interacts: total - firstOrder > interactsBeyond && interaction.lower > 0,
          },
        ];
      })
      .toSorted((one, other) => other.total - one.total),
  };
}

/** Ratios and seconds on the logarithm, where doubling and halving weigh alike. */
function onScale(figure: FigureId, value: number): number {
  const { metric, side } = figureParts(figure);
  return side === 'ratio' || (side === 'arm' && secondsMetrics.has(metric)) ? Math.log(value) : value;
}
