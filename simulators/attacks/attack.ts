// What an attack consists of: who comes to which pages one after the other, each depending on what came of the one before. Whether a move
// works the browser, the target and its policy decide.
import { remedyActions } from '../../scenarios/flows/attack-action.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import type { FlowFor } from '../../scenarios/flows/purpose-of.ts';
import type { Ruse } from '../../scenarios/schema/ruse.ts';
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';

export type AttackMove =
  | { readonly by: 'person'; readonly flow: FlowFor<'lure'>; readonly ruse: Ruse }
  | {
      readonly by: 'attacker';
      readonly flow: FlowFor<'attack'> | 'help-desk-recovery-by-impostor';
      /** What the attacker has at hand: the session of the move before, a passkey of their own, a copy of the person's. */
      readonly with: 'nothing' | 'session' | 'own-passkey' | 'copied-passkey';
    };

/** Whom it comes to. */
export interface Victim {
  /** They sign in by passkey, at first. */
  readonly byPasskey: boolean;
  /** Somebody gives passes to whoever calls and proves who they are. */
  readonly hasHelpDesk: boolean;
  /** How often a caller tries who is turned away. */
  readonly callsAtMost: number;
}

/** Told of each move how it ended, says the next. */
export type AttackMoves = Generator<AttackMove, void, Outcome>;

export interface Attack {
  readonly id: AttackKind;
  /** What people are told, or nothing. */
  readonly pretext: 'message' | 'call' | 'none';
  readonly movesOn: (victim: Victim) => AttackMoves;
}

/** Begins with what an administrator does about it; whoever attacks tries again after it. */
export function isRemedy(flow: FlowId): boolean {
  const { start, steps }: Flow = flowNamed(flow);
  const action = steps[start]?.action;
  return remedyActions.some((remedy) => remedy === action);
}

export const works = ({ kind }: Outcome): boolean => kind === 'succeeded';
