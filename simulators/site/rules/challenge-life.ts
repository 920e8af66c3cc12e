// WebAuthn challenges: issued for one ceremony of one browser session, good for one answer, for a while.
import type { Policy } from '../../../scenarios/schema/policy.ts';

export type Ceremony = 'registration' | 'authentication';

export interface Challenge {
  /** Base64url. */
  readonly value: string;
  readonly ceremony: Ceremony;
  readonly issuedAtMs: number;
  /** The account named when the options were asked for; absent in the discoverable ceremony. */
  readonly userName?: string | undefined;
}

export type ChallengeDecision =
  | { readonly kind: 'live' }
  | { readonly kind: 'refused'; readonly code: '135018' | '135019' };

const live = { kind: 'live' } as const;

/** `issued`: what this browser session still holds. Its last ms is alive. */
export function decideChallenge(
  { challengeLife }: Policy['passkeys'],
  issued: Challenge | undefined,
  ceremony: Ceremony,
  nowMs: number,
): ChallengeDecision {
  if (issued === undefined || issued.ceremony !== ceremony) return { kind: 'refused', code: '135018' };
  if (nowMs - issued.issuedAtMs > challengeLife) return { kind: 'refused', code: '135019' };
  return live;
}
