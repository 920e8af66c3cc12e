// The number in the rule of rollouts at which the condition turns that is about a figure.
import type { RolloutRule } from '../../../scenarios/schema/rollout-rule.ts';
import { figureOfCondition, type DoubtFigure } from './figures-of-point.ts';

const hourMs = 3_600_000;

/** Of tickets the one that makes it no GO. Undefined: the rule does not ask of the figure. */
export function thresholdOf(
  { metric, side }: Pick<DoubtFigure, 'metric' | 'side'>,
  { needsMet, tickets, waiting, enrolled, cost }: RolloutRule,
): number | undefined {
  switch (`${metric}/${side}`) {
    case figureOfCondition['needs-met']:
      return -needsMet.mayLose;
    case figureOfCondition.tickets:
      return tickets.atMost;
    case figureOfCondition.waiting:
      return waiting.mayAdd / hourMs;
    case figureOfCondition.enrolled:
      return enrolled.atLeast;
    case figureOfCondition.cost:
      return cost.atMost;
    default:
      return undefined;
  }
}
