// Planted faults of a scenario, as far as they are the server's: what happens to the requests of one position in the run.
import { sample } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { delayDistribution } from '../../scenarios/schema/fault-delay.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import type { Position } from './position.ts';

type Refusal = NonNullable<Fault['refuse']>['with'];

export interface FaultPlan {
  /** Sum over the faults at this step, ms. */
  readonly delayMs: number;
  readonly refusal?: Refusal;
}

export const noFault: FaultPlan = { delayMs: 0 };

/**
 * Draws what the faults do at a position. Depends on the seed and the position only, not on the arm: both arms share draws.
 * The first fault that refuses wins.
 */
export function planFaults(faults: readonly Fault[], seed: number, position: Position): FaultPlan {
  return faults.reduce<FaultPlan>((plan, fault, index) => {
    if (!isAt(fault, position)) return plan;
    const { flow, step, user, attempt, visit } = position;
    const stream = openStream({ seed, purpose: `fault/${index}/${flow}/${step}`, user, attempt, visit });
    // Drawn in this order always, so that adding a delay to a fault does not change whom it refuses.
    const chance = stream.uniform();
    const delayMs = fault.delay === undefined ? 0 : asTold(Math.max(0, sample(delayDistribution(fault.delay), stream)));
    const refusal =
      plan.refusal ?? (fault.refuse !== undefined && chance < fault.refuse.share ? fault.refuse.with : undefined);
    return { delayMs: plan.delayMs + delayMs, ...(refusal === undefined ? {} : { refusal }) };
  }, noFault);
}

/** In whole µs, as Server-Timing tells it: who hears of a delay there and who plans it have the same. */
function asTold(ms: number): number {
  return Number(ms.toFixed(3));
}

/** How far the server's clock is ahead at a position, ms; negative is behind. "*" holds without a position too. */
export function clockSkewMs(faults: readonly Fault[], position: Position | undefined): number {
  return faults.reduce((total, { at, clockSkew }) => {
    if (clockSkew === undefined || (at !== '*' && (position === undefined || at !== stepOf(position)))) return total;
    return 'ahead' in clockSkew ? total + clockSkew.ahead : total - clockSkew.behind;
  }, 0);
}

function isAt(fault: Fault, position: Position): boolean {
  return fault.at === '*' || fault.at === stepOf(position);
}

function stepOf(position: Position): string {
  return `${position.flow}/${position.step}`;
}
