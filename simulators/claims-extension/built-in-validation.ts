// The check that a tenant without one of its own gets: the contract of Microsoft's sample, in which the personnel records of the person that
// the account belongs to are held against the claims. A claim is checked where the record holds it, and must then be there and the same;
// a person of whom the records hold nothing that could be checked fails.
//
// Not documented, therefore named: values are the same if they are equal letter by letter without blanks around them; a date of birth is
// ISO 8601 (1990-01-02) on both sides.
import type { ClaimVerdict } from './claim-verdict.ts';

export interface PersonnelRecord {
  readonly employeeId?: string | undefined;
  /** ISO 8601, a day. */
  readonly dateOfBirth?: string | undefined;
}

/** What is claimed, by the credential or with it. Others than those of a record are not looked at. */
export type Claimed = Readonly<Record<string, string | undefined>>;

const checked = ['dateOfBirth', 'employeeId'] as const satisfies readonly (keyof PersonnelRecord)[];

/** @param record undefined: nobody of that account is in the records. */
export function validateBuiltIn(record: PersonnelRecord | undefined, claims: Claimed): ClaimVerdict {
  const held = checked.filter((name) => (record?.[name]?.trim() ?? '') !== '');
  const failedClaims =
    held.length === 0 ? checked : held.filter((name) => record?.[name]?.trim() !== claims[name]?.trim());
  return failedClaims.length === 0 ? { kind: 'pass' } : { kind: 'failed', failedClaims };
}
