// Kinds of impostor that the rule of a drill does not look at.
import type { ImpostorKind } from '../../scenarios/schema/drill.ts';
import type { ResultsOfDrill } from '../results/results.ts';

export function leftOutOf({ run }: Pick<ResultsOfDrill, 'run'>): ReadonlySet<ImpostorKind> {
  return new Set(run.rule.statement.impostors.leftOut.map(({ kind }) => kind));
}
