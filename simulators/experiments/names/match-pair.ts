// One pair of names, by exact and by relaxed matching: the answer, why not, and which settings that are not documented it hangs on.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';
import type { NamePair } from '../../directory-file/name-pairs.ts';
import {
  decideClaimMatch,
  type ClaimMatch,
  type DirectoryName,
  type MatchLevel,
  type NameClaims,
} from '../../site/rules/claim-match.ts';
import { bearsOn } from '../../site/rules/name-spelling.ts';
import { otherSettings, type OtherSetting } from '../../site/rules/other-settings.ts';

export interface PairMatch {
  readonly match: ClaimMatch;
  /** Other values of single settings under which the answer is the other. */
  readonly hangsOn: readonly Pick<OtherSetting, 'setting' | 'value'>[];
}

export type MatchedPair = Readonly<Record<MatchLevel, PairMatch>>;

/** @returns a function, as the other settings are worked out once for all pairs. */
export function pairMatcher(settings: NameMatching): (pair: NamePair) => MatchedPair {
  const others = otherSettings(settings);
  return ({ firstName, lastName, claimFirstName, claimLastName }) => {
    const name: DirectoryName = { givenName: firstName, surname: lastName };
    const claims: NameClaims = { firstName: claimFirstName, lastName: claimLastName };
    const texts = [firstName, lastName, claimFirstName, claimLastName];
    const bearing = others.filter(({ setting }) => texts.some((text) => bearsOn(setting, text, settings)));
    const by = (level: MatchLevel): PairMatch => {
      const under = (which: NameMatching) =>
        decideClaimMatch(name, claims, { givenName: level, surname: level }, which);
      const match = under(settings);
      return {
        match,
        hangsOn: bearing
          .filter((other) => (under(other.settings).kind === 'matched') !== (match.kind === 'matched'))
          .map(({ setting, value }) => ({ setting, value })),
      };
    };
    return { exact: by('exact'), relaxed: by('relaxed') };
  };
}
