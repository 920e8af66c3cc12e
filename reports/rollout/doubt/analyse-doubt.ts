// From the points of a rollout that were lived to what sensitivity.json says of them.
import { moments } from '../../../scenarios/measures/sums/moments.ts';
import type { TenantPoint } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { centralValue } from '../../../scenarios/sampling/central-value.ts';
import type { UncertainInput } from '../../../scenarios/sampling/uncertain-input.ts';
import type { RolloutRule } from '../../../scenarios/schema/rollout-rule.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { decidersOf } from '../../sensitivity/deciders.ts';
import { basisOf } from '../../sensitivity/parameter-words.ts';
import { rangeOfPoints } from '../../sensitivity/range-of-points.ts';
import type { MovedPoint } from '../../sensitivity/response-curve.ts';
import { tornadoRows } from '../../sensitivity/tornado-rows.ts';
import { quantile } from '../../statistics/series/quantile.ts';
import { atScale, type Carry } from './at-scale.ts';
import { decisionsAtPoints } from './decisions-at-points.ts';
import {
  doubtFigures,
  doubtFigureTitle,
  doubtFigureUnit,
  doubtScale,
  enrolledInWeek,
  figuresOfPoint,
} from './figures-of-point.ts';
import { thresholdOf } from './threshold-of.ts';

/** Of the points, those within the range that is told. */
const level = 0.9;
const dayMs = 86_400_000;

export interface DoubtPoints {
  /** Of the run that was asked about: lived by all. Absent: those of the points alone. */
  readonly all?: TenantPoint;
  /** The centre, by the people of the points. */
  readonly few: TenantPoint;
  /** The centre, by groups of other people. */
  readonly others: readonly TenantPoint[];
  /** All inputs drawn together. */
  readonly draws: readonly TenantPoint[];
  /** One input moved. */
  readonly single: readonly TenantPoint[];
}

export interface DoubtAsked {
  readonly rule: RolloutRule;
  /** Those that were moved. */
  readonly inputs: readonly UncertainInput[];
  readonly personas: RolloutSensitivityResults['personas'];
  /** Of the tenant at the start. */
  readonly people: number;
  readonly currency: string;
  readonly startsOn: string;
  /** What the project costs, in all. */
  readonly project: number;
}

type Analysed = Pick<
  RolloutSensitivityResults,
  'parameters' | 'uncertainty' | 'enrolment' | 'decisions' | 'tornado' | 'centre'
>;

export function analyseDoubt({ all, few, others, draws, single }: DoubtPoints, asked: DoubtAsked): Analysed {
  const { rule, inputs, people, currency, startsOn, project } = asked;
  const titles = new Map(asked.personas.map(({ id, title }) => [id, title]));
  const carry: Carry | undefined = all === undefined ? undefined : { few, all };
  const told = ({ at, ...point }: TenantPoint, by?: Carry) => {
    const sums = atScale(point, people, by);
    return { at, ...sums, figures: figuresOfPoint(sums, project) };
  };
  const centre = told(all ?? few);
  const drawn = draws.map((point) => told(point, carry));
  const moved = single.map((point) => told(point, carry));
  const elsewhere = others.map((point) => told(point));
  const alone: readonly MovedPoint[] = [{ at: {}, figures: centre.figures }, ...moved];
  const moversOf = (figure: string) =>
    decidersOf({ figure, alone, draws: drawn, parameters: inputs }).map(({ parameter, explains }) => ({
      parameter: parameter.id,
      explains: Math.max(0, explains),
    }));
  const uncertain = (figure: string) => {
    const here = centre.figures[figure];
    const values = valuesOf(drawn, figure);
    if (here === undefined || values.length < 2) return undefined;
    const interval = rangeOfPoints(values, level);
    const between = valuesOf(elsewhere, figure);
    return {
      centre: here.value,
      ...(between.length < 2 ? {} : { othersSd: spreadOf(between) }),
      inputs: {
        median: quantile({ x: values, p: 0.5 }),
        mean: moments(values).mean,
        sd: spreadOf(values),
        ...(interval === undefined ? {} : { interval }),
        points: values.length,
      },
      movers: moversOf(figure),
    };
  };
  const figures = doubtFigures(asked.personas.map(({ id }) => id));
  return {
    centre: all === undefined ? 'points' : 'run',
    parameters: inputs.map(({ id, title, toldUnit, low, high, distribution, evidence, assumed }) => ({
      id,
      title,
      unit: toldUnit,
      centre: centralValue({ distribution }),
      low,
      high,
      basis: basisOf({ evidence: evidence === undefined ? undefined : [...evidence], assumed }),
    })),
    uncertainty: figures.flatMap((figure) => {
      const found = uncertain(figure.id);
      const threshold = thresholdOf(figure, rule);
      return found === undefined
        ? []
        : [
            {
              figure: figure.id,
              metric: figure.metric,
              side: figure.side,
              ...(figure.persona === undefined ? {} : { persona: figure.persona }),
              title: doubtFigureTitle(figure, titles),
              unit: doubtFigureUnit(figure, currency),
              ...(threshold === undefined ? {} : { threshold }),
              ...found,
            },
          ];
    }),
    enrolment: centre.weeks.flatMap((_, week) => {
      const found = uncertain(enrolledInWeek(week));
      return found === undefined
        ? []
        : [{ week, startsOn: dayOf(startsOn, 7 * week), unit: 'proportion' as const, ...found }];
    }),
    decisions: decisionsAtPoints({
      rule,
      project,
      centre,
      draws: drawn,
      others: elsewhere,
      single: moved,
      parameters: inputs,
      titleOf: (persona) => titles.get(persona) ?? persona,
      titleOfParameter: (id) => inputs.find((each) => each.id === id)?.title ?? id,
      moversOf,
    }),
    tornado: figures
      .filter(({ persona }) => persona === undefined)
      .flatMap((figure) => {
        const here = centre.figures[figure.id];
        const threshold = thresholdOf(figure, rule);
        return here === undefined
          ? []
          : [
              {
                figure: figure.id,
                title: doubtFigureTitle(figure, titles),
                unit: doubtFigureUnit(figure, currency),
                centre: here.value,
                ...(threshold === undefined ? {} : { threshold }),
                rows: tornadoRows({
                  figure: figure.id,
                  points: alone,
                  parameters: inputs,
                  onScale: doubtScale(figure),
                }),
              },
            ];
      }),
  };
}

function valuesOf(points: readonly MovedPoint[], figure: string): number[] {
  return points.flatMap(({ figures }) => figures[figure]?.value ?? []);
}

/** Standard deviation; what only rounding tells apart is alike. */
function spreadOf(values: readonly number[]): number {
  const { mean, variance } = moments(values);
  const sd = Math.sqrt(variance);
  return sd > 1e-12 * Math.max(1, Math.abs(mean)) ? sd : 0;
}

const dayOf = (startsOn: string, days: number): string =>
  new Date(Date.parse(startsOn) + days * dayMs).toISOString().slice(0, 10);
