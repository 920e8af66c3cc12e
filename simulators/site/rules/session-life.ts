// How long a browser session lasts: short while somebody is still signing in, longer once they have.

export const sessionPolicy = {
  /** Assumed: time to finish a sign-in or reset once begun; Entra's flow token expires too, after a time it does not state. */
  unfinishedLifeMs: 900_000,
  /** Microsoft Learn, session tokens: a session that is not persistent lasts 24 h. */
  signedInLifeMs: 86_400_000,
} as const;

export type SessionDecision = 'live' | 'expired';

/** `sinceMs`: when the present stage was reached. The last ms is alive. */
export function decideSession(session: { readonly signedIn: boolean; readonly sinceMs: number }, nowMs: number): SessionDecision {
  const lifeMs = session.signedIn ? sessionPolicy.signedInLifeMs : sessionPolicy.unfinishedLifeMs;
  return nowMs - session.sinceMs > lifeMs ? 'expired' : 'live';
}
