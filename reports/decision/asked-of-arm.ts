// What a decision rule asks of an arm, one figure against one number each, in the order in which it is told. Every form of the decision goes by
// this list: from figures that are known exactly, from intervals, and the questions of a sensitivity analysis.
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import type { ConditionKind } from '../results/persona-decision.ts';

/** Metrics that a decision may rest on. */
export type DecidingMetric =
  | 'success-per-need'
  | 'success-per-need-by-method'
  | 'restricted-time-to-sign-in'
  | 'registration-success'
  | DecisionRule['guardrails'][number]['metric'];

export interface Asked {
  /** loss and harm cannot be mended. */
  readonly kind: 'loss' | 'harm' | ConditionKind;
  /** The decision where it is not kept. */
  readonly makes: 'stop' | 'amend';
  readonly metric: DecidingMetric;
  /** difference: arm less baseline. arm: that arm alone. */
  readonly of: 'difference' | 'arm';
  readonly margin: number;
  /** On which side of the margin it is kept; at the margin it is, but where more than nothing is asked. */
  readonly wanted: 'above' | 'below';
  readonly beyond?: true;
  /** A guardrail as it stands in a sentence. */
  readonly inWords?: string;
  /** Of several gains one is enough; it is told as the one that comes nearest. */
  readonly or?: Omit<Asked, 'or' | 'kind' | 'makes'>;
}

/** @param registers people of the arm have to register a passkey. */
export function askedOfArm(rule: DecisionRule, registers: boolean): Asked[] {
  const { success, gain, registration, ownMethod, guardrails } = rule;
  return [
    {
      kind: 'loss',
      makes: 'stop',
      metric: 'success-per-need',
      of: 'difference',
      margin: -success.mayLose,
      wanted: 'above',
    },
    ...guardrails.map(({ metric, stopBeyond, inWords }): Asked => ({
      kind: 'harm',
      makes: 'stop',
      metric,
      of: 'difference',
      margin: stopBeyond,
      wanted: 'below',
      inWords,
    })),
    ...(registers
      ? [
          {
            kind: 'nobody-registers',
            makes: registration.nobody,
            metric: 'registration-success',
            of: 'arm',
            margin: 0,
            wanted: 'above',
            beyond: true,
          } as const,
          {
            kind: 'registration',
            makes: 'amend',
            metric: 'registration-success',
            of: 'arm',
            margin: registration.atLeast,
            wanted: 'above',
          } as const,
        ]
      : []),
    {
      kind: 'floor',
      makes: 'amend',
      metric: 'success-per-need',
      of: 'arm',
      margin: success.atLeast,
      wanted: 'above',
    },
    ...(ownMethod === undefined
      ? []
      : [
          {
            kind: 'fallback',
            makes: 'amend',
            metric: 'success-per-need-by-method',
            of: 'arm',
            margin: ownMethod.atLeast,
            wanted: 'above',
          } as const,
        ]),
    ...guardrails.map(({ metric, amendBeyond, inWords }): Asked => ({
      kind: 'guardrail',
      makes: 'amend',
      metric,
      of: 'difference',
      margin: amendBeyond,
      wanted: 'below',
      inWords,
    })),
    {
      kind: 'gain',
      makes: 'amend',
      metric: 'restricted-time-to-sign-in',
      of: 'difference',
      margin: -gain.time / 1_000,
      wanted: 'below',
      or: { metric: 'success-per-need', of: 'difference', margin: gain.success, wanted: 'above' },
    },
  ];
}

/** Every figure with its margin: a gain that is asked of two is two. */
export function figuresAsked(asked: readonly Asked[]): Asked[] {
  return asked.flatMap((each) => (each.or === undefined ? [each] : [each, Object.assign({}, each, each.or)]));
}

/** Of each persona, for its decision. */
export function decidingMetrics({ guardrails, ownMethod }: DecisionRule): DecidingMetric[] {
  return [
    'success-per-need',
    ...(ownMethod === undefined ? [] : (['success-per-need-by-method'] as const)),
    'restricted-time-to-sign-in',
    'registration-success',
    ...guardrails.map(({ metric }) => metric),
  ];
}
