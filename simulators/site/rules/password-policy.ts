// Whether a new password is good enough.
// Source: Microsoft Learn, concept-password-ban-bad-combined-policy: 8 to 256 characters, three of four kinds, and a score of five
// after banned terms; normalisation lower-cases and undoes common substitutions. Edit distance 1 to a banned term is not modelled.
import type { Policy } from '../../../scenarios/schema/policy.ts';

/** Assumed: Microsoft does not publish its list; these head every published list of leaked passwords. */
const bannedTerms = [
  'password',
  'qwerty',
  'welcome',
  'letmein',
  'iloveyou',
  'admin',
  'summer',
  'winter',
  '123456',
  'abc123',
] as const;

const substitutions: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', $: 's', '@': 'a' };
const substituted = /[01$@]/g;
const bannedAsCompared = bannedTerms.map(normalise);
const kinds = [/\p{Lowercase_Letter}/u, /\p{Uppercase_Letter}/u, /\p{Number}/u, /[^\p{Letter}\p{Number}]/u] as const;

export type PasswordPolicyDecision =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: 'password-length' | 'password-too-simple' | 'password-banned' };

/** `names`: user name and display name, whose parts of four characters or more count as banned terms. */
export function decideNewPassword(
  policy: Policy['passwords'],
  password: string,
  names: readonly string[],
): PasswordPolicyDecision {
  const length = [...password].length;
  if (length < policy.shortest || length > policy.longest) return { kind: 'refused', code: 'password-length' };
  if (kinds.filter((kind) => kind.test(password)).length < policy.kinds)
    return { kind: 'refused', code: 'password-too-simple' };
  if (score(password, names) < policy.score) return { kind: 'refused', code: 'password-banned' };
  return { kind: 'accepted' };
}

/** One point for each banned term found, one for each other character. */
function score(password: string, names: readonly string[]): number {
  const nameParts = names.flatMap((name) => name.split(/[^\p{Letter}\p{Number}]+/u)).filter((part) => part.length >= 4);
  const terms = [...bannedAsCompared, ...nameParts.map(normalise)].sort((a, b) => b.length - a.length);
  let rest = normalise(password);
  let points = 0;
  for (const term of terms) {
    const pieces = rest.split(term);
    points += pieces.length - 1;
    // A character that cannot occur keeps the pieces from joining into a new term.
    rest = pieces.join('\u0000');
  }
  return points + [...rest.replaceAll('\u0000', '')].length;
}

function normalise(text: string): string {
  return text.toLowerCase().replace(substituted, (character) => substitutions[character] ?? character);
}
