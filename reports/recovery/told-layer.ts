// Which layer a figure of a drill is told from: the many where they were lived, else the people of the run.
import type { ResultsOfDrill } from '../results/results.ts';
import type { ImpostorResult, RightfulResult } from '../results/recovery-results.ts';
import { countOf } from '../words/quantity.ts';

type Told = Pick<ResultsOfDrill, 'arms' | 'recovery'>;
type Layer = RightfulResult['layer'];

export function toldLayer({ recovery }: Pick<Told, 'recovery'>): Layer {
  return recovery.many === undefined ? 'real' : 'many';
}

/** Of all personas, in the order of the arms. */
export function rightfulTold({ arms, recovery }: Told, layer: Layer): RightfulResult[] {
  return arms.flatMap(({ id }) =>
    recovery.rightful.filter((row) => row.layer === layer && row.arm === id && row.persona === undefined),
  );
}

export function impostorsTold({ arms, recovery }: Told, layer: Layer): ImpostorResult[] {
  return arms.flatMap(({ id }) =>
    recovery.impostors.filter((row) => row.layer === layer && row.arm === id && row.persona === undefined),
  );
}

/** "20 000 people in virtual time"; "100 people of the run". */
export function scopeOf(results: Told): string {
  const layer = toldLayer(results);
  const people = Math.max(0, ...rightfulTold(results, layer).map((row) => row.people));
  return `${countOf(people, 'person', 'people')} ${layer === 'many' ? 'in virtual time' : 'of the run'}`;
}
