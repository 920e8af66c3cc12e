// A registered claim put beside what a run can find: its quantity and the figure of ours it is held against.
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';
import { claimedOf, type Claimed } from './claimed.ts';
import { standardsOf } from './held-against.ts';

export interface Claim extends Pick<StatedClaim, 'id' | 'title' | 'who' | 'where' | 'url' | 'year' | 'words'> {
  readonly population: string;
  readonly claimed: Claimed;
  /** Metric id; a ratio claim is held against its ratio contrast, a proportion claim against the passkey arm's estimate. */
  readonly metric: string;
  /** Metrics named beside it, because the claim does not say which it means. */
  readonly beside: readonly string[];
  /** As it was registered. */
  readonly stated: StatedClaim;
}

/** undefined: only which way is faster is stated, which is no quantity that a run can be held against. */
export function claimOf(stated: StatedClaim): Claim | undefined {
  const claimed = claimedOf(stated);
  if (claimed === undefined) return undefined;
  const { id, title, who, url, year, words, people, measure } = stated;
  const standard = standardsOf[measure];
  return {
    id,
    title,
    who,
    where: `${stated.where}${howFarChecked(stated)}`,
    url,
    year,
    words,
    population: people.said,
    claimed,
    metric: standard.metric,
    beside: standard.beside,
    stated,
  };
}

/** As far as the least checked of its figures. */
function howFarChecked({ passkey, other, stated }: StatedClaim): string {
  const figures = [passkey.figure, other?.figure, stated !== undefined && 'is' in stated ? stated.is : undefined];
  const levels = new Set(figures.map((figure) => figure?.level));
  if (levels.has('M')) return ' (figures from memory, not verified)';
  return levels.has('S') ? ' (figures read in secondary copies)' : '';
}
