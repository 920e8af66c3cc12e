// What the terminal shows of a comparison: the paragraph, and the figures that decide.
import { textTable } from '../exports/text-table.ts';
import { wrapWords } from '../exports/wrap-words.ts';
import type { ComparedFigure, Comparison } from './comparison.ts';
import { differenceInWords, leadingFigures, valueInWords, whoseInWords } from './comparison-words.ts';

/** Wider lines are hard to read. */
const widest = 100;

/** @param columns of the terminal. */
export function comparisonInTerminal(comparison: Comparison, columns: number): string {
  const { arms, metrics, summary } = comparison;
  const width = Math.min(columns, widest);
  const leading = leadingFigures(comparison);
  const titleOf = (metric: string) => metrics.find(({ id }) => id === metric)?.title ?? metric;
  const table = (heading: string, figures: readonly ComparedFigure[], nameOf: (figure: ComparedFigure) => string) => [
    '',
    ...textTable(
      {
        columns: [heading, 'A', 'B', 'B against A'],
        rows: figures.map((figure) => [
          nameOf(figure),
          valueInWords(figure, 'a'),
          valueInWords(figure, 'b'),
          differenceInWords(figure),
        ]),
      },
      width,
    ),
  ];
  const [ofArms, others] = [
    leading.filter(({ arm }) => arm !== undefined),
    leading.filter(({ arm }) => arm === undefined),
  ];
  const tables = [
    ...(others.length === 0 ? [] : table('Figure', others, ({ metric }) => titleOf(metric))),
    ...[...Map.groupBy(ofArms, ({ metric }) => metric)].flatMap(([metric, figures]) =>
      table(titleOf(metric), figures, (figure) => whoseInWords(figure, arms)),
    ),
  ];
  // A no-break space has done its work once lines are broken.
  return [...wrapWords(summary, width), ...tables].join('\n').replaceAll('\u00a0', ' ');
}
