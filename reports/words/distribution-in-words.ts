// How a parameter of the human model is drawn, in words.
import type { Distribution, Parameter } from '../../scenarios/schema/evidence.ts';
import { asStated } from './quantity.ts';

/** As `asStated` takes it. */
export function unitOfParameter(unit: Parameter['unit']): string {
  return unit === 'count' ? '' : unit === 'sd' ? 'standard deviations' : unit;
}

/** "median 4 s, log-normal with sigma 0.42", "chance of 2 %". */
export function distributionInWords(distribution: Distribution, unit: Parameter['unit']): string {
  const amount = (value: number) => asStated(value, unitOfParameter(unit));
  switch (distribution.kind) {
    case 'fixed':
      return amount(distribution.value);
    case 'chance':
      return `chance of ${asStated(distribution.probability, 'proportion')}`;
    case 'uniform':
      return `anything from ${amount(distribution.low)} to ${amount(distribution.high)}`;
    case 'triangular':
      return `most often ${amount(distribution.mode)}, from ${amount(distribution.low)} to ${amount(distribution.high)}`;
    case 'normal':
      return `mean ${amount(distribution.mean)}, standard deviation ${amount(distribution.sd)}`;
    case 'lognormal':
      return `median ${amount(distribution.median)}, log-normal with sigma ${asStated(distribution.sigma, '')}`;
    case 'exponential':
      return `mean ${amount(distribution.mean)}, exponential`;
  }
}
