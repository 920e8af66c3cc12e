// What a file of this folder declares: what a figure is about, in words, and what is added up for its numerator and its denominator. Every
// way to that figure goes by it: reports over tables, counting as attempts are lived, points of a sensitivity analysis.
import type { Unmeant } from '../schema/unmeant.ts';
import { registrationFor } from '../flows/lived-flows.ts';
import type { GroupQuantity, Quantity } from './quantity.ts';
import type { AttemptUnitId, GroupUnitId } from './unit.ts';

interface EstimandFields {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Population, what is compared, what counts, what does not. */
  readonly estimand: string;
  /** What the figure is a share of, in words. */
  readonly denominator: string;
  readonly primary: boolean;
  /**
   * share: successes of trials. rate: events per 1 000. mean: sum over count.
   * log-mean: the numerator sums natural logarithms, shown as their exponential. median: of `numerator` where `per` is 1.
   */
  readonly kind: 'share' | 'rate' | 'mean' | 'log-mean' | 'median';
  /** Of a mean: the largest value that a unit of the denominator can have, so that a bound is known where all users are alike. The least is 0. */
  readonly most?: number;
  /** For figures of time: whose seconds they are, so that their measured share can be told. */
  readonly secondsOf?: 'attempts' | 'successes' | 'registrations';
  /** Attempts without a need that a scenario must have for it to be a figure of its own; `unmeant`: of people or of strangers. Absent: none. */
  readonly beside?: 'unmeant' | 'strangers';
}

export type Estimand = EstimandFields &
  (
    | { readonly from: AttemptUnitId; readonly numerator: Quantity; readonly per: Quantity }
    | { readonly from: GroupUnitId; readonly numerator: GroupQuantity; readonly per: GroupQuantity }
  );

/** @param signIn flow that the people of an arm sign in with: who registers nothing is no registrant. */
export function appliesTo({ from }: Pick<Estimand, 'from'>, signIn: string): boolean {
  return from !== 'registrants' || registrationFor(signIn) !== undefined;
}

/** @param unmeant of the scenario; absent: it says nothing of it, and has none. Where nothing was lived that it is about, it is no 0. */
export function isLived({ beside }: Pick<Estimand, 'beside'>, unmeant: Unmeant | undefined): boolean {
  if (beside === undefined) return true;
  return unmeant !== undefined && (unmeant.strangers || (beside === 'unmeant' && unmeant.people));
}

/** Typed identity: checks an estimand where it is declared and keeps its literal id. */
export function defineEstimand<const E extends Estimand>(estimand: E): E {
  return estimand;
}
