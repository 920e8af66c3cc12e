// How an action can end, and what that means to the person.

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
  followed: 'leads-on',
  trusted: 'leads-on',
  taken: 'leads-on',
  approved: 'leads-on',
  done: 'leads-on',
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
  'passed-over': 'set-back',
  reported: 'set-back',
  left: 'set-back',
  declined: 'set-back',
  'signed-out': 'set-back',
} as const satisfies Readonly<Record<string, 'leads-on' | 'set-back'>>;

export type ActionResult = keyof typeof meaningOfResult;
export type SetBack = {
  [R in ActionResult]: (typeof meaningOfResult)[R] extends 'set-back' ? R : never;
}[ActionResult];

export const setBacks = (Object.keys(meaningOfResult) as ActionResult[]).filter(
  (result): result is SetBack => meaningOfResult[result] === 'set-back',
);

const setBackNames: ReadonlySet<string> = new Set(setBacks);

/** Of a result as a record has it. */
export const isSetBack = (result: string): boolean => setBackNames.has(result);

/** Likewise. What was shown to prove who is there was taken: more may be asked for, or it sufficed. */
export const isAccepted = (result: string): boolean =>
  result === 'accepted' || result === 'asked-elsewhere' || result === 'signed-in';
