// A parameter's value in words.
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { quantity } from '../quantity.ts';

export function parameterValue({ unit }: Pick<Parameter, 'unit'>, value: number): string {
  return quantity(value, unit === 'count' || unit === 'sd' ? '' : unit);
}

export function basisOf({ evidence = [], assumed }: Pick<Parameter, 'evidence' | 'assumed'>): 'published' | 'published and assumed' | 'assumed' {
  if (evidence.length === 0) return 'assumed';
  return assumed === undefined ? 'published' : 'published and assumed';
}
