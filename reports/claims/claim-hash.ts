// SHA-256 of a claim's definition, written to the manifest before the first attempt and compared when the report is made.
import { createHash } from 'node:crypto';
import type { Claim } from './claim.ts';

/** Hex digest over the definition with sorted keys, so that moving a line in the file changes nothing. */
export function claimHash(claim: Claim): string {
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
