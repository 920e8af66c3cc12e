// Whether two runs' decisions rest on the same: where one was settled and the other not, that alone may make them differ.
import type { Comparison } from './comparison.ts';

const bases = {
  inputs: 'over the inputs, which were lived (settle in its scenario, or sensitivity of it)',
  sample: 'by the sample of its people alone',
} as const;

/** That two decisions are not of one kind is no finding about what was changed. */
export function decisionBases(decisions: Comparison['decisions']): string {
  const other = decisions.find(
    ({ basisA, basisB }) => basisA !== undefined && basisB !== undefined && basisA !== basisB,
  );
  return other?.basisA === undefined || other.basisB === undefined
    ? ''
    : `A is decided ${bases[other.basisA]}, B ${bases[other.basisB]}: decisions may differ for that alone.`;
}
