// The closed list of things a virtual user can do in a flow, and all that is to be said of each of them beside the flows: one row an
// action. Adding one here makes each driver and the human model fail to compile until they handle it.
import type { ActionResult } from './action-result.ts';
import type { PageName } from './page-name.ts';

/**
 * Where an action happens, and so what it needs of the person: in their `head`, which says how it ends; on their `own-device`, a phone or a
 * mailbox, where they find what they look for or not; on a `page`, by a link or a button; in a `form` of a page, by a text; at the prompt of
 * a `ceremony`, by how they answer it; before a `camera`, by a document or a face; in a `call` with somebody of the help desk, by what they
 * can answer; in the `directory`, where an administrator does it for them.
 */
type Place = 'head' | 'own-device' | 'page' | 'form' | 'ceremony' | 'camera' | 'call' | 'directory';

/** What an action shows the target to prove who is there. `replayed-passkey`: what a passkey has answered before. */
type Proof = 'password' | 'code' | 'external' | 'passkey' | 'replayed-passkey' | 'pass';

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
  /** Somebody is asked for something in another's name: do they follow, pass it over, or tell the help desk? */
  'weigh-message': row({
    place: 'head',
    proof: 'none',
    results: ['followed', 'passed-over', 'reported'],
    leadsTo: {},
  }),
  /** Load the page that a lure leads to. */
  'open-lure': row({ place: 'page', proof: 'none', results: ['shown', 'unavailable'], leadsTo: { lure: 'shown' } }),
  /** Look at it: is this the page of those whom it names? */
  'weigh-page': row({ place: 'head', proof: 'none', results: ['trusted', 'left', 'reported'], leadsTo: {} }),
  /** No passkey prompt came, or it said no: sign in another way here, or think again? */
  'weigh-other-way': row({ place: 'head', proof: 'none', results: ['taken', 'left', 'reported'], leadsTo: {} }),
  /** A prompt to approve comes by itself, for a sign-in that is not one's own. */
  'weigh-prompt': row({ place: 'head', proof: 'none', results: ['approved', 'declined', 'reported'], leadsTo: {} }),
  /** Load the person's own page with a session that is at hand. */
  'open-home': row({
    place: 'page',
    proof: 'none',
    results: ['shown', 'signed-out', 'unavailable'],
    leadsTo: { home: 'shown', 'sign-in': 'signed-out' },
  }),
  /** Send the answer of a ceremony once more that was sent before. */
  'replay-assertion': row({
    place: 'page',
    proof: 'replayed-passkey',
    results: ['accepted', 'refused', 'not-at-hand', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** Tell somebody else the pass, on a page of theirs. */
  'hand-over-pass': row({
    place: 'form',
    proof: 'pass',
    results: ['accepted', 'wrong', 'too-many-tries', 'expired', 'refused', 'unavailable'],
    leadsTo: { home: 'accepted' },
  }),
  /** An administrator gives the person a pass. */
  'give-pass': row({ place: 'directory', proof: 'none', results: ['done', 'refused'], leadsTo: {} }),
  /** An administrator sets another password. */
  'reset-password-of-account': row({ place: 'directory', proof: 'none', results: ['done'], leadsTo: {} }),
  /** An administrator ends all sessions of the account. */
  'revoke-sessions': row({ place: 'directory', proof: 'none', results: ['done'], leadsTo: {} }),
  /** An administrator deletes all passkeys of the account. */
  'delete-passkeys': row({ place: 'directory', proof: 'none', results: ['done'], leadsTo: {} }),
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
