// Why a document is not taken for somebody's, in a few words.
import type { ClaimMatch, MatchLevel, NameAttribute } from '../simulators/site/rules/claim-match.ts';

/** As the admin centre calls them. */
const titles: Readonly<Record<NameAttribute, string>> = { givenName: 'First name', surname: 'Last name' };

/** Undefined where it matches. */
export function whyNot(match: ClaimMatch, level: MatchLevel): string | undefined {
  if (match.kind === 'matched') return undefined;
  const which = match.attributes.map((attribute) => titles[attribute]).join(' and ');
  const plural = match.attributes.length > 1;
  if (match.kind === 'attribute-empty') return `${which} ${plural ? 'are' : 'is'} empty in the directory`;
  return level === 'exact'
    ? `${which} ${plural ? 'differ' : 'differs'} from ${plural ? 'their claims' : 'its claim'}`
    : `${which} ${plural ? 'are' : 'is'} no word of either claim`;
}
