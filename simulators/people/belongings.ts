// What the person has with them: phone and security key. Drawn once for an attempt, whatever step needs them, so that
// both arms of a comparison meet the same forgotten phone.
import type { ChanceId } from './parameter-table.ts';
import type { Person } from './person.ts';

export type MissingBelonging = Extract<ChanceId, 'phone-not-at-hand' | 'security-key-not-at-hand'>;

export interface Fetching {
  /** Not there, and not fetched either. */
  readonly missing: boolean;
  /** Time to fetch it; 0 when it is at hand or stays away. */
  readonly fetchingMs: number;
}

export const atHand: Fetching = { missing: false, fetchingMs: 0 };
const missing: Fetching = { missing: true, fetchingMs: 0 };

/** Is it at hand, or fetched? The same answer wherever an attempt asks. */
export function fetchMissing({ inAttempt }: Pick<Person, 'inAttempt'>, belonging: MissingBelonging): Fetching {
  if (!inAttempt.happens(belonging)) return atHand;
  if (!inAttempt.happens('fetches-missing-device')) return missing;
  return { missing: false, fetchingMs: inAttempt.durationMs('fetching-device') };
}
