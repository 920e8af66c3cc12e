// What a code in a step or attempt means, in words for people who did not write the target.
// Numbers: error codes of Microsoft Entra ID sign-in logs, texts shortened. Names in capitals: WebAuthn Level 3 and DOM errors.
// The rest: codes of the reference target where Entra has none, and of the browser driver where no answer came.

const meanings: Readonly<Record<string, string>> = {
  '50034': 'User not in the directory',
  '50053': 'Account locked by smart lockout',
  '50055': 'Password expired',
  '50056': 'No password in the directory',
  '50057': 'Account disabled',
  '50058': 'No usable session',
  '50072': 'Must register for multifactor authentication first',
  '50074': 'Strong authentication required and not yet passed',
  '50076': 'Multifactor authentication required',
  '50078': 'Multifactor authentication too old, must be repeated',
  '50079': 'Must register for multifactor authentication first',
  '50088': 'Too many wrong codes, or limit of text messages reached',
  '50089': 'Sign-in took too long, the page expired',
  '50105': 'User not assigned to the application',
  '50125': 'Interrupted for a password reset or registration',
  '50126': 'Wrong user name or password',
  '50140': 'Asked whether to stay signed in',
  '50144': 'Password expired',
  '50158': 'Sent to an external check',
  '53003': 'Blocked by Conditional Access',
  '130500': 'Phone sign-in blocked by policy',
  '130501': 'Sign-in blocked by credential policy',
  '135000': 'Signature of the passkey does not verify',
  '135001': 'Passkey not registered for this user',
  '135002': 'Answer without authenticator data',
  '135003': 'User verification missing',
  '135007': 'Client data of the wrong type',
  '135008': 'Answer from another origin',
  '135010': 'Passkey not registered for this user',
  '135011': 'Device disabled',
  '135012': 'User handle does not match',
  '135013': 'User handle with the wrong prefix',
  '135014': 'User handle of the wrong length',
  '135016': 'Passkey sign-in disabled by policy',
  '135017': 'Signature counter went back',
  '135018': 'Challenge not valid',
  '135019': 'Challenge expired',
  '135020': 'Assertion not valid',
  '500121': 'Second factor failed, declined or timed out',
  '500344': 'User of the passkey not found',
  NotAllowedError: 'Prompt dismissed, timed out or user not verified; the browser does not say which',
  InvalidStateError: 'A passkey of this user is on the authenticator already',
  NotSupportedError: 'No offered algorithm is supported by the authenticator',
  SecurityError: 'The page may not use this relying party id',
  AbortError: 'The page gave up the ceremony',
  ConstraintError: 'The authenticator cannot do what was required',
  TimeoutError: 'No answer in time',
  UnknownError: 'The authenticator failed',
  NetworkError: 'The network failed',
  'not-signed-in': 'Must sign in first, the ordinary way to registration',
  'resend-too-soon': 'Another code was asked for too soon',
  'resend-limit': 'No more codes are sent in this sign-in',
  'nothing-to-send': 'No code can be sent for this account',
  'reset-expired': 'Password reset no longer open: it took too long, or another one ended it',
  'sign-in-expired': 'Sign-in no longer open: it took too long, or a password reset ended it',
  'password-length': 'New password too short or too long',
  'password-too-simple': 'New password too simple',
  'password-banned': 'New password on the list of banned ones',
  'passkey-already-registered': 'Passkey registered already',
  'no-such-account': 'No such account',
  'connection-reset': 'The connection broke off',
  'no-answer': 'The target did not answer in time',
  dropped: 'The start never happened: every virtual user of k6 was busy for longer than the scenario allows',
  'service-unavailable': 'The target did not answer as it should',
};

/** Meaning of a code; the code of a broken answer ("http-500") is read by its form, any other unknown code is said to be so. */
export function codeMeaning(code: string): string {
  const known = meanings[code];
  if (known !== undefined) return known;
  const status = /^http-(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return `The target answered with HTTP status ${status}`;
  return "The target's own code; its meaning is not in our table";
}
