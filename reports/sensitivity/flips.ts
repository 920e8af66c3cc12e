// Flip values: where one parameter alone turns the answer to a question, read off its response, and how plausible that value is.
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { percent } from '../words/quantity.ts';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { basisOf, parameterValue } from './parameter-words.ts';
import { holdsAt, type Question } from './questions.ts';
import { crossing, responseCurve } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

type Flip = SensitivityResults['flips'][number];

export function flips(
  questions: readonly Question[],
  points: readonly ParameterPoint[],
  parameters: readonly Parameter[],
): Flip[] {
  return questions.flatMap((question) =>
    parameters
      .flatMap((parameter): Flip[] => {
        const curve = responseCurve(points, parameter.id, question.figure);
        const centre = curve.find(({ z }) => z === 0)?.value;
        const z = crossing(curve, question.threshold);
        if (z === undefined || z === 0 || centre === undefined) return [];
        const value = centralValueAt(parameter, z);
        // On a side where the range has no width the parameter does not move.
        if (value === centralValue(parameter)) return [];
        const chance = normalCdf(-Math.abs(z));
        const turns = `${question.title}: ${holdsAt(question, centre) ? 'no longer' : 'only then'} if “${parameter.title}” is ${parameterValue(parameter, value)} or ${z > 0 ? 'more' : 'less'}`;
        return [
          {
            question: question.id,
            parameter: parameter.id,
            z,
            value,
            chance,
            sentence: `${turns} (here ${parameterValue(parameter, centralValue(parameter))}, ${basisOf(parameter)}); chance of that under its range ${percent(chance)}.`,
          },
        ];
      })
      .toSorted((one, other) => Math.abs(one.z) - Math.abs(other.z)),
  );
}
