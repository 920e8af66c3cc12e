// A flow by its name, as steps and attempts have it.
import type { Flow } from './flow.ts';
import { flows } from './catalogue.ts';

const byName: Readonly<Record<string, Flow>> = flows;

/** @throws RangeError for a name that no flow of this version has. */
export function flowNamed(name: string): Flow {
  const flow = byName[name];
  if (flow === undefined) throw new RangeError(`no flow is named "${name}"`);
  return flow;
}
