// What a driver does for one attempt: every action that reaches the target. The person's own actions are not here.
// A new action does not compile until each driver performs it.
import type { ActionAt, Action, ResultOf } from '../../scenarios/flows/action.ts';
import type { AttackAction } from '../../scenarios/flows/attack-action.ts';
import type { RecoveryAction } from '../../scenarios/flows/recovery-action.ts';
import type { MeasuredParts, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import type { Intent } from '../people/intent.ts';

/** Actions that happen in the person's head; the human model gives their result. */
export type PersonAction = ActionAt<'head'>;
export type TargetAction = Exclude<Action, PersonAction>;

export interface StepAddress {
  readonly flow: string;
  readonly step: string;
  readonly visit: number;
  /** The user's clock, ms since the Unix epoch. */
  readonly nowMs: number;
}

export interface Performed<A extends TargetAction> {
  readonly result: ResultOf<A>;
  /** The target's or the browser's code, when it gave one. */
  readonly code?: string | undefined;
  readonly measured: MeasuredParts;
  /** Delay that the scenario planted in the target, inside the measured parts. */
  readonly plantedMs?: number | undefined;
  /** In a browser: who answered the ceremony in the place of its own authenticators. */
  readonly ceremonyBy?: StepRecord['ceremonyBy'];
  /** For obtain-code: the code that was read; the pass that a recovery ended in. */
  readonly codeRead?: string | undefined;
  /** Of a call: what the help desk asks for next. */
  readonly asksFor?: DeskProof | undefined;
}

/** A driver that need not wait may answer at once. */
type Performs<A extends TargetAction> = {
  readonly [B in A]: (intent: Intent<B>, at: StepAddress) => Performed<B> | Promise<Performed<B>>;
};

/** Account recovery: its pages, the phone with the identity check and the wallet, the call to the help desk. */
export type RecoverySession = Performs<RecoveryAction>;

/** Phishing: the lure's page, and what an attacker and an administrator do beside those that every person does. */
export type AttackSession = Performs<AttackAction>;

export type TargetSession = Performs<Exclude<TargetAction, RecoveryAction | AttackAction>> & {
  /** Asked for only where somebody recovers an account. */
  readonly recovery: RecoverySession;
  /** Asked for only where somebody phishes. */
  readonly attack: AttackSession;
};

export const nothingMeasured: MeasuredParts = {
  navigationMs: 0,
  serverMs: 0,
  ceremonyMs: 0,
  renderingMs: 0,
  overheadMs: 0,
};

/** Time of target and browser; the harness's own is left out. */
export function measuredTotalMs(parts: MeasuredParts): number {
  return parts.navigationMs + parts.serverMs + parts.ceremonyMs + parts.renderingMs;
}
