// The closed list of things a virtual user can do in a flow, and all that is to be said of each of them beside the flows: one row an
// action. Adding one here makes each driver and the human model fail to compile until they handle it.
import type { PageName } from './page-name.ts';

/**
 * Every result there is, and what it means to the person: `leads-on`, or `set-back` where they or the target did not get what the action
 * was for. A result means the same whatever action it comes of.
 *
 * `unavailable` means that the target did not answer as it should: HTTP 5xx, reset connection, no answer in time.
 * `asked-elsewhere` means that the password was right, and that whoever the tenant has for it asks for the second factor, on pages of their own.
 * `passkey-only` means that a passkey is the one way in: the account has no password, or a policy takes nothing else.
 * `ended` means that the sign-in or the reset was no longer open (it took too long, or a password reset elsewhere ended it): it begins anew.
 * `evaluated` means that a recovery was walked to its end in evaluation mode, which recovers nobody.
 * `not-allowed` is WebAuthn's NotAllowedError: the browser says no more than that; the cause is in the step record.
 */
const meaningOfResult = {
  shown: 'leads-on',
  accepted: 'leads-on',
  'signed-in': 'leads-on',
  recalled: 'leads-on',
  'in-hand': 'leads-on',
  sent: 'leads-on',
  'on-this-device': 'leads-on',
  'on-another-device': 'leads-on',
  registered: 'leads-on',
  'already-registered': 'leads-on',
  'asked-for-more': 'leads-on',
  'asked-elsewhere': 'leads-on',
  evaluated: 'leads-on',
  yes: 'leads-on',
  'passkey-only': 'set-back',
  unavailable: 'set-back',
  wrong: 'set-back',
  'locked-out': 'set-back',
  forgotten: 'set-back',
  'not-arrived': 'set-back',
  'not-at-hand': 'set-back',
  expired: 'set-back',
  ended: 'set-back',
  'too-many-tries': 'set-back',
  refused: 'set-back',
  'not-allowed': 'set-back',
  'not-answered': 'set-back',
  no: 'set-back',
} as const satisfies Readonly<Record<string, 'leads-on' | 'set-back'>>;

export type ActionResult = keyof typeof meaningOfResult;
export type SetBack = {
  [R in ActionResult]: (typeof meaningOfResult)[R] extends 'set-back' ? R : never;
}[ActionResult];

/**
 * Where an action happens, and so what it needs of the person: in their `head`, which says how it ends; on their `own-device`, a phone or a
 * mailbox, where they find what they look for or not; on a `page`, by a link or a button; in a `form` of a page, by a text; at the prompt of
 * a `ceremony`, by how they answer it; before a `camera`, by a document or a face; in a `call` with somebody of the help desk, by what they
 * can answer.
 */
type Place = 'head' | 'own-device' | 'page' | 'form' | 'ceremony' | 'camera' | 'call';

/** What an action shows the target to prove who is there. */
type Proof = 'password' | 'code' | 'external' | 'passkey' | 'pass';

interface Row<R extends ActionResult> {
  readonly place: Place;
  readonly proof: Proof | 'none';
  /** Every way it can end, first the one in which all is well. */
  readonly results: readonly [R, ...R[]];
  /** Pages that it leads to without an error, and what arriving there means. */
  readonly leadsTo: { readonly [P in PageName]?: NoInfer<R> };
}

const row = <const R extends ActionResult, const D extends Row<R>>(it: D & Row<R>): D => it;

const table = {
  /** Load the sign-in page. */
  'open-sign-in': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'unavailable'],
    leadsTo: { 'sign-in': 'shown' },
  }),
  /** Type the user name and go on; the next page asks for the password, or for the code of a reset. */
  'submit-user-name': row({
    place: 'form',
    proof: 'none',
    results: ['accepted', 'passkey-only', 'unavailable'],
    leadsTo: { password: 'accepted', code: 'accepted' },
  }),
  /** Does the password come to mind? */
  'recall-password': row({ place: 'head', proof: 'none', results: ['recalled', 'forgotten'], leadsTo: {} }),
  'submit-password': row({
    place: 'form',
    proof: 'password',
    results: [
      'accepted',
      'asked-elsewhere',
      'signed-in',
      'passkey-only',
      'wrong',
      'locked-out',
      'refused',
      'ended',
      'unavailable',
    ],
    leadsTo: { code: 'accepted', 'external-check': 'asked-elsewhere', home: 'signed-in' },
  }),
  /** Get hold of the one-time code: read the message that came, or the authenticator app. */
  'obtain-code': row({
    place: 'own-device',
    proof: 'none',
    results: ['in-hand', 'not-arrived', 'not-at-hand'],
    leadsTo: {},
  }),
  'submit-code': row({
    place: 'form',
    proof: 'code',
    results: ['accepted', 'wrong', 'expired', 'too-many-tries', 'locked-out', 'ended', 'unavailable'],
    leadsTo: { home: 'accepted', 'new-password': 'accepted' },
  }),
  'resend-code': row({
    place: 'page',
    proof: 'none',
    results: ['sent', 'refused', 'ended', 'unavailable'],
    leadsTo: { code: 'sent' },
  }),
  /** Go on to the pages of whoever asks for the second factor in place of the target. */
  'open-external-check': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'refused', 'unavailable'],
    leadsTo: { 'approve-sign-in': 'shown' },
  }),
  /** Take what approves: the phone with that provider's app. */
  'reach-for-approver': row({ place: 'head', proof: 'none', results: ['in-hand', 'not-at-hand'], leadsTo: {} }),
  /** Say "approve" or "decline" there. */
  'answer-external-check': row({
    place: 'form',
    proof: 'none',
    results: ['shown', 'unavailable'],
    leadsTo: { 'external-answer': 'shown' },
  }),
  /** Back to the target, with what they answered there. */
  'return-from-external-check': row({
    place: 'page',
    proof: 'external',
    results: ['accepted', 'wrong', 'expired', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** Where is a passkey this person could use now? Follows from devices and providers. */
  'reach-for-passkey': row({
    place: 'head',
    proof: 'none',
    results: ['on-this-device', 'on-another-device', 'not-at-hand'],
    leadsTo: {},
  }),
  /** WebAuthn get() with what is on the device at hand, without a user name (discoverable). */
  'use-passkey': row({
    place: 'ceremony',
    proof: 'passkey',
    results: ['accepted', 'not-allowed', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** The same after the user name, with allowCredentials. */
  'use-passkey-for-user-name': row({
    place: 'ceremony',
    proof: 'passkey',
    results: ['accepted', 'not-allowed', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** Cross-device (hybrid): scan a QR code with the phone that holds the passkey. */
  'use-passkey-of-phone': row({
    place: 'ceremony',
    proof: 'passkey',
    results: ['accepted', 'not-allowed', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** Follow "Sign in another way". */
  'choose-another-way': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'unavailable'],
    leadsTo: { 'other-ways': 'shown' },
  }),
  'open-passkey-registration': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'refused', 'unavailable'],
    leadsTo: { 'register-passkey': 'shown', 'sign-in': 'refused' },
  }),
  /** WebAuthn create(). */
  'create-passkey': row({
    place: 'ceremony',
    proof: 'none',
    results: ['registered', 'not-allowed', 'already-registered', 'refused', 'unavailable'],
    leadsTo: { home: 'registered' },
  }),
  'open-password-reset': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'unavailable'],
    leadsTo: { 'reset-password': 'shown' },
  }),
  'choose-new-password': row({
    place: 'form',
    proof: 'none',
    results: ['accepted', 'refused', 'ended', 'unavailable'],
    leadsTo: { 'sign-in': 'accepted' },
  }),
  /** Follow "Recover my account". */
  'open-account-recovery': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'refused', 'unavailable'],
    leadsTo: { 'recover-account': 'shown' },
  }),
  /** Type the user name to recover; the next page sends the person to the identity check, by a QR code for the phone. */
  'name-account-to-recover': row({
    place: 'form',
    proof: 'none',
    results: ['accepted', 'refused', 'unavailable'],
    leadsTo: { 'verify-identity': 'accepted' },
  }),
  /** Scan the QR code with a phone: the identity check begins there. */
  'open-verification': row({
    place: 'own-device',
    proof: 'none',
    results: ['shown', 'not-at-hand', 'ended', 'unavailable'],
    leadsTo: { 'choose-document': 'shown' },
  }),
  'reach-for-document': row({ place: 'head', proof: 'none', results: ['in-hand', 'not-at-hand'], leadsTo: {} }),
  /** Say which document it is: "passport/DE". */
  'choose-document': row({
    place: 'form',
    proof: 'none',
    results: ['accepted', 'refused', 'ended', 'unavailable'],
    leadsTo: { 'capture-document': 'accepted' },
  }),
  'capture-document': row({
    place: 'camera',
    proof: 'none',
    results: ['accepted', 'wrong', 'refused', 'too-many-tries', 'ended', 'unavailable'],
    leadsTo: { 'take-selfie': 'accepted' },
  }),
  /** For the identity check: is somebody there, and is it who is on the document? */
  'take-selfie': row({
    place: 'camera',
    proof: 'none',
    results: ['accepted', 'wrong', 'refused', 'too-many-tries', 'ended', 'unavailable'],
    leadsTo: { 'credential-offered': 'accepted' },
  }),
  /** Take the credential that was issued into the wallet of the phone. */
  'keep-credential': row({
    place: 'page',
    proof: 'none',
    results: ['accepted', 'ended', 'unavailable'],
    leadsTo: { 'credential-kept': 'accepted' },
  }),
  /** Show the credential to whoever asks for it on the target's behalf. */
  'present-credential': row({
    place: 'page',
    proof: 'none',
    results: ['accepted', 'refused', 'ended', 'unavailable'],
    leadsTo: { 'check-face': 'accepted' },
  }),
  /** Face Check: one's face against the portrait in the credential. */
  'check-face': row({
    place: 'camera',
    proof: 'none',
    results: ['accepted', 'wrong', 'too-many-tries', 'ended', 'unavailable'],
    leadsTo: { 'identity-shown': 'accepted' },
  }),
  /** Back at the computer: a pass, or why there is none. */
  'see-recovery-result': row({
    place: 'page',
    proof: 'none',
    results: ['accepted', 'evaluated', 'refused', 'ended', 'unavailable'],
    leadsTo: { 'recovery-pass': 'accepted', 'recovery-evaluated': 'evaluated' },
  }),
  /** Sign in with a Temporary Access Pass. */
  'submit-pass': row({
    place: 'form',
    proof: 'pass',
    results: ['accepted', 'wrong', 'too-many-tries', 'expired', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** So that the next sign-in is one. */
  'sign-out': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'unavailable'],
    leadsTo: { 'sign-in': 'shown' },
  }),
  /** Call the help desk, and wait for somebody. */
  'call-help-desk': row({
    place: 'call',
    proof: 'none',
    results: ['asked-for-more', 'not-answered', 'refused', 'unavailable'],
    leadsTo: {},
  }),
  /** Give the proof that the help desk asks for; with the last of them it reads out a pass. */
  'answer-help-desk': row({
    place: 'call',
    proof: 'none',
    results: ['accepted', 'asked-for-more', 'refused', 'unavailable'],
    leadsTo: {},
  }),
  /** After a set-back, or in the middle of something long: go on or stop? */
  'decide-to-go-on': row({ place: 'head', proof: 'none', results: ['yes', 'no'], leadsTo: {} }),
};

export type Action = keyof typeof table;
export type ResultOf<A extends Action> = (typeof table)[A]['results'][number];
export type ActionAt<P extends Place> = { [A in Action]: (typeof table)[A]['place'] extends P ? A : never }[Action];
export type ActionShowing<P extends Proof> = {
  [A in Action]: (typeof table)[A]['proof'] extends P ? A : never;
}[Action];

export const actions = Object.keys(table) as readonly Action[];

/** Actions of account recovery, which not every target and not every driver has. */
export const recoveryActions = [
  'open-account-recovery',
  'name-account-to-recover',
  'open-verification',
  'choose-document',
  'capture-document',
  'take-selfie',
  'keep-credential',
  'present-credential',
  'check-face',
  'see-recovery-result',
  'submit-pass',
  'sign-out',
  'call-help-desk',
  'answer-help-desk',
] as const satisfies readonly Action[];
export type RecoveryAction = (typeof recoveryActions)[number];

/** Those on the phone, at whoever checks identities and in the wallet: not at the target. */
export const phoneActions = [
  'open-verification',
  'choose-document',
  'capture-document',
  'take-selfie',
  'keep-credential',
  'present-credential',
  'check-face',
] as const satisfies readonly RecoveryAction[];

const columnOf = <K extends keyof Row<ActionResult>>(name: K) =>
  Object.fromEntries(actions.map((action) => [action, table[action][name]])) as {
    readonly [A in Action]: (typeof table)[A][K];
  };

/** Every way each action can end, first the one in which all is well. */
export const actionResults = columnOf('results');

/** The page that an action leads to when all is well, and what arriving there means. */
export const arrivals: { readonly [A in Action]: { readonly [P in PageName]?: ResultOf<A> } } = columnOf('leadsTo');

const placeOf = columnOf('place');
/** What an action shows the target to prove who is there. */
export const proofOf: { readonly [A in Action]: Proof | 'none' } = columnOf('proof');

/** Actions that happen at one of these places. */
export function actionsAt<P extends Place>(...places: readonly P[]): readonly ActionAt<P>[] {
  return actions.filter((action): action is ActionAt<P> => (places as readonly Place[]).includes(placeOf[action]));
}

/** Actions that show the target one of these: its prompts to prove who is there. */
export function actionsShowing<P extends Proof>(...proofs: readonly P[]): readonly ActionShowing<P>[] {
  return actions.filter((action): action is ActionShowing<P> =>
    (proofs as readonly string[]).includes(proofOf[action]),
  );
}

export const setBacks = (Object.keys(meaningOfResult) as ActionResult[]).filter(
  (result): result is SetBack => meaningOfResult[result] === 'set-back',
);

const setBackNames: ReadonlySet<string> = new Set(setBacks);

/** Of a result as a record has it. */
export const isSetBack = (result: string): boolean => setBackNames.has(result);

/** Likewise. What was shown to prove who is there was taken: more may be asked for, or it sufficed. */
export const isAccepted = (result: string): boolean =>
  result === 'accepted' || result === 'asked-elsewhere' || result === 'signed-in';
