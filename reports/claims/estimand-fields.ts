// Their definition beside ours, part by part.
import type { SaidEstimand } from '../../scenarios/schema/claim.ts';
import type { Claim } from './claim.ts';
import { comparatorHere, type Part, standardsOf } from './held-against.ts';
import type { Sides } from './sides-of-claim.ts';

export interface EstimandField {
  readonly field: Part;
  readonly theirs: string;
  readonly ours: string;
  /** no: they state something else, which makes the claim not comparable. unstated: they do not say. */
  readonly matches: 'yes' | 'no' | 'unstated';
}

type Said = NonNullable<SaidEstimand['start']>;

const matches = { same: 'yes', other: 'no', unclear: 'unstated' } as const;

/**
 * A part that they do not define is so told; one that has no meaning for the quantity is left out.
 * @param sides absent: the run has none. Then `compares`: it compares other arms; if it does not, nothing can be said of what they compared with.
 */
export function estimandOf(
  { claimed, stated }: Pick<Claim, 'claimed' | 'stated'>,
  { sides, compares }: { readonly sides?: Sides | undefined; readonly compares: boolean },
): EstimandField[] {
  const { people, other, estimand, measure } = stated;
  const { ours, ratio, share, unsaid } = standardsOf[measure];
  const isRatio = claimed.kind === 'ratio';
  const comparator: Said | undefined =
    other === undefined
      ? undefined
      : { said: other.said, asOurs: sides?.fits === true ? 'same' : compares ? 'other' : 'unclear' };
  const parts: readonly (readonly [Part, ours: string | undefined, theirs: Said | undefined])[] = [
    ['population', ours.population, { said: people.inShort, asOurs: people.asOurs }],
    ['comparator', isRatio ? comparatorHere(sides?.other) : undefined, comparator],
    ['start', ours.start, estimand.start],
    ['success', ours.success, estimand.success],
    ['fallback', ours.fallback, estimand.fallback],
    ['give-up', ours['give-up'], estimand.giveUp],
    ['summary', isRatio ? ratio(sides?.other?.arm.inSentence ?? 'the other way') : share, estimand.summary],
  ];
  return parts.flatMap(([field, here, theirs]) =>
    here === undefined
      ? []
      : {
          field,
          theirs: theirs?.said ?? unsaid[field] ?? 'not stated',
          ours: here,
          matches: theirs === undefined ? 'unstated' : matches[theirs.asOurs],
        },
  );
}
