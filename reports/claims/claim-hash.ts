// SHA-256 of a claim as it is registered, written to the manifest beside it before the first attempt and compared when the report is made.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../scenarios/schema/canonical-json.ts';
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';

/** Hex digest over all that its file says of it, figures in place: comments and the order of lines change nothing. */
export function claimHash(claim: StatedClaim): string {
  return createHash('sha256').update(canonicalJson(claim)).digest('hex');
}
