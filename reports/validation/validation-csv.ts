// validation.json as one table: a row for each published figure under each definition of an attempt.
import { csvTable } from '../exports/csv-table.ts';
import { figureScores } from './prediction-score.ts';
import type { Validation } from './validation.ts';

const columns = [
  'comparison',
  'quantity',
  'unit',
  'published',
  'published_least',
  'published_most',
  'from_memory',
  'held_out',
  'first_predicted_on',
  'revised_on',
  'definition',
  'is_judged',
  'median',
  'lower',
  'upper',
  'level',
  'word',
  'interval_score',
  'others_lower',
  'others_upper',
  'naive_interval_score',
] as const;

export function validationCsv({ comparisons, level }: Validation): string {
  const scores = figureScores(comparisons, level);
  return csvTable(
    columns,
    comparisons.flatMap((study) =>
      study.quantities.flatMap(({ id, unit, published, predictions, word }) =>
        predictions.map(({ definition, median, lower, upper }, index) => {
          const isJudged = index === 0;
          const beside = isJudged
            ? scores.find(({ comparison, quantity }) => comparison === study.id && quantity === id)?.beside
            : undefined;
          return {
            comparison: study.id,
            quantity: id,
            unit,
            published: published.value,
            published_least: published.least,
            published_most: published.most,
            from_memory: yesOrNo(published.fromMemory),
            held_out: yesOrNo(study.heldOut),
            first_predicted_on: study.firstPredictedOn,
            revised_on: study.revisedOn,
            definition,
            is_judged: yesOrNo(isJudged),
            median,
            lower,
            upper,
            level,
            word: isJudged ? word : undefined,
            interval_score: beside?.ours,
            others_lower: beside?.lower,
            others_upper: beside?.upper,
            naive_interval_score: beside?.naive,
          };
        }),
      ),
    ),
  );
}

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
