// What a metric file declares: its estimand in words, and the SQL of its sufficient statistics by arm, persona and user.
import type { z } from 'zod';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { metricInfo } from '../results/estimate.ts';
import type { Relation } from '../folder/relation.ts';

export interface Metric extends z.infer<typeof metricInfo> {
  /**
   * share: successes of trials. rate: events per 1 000. mean: sum over count.
   * log-mean: the numerator sums natural logarithms, shown as their exponential. median: of `numerator` where `per` is 1.
   */
  readonly kind: 'share' | 'rate' | 'mean' | 'log-mean' | 'median';
  readonly from: Relation;
  /** SQL over a row of the relation; summed by user. */
  readonly numerator: string;
  /** SQL over a row of the relation; summed by user. */
  readonly per: string;
  /** Of a mean: the largest value that a unit of the denominator can have, so that a bound is known where all users are alike. The least is 0. */
  readonly most?: number;
  /** For figures of time: whose seconds they are, so that their measured share can be told. */
  readonly secondsOf?: 'attempts' | 'successes' | 'registrations';
  /** Arms that have it: those whose people register a passkey. Absent: all. */
  readonly arms?: 'registering';
}

/** @param signIn flow that the people of an arm sign in with */
export function appliesTo({ arms }: Pick<Metric, 'id' | 'arms'>, signIn: string): boolean {
  return arms === undefined || registrationFor(signIn) !== undefined;
}

/** Typed identity: checks a metric where it is declared and keeps its literal id. */
export function defineMetric<const M extends Metric>(metric: M): M {
  return metric;
}
