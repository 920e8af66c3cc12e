// Whether one account is meant where several have the name that a document proves.
// Source: Microsoft Learn, self-service-account-recovery, "What happens when people with the same name try to recover": without a custom
// authentication extension they may be blocked; the extension tells them apart by other claims.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';

/** What the tenant's own check said of further claims; "none": there is no such check. */
export type OwnCheck = 'none' | 'passed';

export type SameName =
  | { readonly kind: 'unique' }
  /** Others match, and it was settled: by the tenant's own check, or as a setting overlooks it. */
  | { readonly kind: 'settled'; readonly others: number; readonly by: 'own-check' | 'setting' }
  | { readonly kind: 'ambiguous'; readonly others: number };

/** @param others how many other accounts of the directory the same claims match. */
export function decideSameName(
  others: number,
  ownCheck: OwnCheck,
  { sameName }: Pick<NameMatching, 'sameName'>,
): SameName {
  if (others === 0) return { kind: 'unique' };
  if (ownCheck === 'passed') return { kind: 'settled', others, by: 'own-check' };
  return sameName === 'overlooked' ? { kind: 'settled', others, by: 'setting' } : { kind: 'ambiguous', others };
}
