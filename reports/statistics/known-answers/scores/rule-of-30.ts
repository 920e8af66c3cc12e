// How far a rate may lie from what so many errors say, as factors, at 90 %: after 30 errors about 30 % (Doddington et al. 2000; ISO/IEC 19795-1).
import { poissonRateCI } from '../../proportions/poisson-rate-ci.ts';

export function ruleOf30(errors: number): { readonly lowerFactor: number; readonly upperFactor: number } {
  const { lower, upper } = poissonRateCI({ x: errors, t: errors, conf: 0.9 });
  return { lowerFactor: lower, upperFactor: upper };
}
