// The flip table: by question and parameter, the value at which the answer turns, the most plausible first for each question.
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';
import { percent, threeDigits } from '../words/quantity.ts';
import { parameterValue } from './parameter-words.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export function flipsTable({
  flips,
  questions,
  parameters,
}: Pick<SensitivityResults, 'flips' | 'questions' | 'parameters'>): Html {
  return dataTable({
    caption: 'Flip values, the most plausible first for each question',
    columns: ['Question', 'Parameter', 'Here', 'Turns at', 'Standard units', 'Chance', 'Rests on'],
    rows: flips.flatMap(({ question, parameter: id, z, value, chance }) => {
      const parameter = parameters.find((each) => each.id === id);
      const asked = questions.find((each) => each.id === question);
      if (parameter === undefined || asked === undefined) return [];
      const words = (amount: number) => parameterValue(parameter, amount);
      return [
        [
          `${asked.title} (${asked.holdsAtCentre ? 'yes' : 'no'} here)`,
          parameter.title,
          words(parameter.centre),
          words(value),
          threeDigits(z),
          percent(chance),
          parameter.basis,
        ],
      ];
    }),
  });
}
