// What gets worse at the centre of the inputs though a rule allows it, so that a GO by a lax one does not keep silent about it.
import type { PointFigure } from '../../scenarios/measures/parameter-point.ts';
import { figuresAsked, type Asked } from '../decision/asked-of-arm.ts';
import type { Held } from '../decision/exact-decision.ts';

/** Standard errors of simulation beyond which it is no chance. */
const doubt = 2;

/** Each figure that two arms are compared in, once. */
export function whatIsLost(
  asked: readonly Asked[],
  read: (of: Pick<Asked, 'metric' | 'of'>) => PointFigure | undefined,
): Pick<Held, 'asked' | 'by' | 'value'>[] {
  const compared = figuresAsked(asked).filter(({ of }) => of === 'difference');
  const once = compared.filter((each, at) => compared.findIndex(({ metric }) => metric === each.metric) === at);
  return once.flatMap((each) => {
    const found = read(each);
    if (found === undefined) return [];
    const worse = each.wanted === 'above' ? -found.value : found.value;
    return worse > doubt * found.monteCarloSe ? [{ asked: each, by: each, value: found.value }] : [];
  });
}
