// A parameter's value in words.
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { count, percent, quantity } from '../words/quantity.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

/** An input as results tell it. */
export type ToldParameter = Omit<SensitivityResults['parameters'][number], 'unit'> & { readonly unit: string };

export function parameterValue({ unit }: Pick<ToldParameter, 'unit'>, value: number): string {
  return quantity(value, unit === 'count' || unit === 'sd' ? '' : unit);
}

export function basisOf({
  evidence = [],
  assumed,
}: Pick<Parameter, 'evidence' | 'assumed'>): 'published' | 'published and assumed' | 'assumed' {
  if (evidence.length === 0) return 'assumed';
  return assumed === undefined ? 'published' : 'published and assumed';
}

/** "70 parameters, 23 of them plain assumptions (32.9 %)". */
export function sharesOfBasis({ parameters }: { readonly parameters: readonly ToldParameter[] }): string {
  const assumed = parameters.filter(({ basis }) => basis === 'assumed').length;
  return `${count(parameters.length)} parameters, ${count(assumed)} of them plain assumptions (${percent(assumed / Math.max(1, parameters.length))})`;
}
