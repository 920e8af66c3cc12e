// What a rule asks, as a figure of a point.
import { figureId, type FigureId } from '../../scenarios/measures/parameter-point.ts';
import type { Asked } from '../decision/asked-of-arm.ts';

export function figureAsked({ metric, of }: Pick<Asked, 'metric' | 'of'>, arm: string, persona?: string): FigureId {
  return figureId(metric, of, arm, persona);
}
