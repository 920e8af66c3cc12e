// The sentence a flow gives a step, by "flow/step".
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';

const known: readonly Flow[] = Object.values(flows);

/** Title of a step; a step of a flow this version does not know keeps its address as its title. */
export function stepTitle(address: string): string {
  const [flowId, step = ''] = address.split('/');
  return known.find((flow) => flow.id === flowId)?.steps[step]?.title ?? address;
}
