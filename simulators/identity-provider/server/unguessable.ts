// What the site must be handed because nobody may guess it.
import { randomBytes, randomInt } from 'node:crypto';
import { sentCodeDigits } from '../../site/rules/sent-code.ts';

/** WebAuthn Level 3 section 13.4.3 asks for 16 bytes at least. */
const challengeBytes = 32;

export function freshCode(): string {
  return randomInt(10 ** sentCodeDigits)
    .toString()
    .padStart(sentCodeDigits, '0');
}

/** Base64url. */
export function freshChallenge(): string {
  return randomBytes(challengeBytes).toString('base64url');
}
