// One of the two figures that a reader sees first, for each arm and for each comparison, with what is not known about it. Where decisions
// are by the inputs it is the figure of the many people of virtual time, and its doubts stand apart: of the inputs, and of simulation.
import { findContrast, findEstimate, armsAsTold, comparisonsIn } from '../pilot/charts/find-estimate.ts';
import { findInputs, findInputsOfContrast } from '../pilot/charts/input-band.ts';
import type { Compared } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { isDecidedByInputs } from '../words/decision-rows.ts';
import {
  asStated,
  endsInWords,
  quantity,
  quantityWithInterval,
  spreadNumber,
  unitOfContrast,
} from '../words/quantity.ts';

export interface HeadlineFigure {
  readonly arms: readonly { readonly arm: string; readonly text: string }[];
  /** "+0.7 points (95 % CI −6.2 to +6.2)", "+0.7 points (95 % of inputs −1.2 to +3.0; simulation ±0.1)". */
  readonly contrasts: readonly (Compared & { readonly text: string })[];
}

/** @param kind how arms are compared. A figure that the run does not have is left out. */
export function headlineFigure(
  results: ResultsOfPilot,
  metric: { readonly id: string; readonly unit: string },
  kind: Contrast['kind'],
): HeadlineFigure {
  const byInputs = isDecidedByInputs(results);
  const valueOf = (arm: string) =>
    (byInputs ? findInputs(results, metric.id, arm)?.centre : undefined) ??
    findEstimate(results, metric.id, arm)?.value;
  return {
    arms: armsAsTold(results).flatMap((arm) => {
      const value = valueOf(arm);
      return value === undefined ? [] : [{ arm, text: quantity(value, metric.unit) }];
    }),
    contrasts: comparisonsIn(results).flatMap((compared) => {
      const text =
        (byInputs ? overInputs(results, metric.id, kind, compared) : undefined) ??
        overSample(results, metric.id, kind, compared);
      return text === undefined ? [] : [{ ...compared, text }];
    }),
  };
}

function overSample(
  results: ResultsOfPilot,
  metric: string,
  kind: Contrast['kind'],
  compared: Compared,
): string | undefined {
  const contrast = findContrast(results, metric, kind, compared);
  return contrast?.value === undefined
    ? undefined
    : quantityWithInterval(contrast.value, contrast.interval, unitOfContrast(contrast), contrast.withheld);
}

/** Half the width of a 95 % interval, in standard errors. */
const errors95 = 1.96;

function overInputs(
  results: ResultsOfPilot,
  metric: string,
  kind: Contrast['kind'],
  compared: Compared,
): string | undefined {
  const found = findInputsOfContrast(results, metric, kind, compared);
  if (found === undefined) return undefined;
  const { centre, unit, monteCarloSe, inputs } = found;
  const range =
    inputs.interval === undefined
      ? 'the same whatever the inputs'
      : `${asStated(inputs.interval.level, 'proportion')} of inputs ${endsInWords(inputs.interval, unit)}`;
  return `${quantity(centre, unit)} (${range}; simulation ±${spreadNumber(errors95 * monteCarloSe, unit)})`;
}
