// The people of a run among many in virtual time, attempt by attempt: whether they lived the same.
import type { ResultsOfPilot } from '../results/results.ts';
import { count, countOf } from './quantity.ts';

type Many = NonNullable<ResultsOfPilot['many']>;

/** "313 of 313 attempts alike in this run and among the many of virtual time." */
export function twinsInWords({
  alike: { compared, alike, differing, void: lost, cut },
  counts,
}: Pick<Many, 'alike' | 'counts'>): string {
  const left = [
    ...(lost === 0 ? [] : [`${countOf(lost, 'void one')} not compared`]),
    ...(cut === 0 ? [] : [`${count(cut)} after our machine had held somebody up not compared`]),
  ];
  const said = `${count(alike)} of ${countOf(compared, 'attempt')} alike in this run and among the many of virtual time${left.length === 0 ? '' : ` (${left.join(', ')})`}`;
  return counts
    ? `${said}.`
    : `${said}; ${differing === 1 ? 'one differs' : `${count(differing)} differ`}, so nothing of virtual time or of the inputs counts here.`;
}
