// Ways in which the answer to a WebAuthn ceremony fails verification, and Entra's code for each.
// Read off the error messages of @simplewebauthn/server 14, which has no error codes; ceremony-failure.test.ts provokes each one for real.
import type { SignInCode } from './sign-in-code.ts';

export const ceremonyFailureCodes = {
  'wrong-type': '135007',
  'wrong-challenge': '135018',
  'wrong-origin': '135008',
  /** In a frame of another site: our pages refuse to be framed, so this never comes from them. */
  'cross-origin': '135008',
  'wrong-rp-id': '135008',
  'authenticator-data-unreadable': '135002',
  'user-not-present': '135003',
  'user-not-verified': '135003',
  'counter-not-above-last': '135017',
  'bad-signature': '135000',
  /** Backup eligibility is for life (WebAuthn Level 3 section 6.1.3); a change means another credential. */
  'backup-eligibility-changed': '135020',
  malformed: '135020',
} as const satisfies Record<string, SignInCode>;

export type CeremonyFailure = keyof typeof ceremonyFailureCodes;

const messagePatterns: readonly (readonly [RegExp, CeremonyFailure])[] = [
  [/^Unexpected (authentication|registration) response type/, 'wrong-type'],
  [/^Unexpected (authentication|registration) response challenge/, 'wrong-challenge'],
  [/cross-origin authentication response|Unexpected top origin/, 'cross-origin'],
  [/^Unexpected (authentication|registration) response origin/, 'wrong-origin'],
  [/^Unexpected RP ID hash/, 'wrong-rp-id'],
  [/^User (not present|presence was required)/, 'user-not-present'],
  [/^User verification (was )?required/, 'user-not-verified'],
  [/^Response counter value/, 'counter-not-above-last'],
  [/^(Authenticator data|Leftover bytes|No data|CBOR)|not well formed/, 'authenticator-data-unreadable'],
];

/** What a failure of the library means. Anything it says that we do not know is a malformed answer. */
export function ceremonyFailureOf(message: string): CeremonyFailure {
  return messagePatterns.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed';
}
