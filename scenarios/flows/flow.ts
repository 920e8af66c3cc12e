// A flow is data: named steps, the action each does, and where each result leads. Every driver interprets it.
import type { Action, ActionShowing, ResultOf } from './action.ts';

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
  'not-meant',
  'nothing-to-try',
  'help-desk-not-reached',
  'verification-phone-not-at-hand',
  'document-not-at-hand',
  'identity-not-verified',
  'recovery-evaluated',
  'lure-passed-over',
  'lure-page-left',
  'lure-reported',
  'grew-suspicious',
  'prompt-declined',
  'nothing-to-approve',
  'nothing-to-steal',
  'session-over',
] as const;
export type AbandonReason = (typeof abandonReasons)[number];

/**
 * What somebody goes through a flow for. Figures select by it, so that a new purpose is never counted as another by silence. `unmeant`: a
 * person came upon a page or a prompt, or to the wrong account or device, without a sign-in in mind that this could serve. `guess`: a stranger
 * tries passwords. `impostor`: somebody else than its owner asks for an account to be recovered. `lure`: a person comes to the pages of somebody
 * who phishes. `attack`: whoever phishes does something with what they were given. None of these five serves a need.
 */
export const purposes = [
  'sign-in',
  'registration',
  'reset',
  'recovery',
  'unmeant',
  'guess',
  'impostor',
  'lure',
  'attack',
] as const;
export type Purpose = (typeof purposes)[number];

/** Those that serve no need. */
export const purposesWithoutNeed = [
  'unmeant',
  'guess',
  'impostor',
  'lure',
  'attack',
] as const satisfies readonly Purpose[];

/** What the passwords and codes are for that people show in a flow: to sign in, also on the way to a registration, or to set a new password. */
export const proofsFor: { readonly [P in Purpose]: 'sign-in' | 'reset' } = {
  'sign-in': 'sign-in',
  registration: 'sign-in',
  reset: 'reset',
  recovery: 'sign-in',
  unmeant: 'sign-in',
  guess: 'sign-in',
  impostor: 'sign-in',
  lure: 'sign-in',
  attack: 'sign-in',
};

/** How a sign-in counts, each with what it was proved by in the end: a passkey of the phone is a passkey. */
export const proofOfMethod = {
  passkey: 'passkey',
  'passkey-of-phone': 'passkey',
  'password-otp': 'password',
  'password-external': 'password',
  password: 'password',
} as const satisfies Readonly<Record<string, 'passkey' | 'password'>>;
export type Method = keyof typeof proofOfMethod;
export const methods = Object.keys(proofOfMethod) as [Method, ...Method[]];

/** Where a result leads: another step, another flow (and back), or an end. */
export type Next =
  | { readonly to: string }
  /**
   * Run another flow inside this attempt. `onward` is the step after it succeeded; `back` the step to which the person comes back when they
   * gave it up for one of these reasons; any other end of it ends the attempt.
   */
  | {
      readonly flow: string;
      readonly onward: string | 'succeeded';
      readonly back?: { readonly [R in AbandonReason]?: string };
      readonly fallback?: true;
    }
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

/** The one-time code that a flow asks for. */
export interface CodeOfFlow {
  /** The person's second factor; or a message in any case, because what is asked for cannot rest on the authenticator app alone. */
  readonly over: 'second-factor' | 'message';
  /** The action whose acceptance sends one, to those who get theirs by message. Asking for another sends one, too. */
  readonly sentBy: Action;
}

interface AnyFlow {
  readonly id: string;
  readonly title: string;
  /** Absent: it asks for none. */
  readonly code?: CodeOfFlow;
  readonly start: string;
  readonly steps: { readonly [step: string]: Step };
}

interface SignInFlow extends AnyFlow {
  readonly purpose: 'sign-in';
  /** Flow that people have lived once before they come to this one. Absent: none is needed. */
  readonly registration?: string;
  /** Actions that can end it with the person signed in, and how that counts. */
  readonly signsInBy: { readonly [A in ActionShowing<'password' | 'code' | 'external' | 'passkey'>]?: Method };
}

interface OtherFlow extends AnyFlow {
  readonly purpose: Exclude<Purpose, 'sign-in'>;
}

export type Flow = SignInFlow | OtherFlow;

/** Typed identity: checks the flow's shape where it is declared and keeps its literal type. */
export function defineFlow<const F extends Flow>(flow: F): F {
  return flow;
}
