// Error rates of scores at a threshold, of which the score itself passes (ISO/IEC 19795-1), and where they cross.
import { closestCrossing, type ErrorRates } from '../../proportions/closest-crossing.ts';

export interface Scores {
  readonly genuine: readonly number[];
  readonly impostor: readonly number[];
}

interface AtThreshold extends ErrorRates {
  readonly threshold: number;
}

export function errorRatesAtThreshold({ genuine, impostor }: Scores, threshold: number): AtThreshold {
  const share = (scores: readonly number[], of: (score: number) => boolean) => scores.filter(of).length / scores.length;
  return {
    threshold,
    falseAccept: share(impostor, (score) => score >= threshold),
    falseReject: share(genuine, (score) => score < threshold),
  };
}

/** Over every threshold that tells two scores apart. */
export function equalErrorRate(scores: Scores): (AtThreshold & { readonly equalErrorRate: number }) | undefined {
  const thresholds = [...new Set([...scores.genuine, ...scores.impostor])].toSorted((a, b) => a - b);
  const found = closestCrossing(thresholds.map((threshold) => errorRatesAtThreshold(scores, threshold)));
  return found === undefined ? undefined : { ...found, equalErrorRate: (found.falseAccept + found.falseReject) / 2 };
}
