// Of which kind a quantity is, and on which scale it is told: times and ratios of times on the logarithm, as a factor of two is as far at 3 s
// as at 30 s; shares and their differences as they stand, as rollouts are decided in percentage points; ratios of shares on the logarithm.
import type { Definition, KindOfFigure } from '../../scenarios/schema/attempt-definition.ts';
import type { ComparedMeasure } from '../../scenarios/schema/compared-quantity.ts';

interface MeasureKind {
  readonly kind: KindOfFigure;
  readonly scale: 'natural' | 'log';
}

export const kindOfMeasure: Readonly<Record<ComparedMeasure, MeasureKind>> = {
  success: { kind: 'success', scale: 'natural' },
  'registration-success': { kind: 'success', scale: 'natural' },
  'success-difference': { kind: 'success', scale: 'natural' },
  'success-ratio': { kind: 'success', scale: 'log' },
  seconds: { kind: 'times', scale: 'log' },
  'seconds-ratio': { kind: 'times', scale: 'log' },
};

/** Definitions that a figure can have; the first is the one it is judged under. */
export function definitionsOf(measure: ComparedMeasure, definitions: readonly Definition[]): readonly Definition[] {
  const { kind } = kindOfMeasure[measure];
  return definitions.filter(({ of = kind }) => of === kind);
}
