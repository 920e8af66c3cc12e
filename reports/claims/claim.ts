// A registered claim put beside what a run can find: its quantity, the figure of ours it is held against, and their definition beside ours.
import type { SaidEstimand } from '../../scenarios/schema/claim.ts';
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';
import { claimedOf, type Claimed } from './claimed.ts';
import { standardsOf, type EstimandField, type Standard } from './held-against.ts';

export interface Claim extends Pick<StatedClaim, 'id' | 'title' | 'who' | 'where' | 'url' | 'year' | 'words'> {
  readonly population: string;
  readonly claimed: Claimed;
  /** Metric id; a ratio claim is held against its ratio contrast, a proportion claim against the passkey arm's estimate. */
  readonly metric: string;
  /** Metrics named beside it, because the claim does not say which it means. */
  readonly beside: readonly string[];
  readonly estimand: readonly EstimandField[];
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
    estimand: estimandOf(stated, standard),
  };
}

const matches = { same: 'yes', other: 'no', unclear: 'unstated' } as const;

/** As far as the least checked of its figures. */
function howFarChecked({ passkey, other, stated }: StatedClaim): string {
  const figures = [passkey.figure, other?.figure, stated !== undefined && 'is' in stated ? stated.is : undefined];
  const levels = new Set(figures.map((figure) => figure?.level));
  if (levels.has('M')) return ' (figures from memory, not verified)';
  return levels.has('S') ? ' (figures read in secondary copies)' : '';
}

/** A part that they do not define is so told; a part that has no meaning for the measure is left out. */
function estimandOf({ people, other, estimand }: StatedClaim, { ours, unsaid }: Standard): EstimandField[] {
  const theirs: Readonly<Record<EstimandField['field'], SaidEstimand['start']>> = {
    population: { said: people.inShort, asOurs: people.asOurs },
    comparator:
      other === undefined
        ? undefined
        : { said: other.said, asOurs: other.like === 'password-and-code' ? 'same' : 'other' },
    start: estimand.start,
    success: estimand.success,
    fallback: estimand.fallback,
    'give-up': estimand.giveUp,
    summary: estimand.summary,
  };
  return (Object.keys(theirs) as EstimandField['field'][]).flatMap((field) => {
    const here = ours[field];
    if (here === undefined) return [];
    const said = theirs[field];
    return {
      field,
      theirs: said?.said ?? unsaid[field] ?? 'not stated',
      ours: here,
      matches: said === undefined ? 'unstated' : matches[said.asOurs],
    };
  });
}
