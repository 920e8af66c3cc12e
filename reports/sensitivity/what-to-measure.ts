// What to measure in a real pilot so that an open decision is settled, and in how many people: the deciding inputs, each observed once in every
// person, or the deciding figure itself. The fewest people with whom a word can be said with the chance that the rule asks for
// (reports/statistics/combined/assurance.ts). What decides is taken as normal over the inputs, and the effects of inputs as adding up.
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import { countOf, percent } from '../words/quantity.ts';
import { listed } from '../words/listed.ts';
import type { InputsDecision } from '../results/persona-decision.ts';
import {
  assurance,
  fewestPeople,
  resolvedBy,
  type AssuranceOrder,
  type Observation,
} from '../statistics/combined/assurance.ts';
import type { Explained } from './deciders.ts';

/** A pilot of more is a rollout. */
const peopleAtMost = 100_000;

export interface MeasureOrder extends Omit<AssuranceOrder, 'resolved'> {
  /** Chance that is asked for. */
  readonly target: number;
  readonly deciders: readonly Explained[];
  readonly figure: {
    readonly inWords: string;
    /** It is a difference of two arms. */
    readonly compares: boolean;
    /** Variance over the inputs, in its unit squared. Absent: fewer than two points have the figure. */
    readonly variance?: number;
    /** Variance of one person's own figure, in its unit squared. Absent: there is none at the centre. */
    readonly perPerson?: number;
  };
}

type Measure = InputsDecision['measure'][number];

/** Fewest people first. Empty where nothing settles it with as many as a pilot can have. */
export function whatToMeasure({ target, deciders, figure, ...order }: MeasureOrder): Measure[] {
  const measurable = deciders.flatMap(({ parameter, explains }) => {
    const ofOne = noiseOfOne(parameter);
    return ofOne === undefined ? [] : [{ parameter, observation: { noise: ofOne, explains } }];
  });
  const [first] = measurable;
  const noise = noiseOfFigure(figure);
  const options: {
    readonly of: Measure['of'];
    readonly parameters: readonly Parameter[];
    readonly observations: readonly Observation[];
  }[] = [
    ...(first === undefined
      ? []
      : [{ of: 'inputs' as const, parameters: [first.parameter], observations: [first.observation] }]),
    ...(measurable.length < 2
      ? []
      : [
          {
            of: 'inputs' as const,
            parameters: measurable.map(({ parameter }) => parameter),
            observations: withinWhole(measurable.map(({ observation }) => observation)),
          },
        ]),
    ...(noise === undefined ? [] : [{ of: 'figure' as const, parameters: [], observations: [{ noise, explains: 1 }] }]),
  ];
  return options
    .flatMap(({ of, parameters, observations }): Measure[] => {
      const people = fewestPeople(observations, { ...order, target, atMost: peopleAtMost });
      if (people === undefined) return [];
      const chance = assurance({ ...order, resolved: resolvedBy(observations, people) });
      const what = of === 'figure' ? figure.inWords : listed(parameters.map(({ title }) => `“${title}”`));
      return [
        {
          of,
          parameters: parameters.map(({ id }) => id),
          people,
          assurance: chance,
          sentence: `Measure ${what} in ${countOf(people, 'person', 'people')} of a real pilot${of === 'figure' && figure.compares ? ', in both arms' : ''}: with a chance of ${percent(chance)} that settles it.`,
        },
      ];
    })
    .toSorted((one, other) => one.people - other.people);
}

/** Variance of one person's figure, in that over the inputs. Undefined: one of them is not known, or is none. */
function noiseOfFigure({ variance, perPerson }: MeasureOrder['figure']): number | undefined {
  if (variance === undefined || perPerson === undefined) return undefined;
  return variance > 0 && perPerson > 0 ? perPerson / variance : undefined;
}

/** Two that are correlated by the luck of the points cannot explain more than there is. */
function withinWhole(observations: readonly Observation[]): Observation[] {
  const whole = observations.reduce((sum, { explains }) => sum + explains, 0);
  return observations.map(({ noise, explains }) => ({ noise, explains: whole > 1 ? explains / whole : explains }));
}

/**
 * Variance of one person's observation, in standard units of the parameter's own range: on the logarithm, for a chance on the log odds, where
 * the range was read. Of a spread the variance of its estimate from n people is 1/2n on the logarithm. Undefined: one value for everybody,
 * or a range without width, is learnt from nobody.
 */
function noiseOfOne(parameter: Parameter): number | undefined {
  const centre = centralValue(parameter);
  const perPerson = varianceOfOne(parameter, centre);
  const scale = (value: number) =>
    parameter.distribution.kind === 'chance' ? Math.log(value / (1 - value)) : Math.log(value);
  // A split normal: the wider side needs fewer people, so the mean of both is taken.
  const width = (scale(centralValueAt(parameter, 1)) - scale(centralValueAt(parameter, -1))) / 2;
  return perPerson === undefined || !(width > 0) ? undefined : perPerson / width ** 2;
}

function varianceOfOne({ distribution, unit }: Parameter, centre: number): number | undefined {
  switch (distribution.kind) {
    case 'chance':
      return 1 / (centre * (1 - centre));
    case 'lognormal':
      return distribution.sigma ** 2;
    case 'exponential':
      return 1;
    case 'normal':
      return (distribution.sd / distribution.mean) ** 2;
    case 'uniform':
      return (distribution.high - distribution.low) ** 2 / 12 / centre ** 2;
    case 'triangular': {
      const { low, mode, high } = distribution;
      return (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18 / centre ** 2;
    }
    case 'fixed':
      return unit === 'sd' ? 1 / 2 : undefined;
  }
}
