// How long a browser session lasts: short while somebody is still signing in, longer once they have.
import type { Policy } from '../../../scenarios/schema/policy.ts';

type SessionDecision = 'live' | 'expired';

/** `sinceMs`: when the present stage was reached. The last ms is alive. */
export function decideSession(
  { signedInLife, unfinishedLife }: Policy['sessions'],
  session: { readonly signedIn: boolean; readonly sinceMs: number },
  nowMs: number,
): SessionDecision {
  return nowMs - session.sinceMs > (session.signedIn ? signedInLife : unfinishedLife) ? 'expired' : 'live';
}
