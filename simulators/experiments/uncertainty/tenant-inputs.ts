// The inputs of a rollout that are moved within their ranges: parameters of people that they are asked for, rates of the tenant, and figures
// of those who check identities. What the scenario sets is not doubted.
import { inputOfParameter, inputOfRate, type UncertainInput } from '../../../scenarios/sampling/uncertain-input.ts';
import { movableFigures } from './moved-figures.ts';
import type { RolloutLoaded } from './live-tenant-point.ts';

/** @param asked ids of the parameters that anybody was asked for: what nobody is asked for moves nothing. */
export function tenantInputs(
  { scenario, parameters, tenantRates, ...loaded }: RolloutLoaded,
  asked: ReadonlySet<string>,
): UncertainInput[] {
  const { rates } = scenario.rollout;
  const isWide = ({ low, high }: { readonly low: number; readonly high: number }) => low < high;
  return [
    ...parameters
      .filter((each) => asked.has(each.id) && isWide(each) && !(each.id in scenario.parameters))
      .map(inputOfParameter),
    ...tenantRates.filter((each) => isWide(each) && each.value > 0 && !(each.id in rates)).map(inputOfRate),
    ...movableFigures(loaded).map((figure) => Object.assign({}, figure, { title: figure.id, toldUnit: figure.unit })),
  ];
}
