// The closed list of things a virtual user can do in a flow, each with every way it can end.
// Adding one here makes each driver and the human model fail to compile until they handle it.
//
// `unavailable` means the target did not answer as it should: HTTP 5xx, reset connection, no answer in time.
// `ended` means that the sign-in or the reset was no longer open (it took too long, or a password reset elsewhere ended it): it begins anew.
// `not-allowed` is WebAuthn's NotAllowedError: the browser says no more than that; the cause is in the step record.
export const actionResults = {
  /** Load the sign-in page. */
  'open-sign-in': ['shown', 'unavailable'],
  /** Type the user name and go on; the next page asks for the password. */
  'submit-user-name': ['accepted', 'unavailable'],
  /** Person only: does the password come to mind? */
  'recall-password': ['recalled', 'forgotten'],
  'submit-password': ['accepted', 'wrong', 'locked-out', 'ended', 'unavailable'],
  /** Get hold of the one-time code: read the message that came, or the authenticator app. */
  'obtain-code': ['in-hand', 'not-arrived', 'not-at-hand'],
  'submit-code': ['accepted', 'wrong', 'expired', 'too-many-tries', 'locked-out', 'ended', 'unavailable'],
  'resend-code': ['sent', 'refused', 'ended', 'unavailable'],
  /** Person only: where is a passkey this person could use now? Follows from devices and providers. */
  'reach-for-passkey': ['on-this-device', 'on-another-device', 'not-at-hand'],
  /** WebAuthn get() with what is on the device at hand, without a user name (discoverable). */
  'use-passkey': ['accepted', 'not-allowed', 'refused', 'unavailable'],
  /** The same after the user name, with allowCredentials. */
  'use-passkey-for-user-name': ['accepted', 'not-allowed', 'refused', 'unavailable'],
  /** Cross-device (hybrid): scan a QR code with the phone that holds the passkey. */
  'use-passkey-of-phone': ['accepted', 'not-allowed', 'refused', 'unavailable'],
  /** Follow "Sign in another way". */
  'choose-another-way': ['shown', 'unavailable'],
  'open-passkey-registration': ['shown', 'refused', 'unavailable'],
  /** WebAuthn create(). */
  'create-passkey': ['registered', 'not-allowed', 'already-registered', 'refused', 'unavailable'],
  'open-password-reset': ['shown', 'unavailable'],
  'choose-new-password': ['accepted', 'refused', 'ended', 'unavailable'],
  /** Person only: after a set-back, go on or stop? */
  'decide-to-go-on': ['yes', 'no'],
} as const;

export type Action = keyof typeof actionResults;
export type ResultOf<A extends Action> = (typeof actionResults)[A][number];
export type ActionResult = ResultOf<Action>;

export const actions = Object.keys(actionResults) as readonly Action[];
