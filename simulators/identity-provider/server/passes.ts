// Temporary Access Passes in the clear, for as long as it takes to tell one: drawn, kept as a hash, compared.
import { createHash, randomInt } from 'node:crypto';
import { sameSecret } from '../../web-server/same-secret.ts';

/** No characters that look alike, as somebody may read it out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function freshPass(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

export function passHash(pass: string): string {
  return createHash('sha256').update(pass).digest('base64url');
}

/** Without a hash, as of a name that nobody has, as long as with one. */
export function isPass(hash: string | undefined, entered: string): boolean {
  return sameSecret(passHash(entered), hash ?? '');
}
