// Is a shown secret the right one? In constant time, also for another length: digests are compared.
import { createHash, timingSafeEqual } from 'node:crypto';

export function sameSecret(shown: string | undefined, secret: string): boolean {
  return shown !== undefined && timingSafeEqual(digest(shown), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
