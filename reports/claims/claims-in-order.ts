// Claims in the order in which they were registered before the run; any other after them.
import type { ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';

export function claimsInOrder({ claims, run }: ResultsOfSignIns): ClaimResult[] {
  const registered = run.claims.map(({ id }) => id);
  const place = ({ id }: ClaimResult) => (registered.includes(id) ? registered.indexOf(id) : registered.length);
  return claims.toSorted((one, other) => place(one) - place(other));
}
