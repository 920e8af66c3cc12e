// What a person does at a step: how long it takes them, which cause was drawn, what they type. Causes only;
// nothing here says whether the system accepts it.
import type { Action, ActionAt, ResultOf } from '../../scenarios/flows/action.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { DeskAnswer, DeskProof } from '../../scenarios/schema/help-desk.ts';
import type { CodeChannel } from '../../scenarios/schema/persona.ts';
import type { CapturedDocument, CapturedFace } from './captures.ts';
import type { Device, VirtualUser } from './virtual-user.ts';

/** Everything the person knows or has in front of them at this step. */
export interface Situation {
  readonly user: VirtualUser;
  readonly device: Device;
  /** Address of the draws: attempt of the user and how often this step was visited in it, both from 0. */
  readonly attempt: number;
  readonly visit: number;
  /** Name of the flow and the step, part of the draws' purpose. */
  readonly flow: string;
  readonly step: string;
  /** User's clock now, ms since the Unix epoch. */
  readonly nowMs: number;
  readonly elapsedMs: number;
  readonly arm: ArmId;
  /** Account in this arm, as the person types it. */
  readonly userPrincipalName: string;
  /** The password the person takes for the current one. */
  readonly password: string;
  /** The code read last, when one is in hand; or the pass. */
  readonly codeInHand?: string | undefined;
  /** Result and cause of the step before, when it was a set-back. */
  readonly setBack?: { readonly action: Action; readonly result: string; readonly cause?: Cause } | undefined;
  /** How the code of this flow reaches the person: the authenticator app, or a message. */
  readonly codeChannel: CodeChannel;
  /** For obtain-code by message: when the one sent last can be read, ms from now; absent: it is lost. */
  readonly messageInMs?: number | undefined;
  /** In a call: what the help desk asks for. Absent: nothing yet. */
  readonly asksFor?: DeskProof | undefined;
  /** The document chosen last, "type/country". Absent: none yet. */
  readonly chosenDocument?: string | undefined;
  /** Where a usable passkey is, by devices and providers alone (before anything is forgotten at home). */
  readonly passkeyAt?: 'this-device' | 'roaming-key' | 'phone' | 'nowhere' | undefined;
}

interface Common {
  /** Time on the person's side before the action reaches the target, ms. */
  readonly modelledMs: number;
  readonly cause?: Cause | undefined;
}

/** What each action needs from the person. */
export type Intent<A extends Action> = Common &
  (A extends ActionAt<'form'>
    ? { readonly text: string }
    : A extends ActionAt<'ceremony'>
      ? { readonly prompt: 'confirmed' | 'dismissed' | 'verification-failed' | 'not-completed' }
      : A extends ActionAt<'head' | 'own-device'>
        ? { readonly result: ResultOf<A> }
        : A extends 'call-help-desk'
          ? { readonly result: 'asked-for-more' | 'not-answered' }
          : A extends 'capture-document'
            ? { readonly document: CapturedDocument }
            : A extends ActionAt<'camera'>
              ? { readonly face: CapturedFace }
              : A extends 'answer-help-desk'
                ? {
                    /** Absent: nothing was asked for. */
                    readonly answer?: DeskAnswer;
                    /** The desk was pressed until it passed over this proof. */
                    readonly passedOver: boolean;
                  }
                : object);

/** The human model: one answer for each action. A new action does not compile until it is here. */
export type HumanModel = {
  readonly [A in Action]: (situation: Situation) => Intent<A>;
} & {
  /** How long this person is ready to spend on one attempt, ms of their clock. */
  readonly patienceMs: (user: VirtualUser, attempt: number, flow: Flow) => number;
  /** After a failed attempt: does the person start over, and after how long? */
  readonly startsOver: (user: VirtualUser, attempt: number) => { readonly again: boolean; readonly afterMs: number };
};
