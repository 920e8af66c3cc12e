// The nearest value of one parameter, all others at their centre, at which a decision is another word: read off its response in every figure
// that the rule asks for.
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { figuresAsked, type Asked } from '../decision/asked-of-arm.ts';
import { exactDecision } from '../decision/exact-decision.ts';
import type { ExactWord } from '../results/persona-decision.ts';
import { figureAsked } from './figure-asked.ts';
import { parameterValue } from './parameter-words.ts';
import { crossings, responseCurve, valueOn } from './response-curve.ts';

/** A hair beyond a threshold, in standard units. */
const beyond = 1e-6;

export interface DecisionTurn {
  readonly parameter: Parameter;
  readonly z: number;
  readonly value: number;
  readonly inWords: string;
  readonly becomes: ExactWord;
}

export interface TurnsOrder {
  readonly asked: readonly Asked[];
  readonly arm: string;
  readonly persona: string;
  readonly centre: ParameterPoint;
  readonly single: readonly ParameterPoint[];
  readonly parameters: readonly Parameter[];
  readonly here: ExactWord;
}

/** The nearest first. */
export function turnsOfDecision({ parameters, ...order }: TurnsOrder): DecisionTurn[] {
  return parameters
    .flatMap((parameter) => turnOf(parameter, order) ?? [])
    .toSorted((one, other) => Math.abs(one.z) - Math.abs(other.z));
}

function turnOf(
  parameter: Parameter,
  { asked, arm, persona, centre, single, here }: Omit<TurnsOrder, 'parameters'>,
): DecisionTurn | undefined {
  const margins = figuresAsked(asked);
  const alone = [centre, ...single];
  const curveOf = (each: Pick<Asked, 'metric' | 'of'>) =>
    responseCurve(alone, parameter.id, figureAsked(each, arm, persona));
  const curves = new Map(margins.map((each) => [figureAsked(each, arm, persona), curveOf(each)]));
  const candidates = margins
    .flatMap((each) => crossings(curves.get(figureAsked(each, arm, persona)) ?? [], each.margin))
    .filter((z) => z !== 0)
    .toSorted((one, other) => Math.abs(one) - Math.abs(other));
  for (const z of candidates) {
    const there = exactDecision(asked, (each) =>
      valueOn(curves.get(figureAsked(each, arm, persona)) ?? [], z + Math.sign(z) * beyond),
    );
    const value = centralValueAt(parameter, z);
    // On a side where the range has no width the parameter does not move.
    if (there === undefined || there.word === here || value === centralValue(parameter)) continue;
    return { parameter, z, value, inWords: parameterValue(parameter, value), becomes: there.word };
  }
  return undefined;
}
