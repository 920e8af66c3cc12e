// SHA-256 of a claim as it is registered, written to the manifest beside it before the first attempt and compared when the report is made.
import { createHash } from 'node:crypto';
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';

/** Hex digest over all that its file says of it, figures in place, with sorted keys: comments and the order of lines change nothing. */
export function claimHash(claim: StatedClaim): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(claim)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
