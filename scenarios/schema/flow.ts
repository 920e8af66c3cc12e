// A flow is data: named steps, the action each does, and where each result leads. Every driver interprets it.
import type { Action, ResultOf } from './action.ts';

/** Why a person stopped. Closed, so that reports can say it in words. */
export const abandonReasons = [
  'patience-exhausted',
  'gave-up-after-set-back',
  'no-code-arrived',
  'second-factor-not-at-hand',
  'locked-out',
  'service-unavailable',
  'reset-not-completed',
  'no-passkey-and-no-other-way',
] as const;
export type AbandonReason = (typeof abandonReasons)[number];

/** What a person goes through a flow for. Figures select by it, so that a new purpose is never counted as another by silence. */
export const purposes = ['sign-in', 'registration', 'reset'] as const;
export type Purpose = (typeof purposes)[number];

/** Where a result leads: another step, another flow (and back), or an end. */
export type Next =
  | { readonly to: string }
  /** Run another flow inside this attempt. `onward` is the step after it succeeded; any other end of it ends the attempt. */
  | { readonly flow: string; readonly onward: string | 'succeeded'; readonly fallback?: true }
  | { readonly end: 'succeeded' }
  | { readonly end: 'refused' }
  | { readonly end: 'abandoned'; readonly reason: AbandonReason };

export type Step = {
  readonly [A in Action]: {
    readonly action: A;
    /** A sentence for people: what the user sees or does here. */
    readonly title: string;
    /** Visits of this step in one attempt; at the next one the person gives up. Absent: no limit but patience. */
    readonly atMost?: number;
    readonly on: { readonly [R in ResultOf<A>]: Next };
  };
}[Action];

export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly purpose: Purpose;
  /** Flow that people have lived once before they come to this one. Absent: none is needed. */
  readonly registration?: string;
  readonly start: string;
  readonly steps: { readonly [step: string]: Step };
}

/** Typed identity: checks the flow's shape where it is declared and keeps its literal type. */
export function defineFlow<const F extends Flow>(flow: F): F {
  return flow;
}
