// What is ordered of an attempt: who tries what, from when, and for how long at most.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Action } from '../../scenarios/flows/action.ts';
import type { Intent } from '../people/intent.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';

export interface AttemptOrder {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  readonly device: Device;
  readonly flow: FlowId;
  /** Address of the attempt's draws; the same need in both arms shares it. */
  readonly drawIndex: number;
  /** User's clock at the start, ms since the Unix epoch. */
  readonly startsAtMs: number;
  /** Limit on the user's clock, ms. */
  readonly timeLimitMs: number;
  /** Flows that the person may fall back to. Absent: all that the flow leads to. */
  readonly fallbacks?: Arm['fallbacks'];
  /** Really waits out the person's time, for somebody who watches; absent: only the clock moves. */
  readonly wait?: ((durationMs: number) => Promise<void>) | undefined;
  readonly rehearsal?: Rehearsal | undefined;
}

/**
 * What the human model says along the way that a healthy target leads, worked out ahead: the model is a pure function, so the answers
 * are the same, and a driver whose JavaScript is slow (k6) does not pay for it. Off that way it has no answer and the model is asked.
 */
export interface Rehearsal {
  readonly patienceMs: number;
  /** Asked at each step in turn. Once the way was left it stays left. */
  intentAt(
    flow: string,
    step: string,
    visit: number,
    nowMs: number,
    codeInHand: string | undefined,
  ): Intent<Action> | undefined;
}
