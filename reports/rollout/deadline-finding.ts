// The sentence of a rollout's summary about the end of text messages.
import type { TenantResults } from '../results/tenant-results.ts';
import { count, countOf } from '../words/quantity.ts';

/** Empty: nothing ends in the time of the rollout. */
export function deadlineFinding({ aroundDeadline: around }: TenantResults): string {
  if (around === undefined) return '';
  const alone = (tenant: 'rollout' | 'nothing') =>
    Math.round(around[tenant].personas.reduce((sum, each) => sum + each.alone, 0));
  const { from, until } = around.month;
  return `When text messages end on ${around.on}, ${countOf(alone('nothing'), 'person has', 'people have')} nothing else with nothing done, ${count(alone('rollout'))} with the rollout; from ${from} to ${until} the help desk sees ${countOf(around.nothing.month.tickets, 'ticket')} against ${count(around.rollout.month.tickets)}.`;
}
