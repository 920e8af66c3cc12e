// What a hit or a miss means, in words made from the figures alone: which way, by how much, and under which definition it would agree.
import type { Definition } from '../../scenarios/schema/attempt-definition.ts';
import { boundsInWords, percent, quantity as inWords, threeDigits } from '../words/quantity.ts';
import type { ComparedResult, Prediction } from './validation.ts';

type Told = Pick<ComparedResult, 'measure' | 'unit' | 'published' | 'predictions' | 'wouldAgree'>;

export function meaningOf(told: Told, judged: Prediction | undefined, definitions: readonly Definition[]): string {
  if (judged === undefined) return 'Too few draws gave a value, or all gave the same, so nothing is predicted.';
  return [
    verdictOf(told, judged),
    edgeOf(judged),
    ...(judged.agreement === 'miss' ? [missingOf(told, judged), otherDefinitions(told, definitions)] : []),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function verdictOf({ published, unit }: Told, prediction: Prediction): string {
  const { value, direction } = published;
  const { agreement, lower, upper } = prediction;
  const interval = boundsInWords(prediction, unit);
  if (value === undefined) {
    const side = direction === 'below-1' ? 'below 1' : 'above 1';
    if (agreement === 'hit') return `Published: ${side}; so is the whole interval, ${interval}.`;
    return agreement === 'open'
      ? `Published: ${side}; the interval, ${interval}, holds both sides of 1, so it does not say which is faster.`
      : `Published: ${side}; the interval, ${interval}, lies on the other side.`;
  }
  if (agreement === 'hit') {
    const { least = value, most = value } = published;
    return value < lower || value > upper
      ? `${inWords(value, unit)}, before rounding ${boundsInWords({ lower: least, upper: most }, unit)}, reaches into ${interval}.`
      : `${inWords(value, unit)} lies within ${interval}.`;
  }
  return `${inWords(value, unit)} lies ${distance(value, value < lower ? lower : upper, unit)} ${value < lower ? 'below' : 'above'} the interval, ${interval}.`;
}

function distance(value: number, end: number, unit: string): string {
  if (unit === 's') return inWords(Math.abs(value - end), 's');
  if (unit === 'ratio') return threeDigits(Math.abs(value - end));
  return `${threeDigits(Math.abs(value - end) * 100)}\u00a0points`;
}

function edgeOf({ onTheEdge }: Prediction): string | undefined {
  return onTheEdge
    ? 'It is within two Monte Carlo standard errors of an end of the interval: more draws could turn it.'
    : undefined;
}

/** How much the model would have to leave out, in the unit of the quantity. */
function missingOf({ measure, published: { value } }: Told, { median, lower }: Prediction): string | undefined {
  if (value === undefined) return undefined;
  if (measure === 'success') {
    return value < lower
      ? `For the median to be right, ${percent(1 - value / median)} of what was counted would have to be occasions the model never draws, such as pages opened and left, or sign-ins nobody meant to finish.`
      : `For the median to be right, the people counted would have to fail ${threeDigits((1 - median) / Math.max(1 - value, 1e-9))} times less often than the model’s.`;
  }
  if (measure === 'seconds') {
    const more = Math.abs(value - median);
    return value > median
      ? `The median leaves ${inWords(more, 's')} unexplained: time the model does not draw, or a clock that starts earlier or ends later.`
      : `The median is ${inWords(more, 's')} longer: the people counted are faster than the model’s, or the clock starts later or ends earlier.`;
  }
  return undefined;
}

function otherDefinitions({ wouldAgree, predictions }: Told, definitions: readonly Definition[]): string | undefined {
  if (predictions.length < 2) return undefined;
  if (wouldAgree.length === 0)
    return predictions.length === 2
      ? 'Nor does it agree under the other definition.'
      : `Nor does it agree under any of the ${predictions.length - 1} other definitions.`;
  const titles = definitions.filter(({ id }) => wouldAgree.includes(id)).map(({ title }) => `“${title}”`);
  return `It would agree under ${new Intl.ListFormat('en-GB').format(titles)}.`;
}
