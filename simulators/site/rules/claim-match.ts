// Whether the name of a verified document is that of an account. Source: Microsoft Learn, self-service-account-recovery, "How is the Verified ID
// matched": exact: First name equals the first claim and Last name the last; relaxed: First name matches any word of either claim, and
// so does Last name. Nothing else counts, neither the display name nor the userPrincipalName. What it leaves open is in NameMatching.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';
import { isNoName, spellingUnder, type NameSpelling } from './name-spelling.ts';

export type NameAttribute = 'givenName' | 'surname';

/** Absent as well as blank: the directory holds none. */
export type DirectoryName = { readonly [Attribute in NameAttribute]?: string | undefined };

export interface NameClaims {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

export type MatchLevel = 'exact' | 'relaxed';
/** Of each attribute its own, as matchConfidenceLevel has it. */
export type MatchLevels = Readonly<Record<NameAttribute, MatchLevel>>;

export type ClaimMatch =
  | { readonly kind: 'matched' }
  | { readonly kind: 'differs'; readonly attributes: readonly NameAttribute[] }
  /** Of the directory: both must be filled before anything is compared. */
  | { readonly kind: 'attribute-empty'; readonly attributes: readonly NameAttribute[] };

const attributes = ['givenName', 'surname'] as const;

export function decideClaimMatch(
  name: DirectoryName,
  claims: NameClaims,
  levels: MatchLevels,
  settings: NameMatching,
): ClaimMatch {
  const spelling = spellingUnder(settings);
  const [given, family] = namesOfBoth(name.givenName, name.surname, settings);
  const [first, last] = namesOfBoth(claims.firstName, claims.lastName, settings);
  const held = { givenName: given, surname: family };
  const claimed = { givenName: first, surname: last };
  const empty = attributes.filter((attribute) => spelling.words(held[attribute]).length === 0);
  if (empty.length > 0) return { kind: 'attribute-empty', attributes: empty };
  const differing = attributes.filter((attribute) =>
    levels[attribute] === 'exact'
      ? !equal(held[attribute], claimed[attribute], spelling)
      : !isPartOf(held[attribute], first, last, spelling),
  );
  return differing.length === 0 ? { kind: 'matched' } : { kind: 'differs', attributes: differing };
}

function equal(name: string, claim: string, { whole }: NameSpelling): boolean {
  const texts = whole(name);
  return whole(claim).some((text) => texts.includes(text));
}

function isPartOf(name: string, first: string, last: string, { words, parts }: NameSpelling): boolean {
  return words(name).some((text) => parts(first).has(text) || parts(last).has(text));
}

/** Where one name stands for both, the one that is missing is the other. */
export function namesOfBoth(
  first: string | undefined,
  last: string | undefined,
  { mononyms }: Pick<NameMatching, 'mononyms'>,
): readonly [string, string] {
  if (mononyms === 'refused') return [first ?? '', last ?? ''];
  const [one, other] = [first, last].map((name) => (name === undefined || isNoName(name) ? '' : name));
  return [one || other || '', other || one || ''];
}
