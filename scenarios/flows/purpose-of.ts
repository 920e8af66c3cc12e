// What flows are for, by their names as records have them.
import type { Flow, Purpose } from './flow.ts';
import { flows } from './catalogue.ts';
import type { FlowId } from './flow-id.ts';

/** Flows of a purpose. */
export type FlowFor<P extends Purpose> = {
  [F in FlowId]: (typeof flows)[F]['purpose'] extends P ? F : never;
}[FlowId];

const byName: Readonly<Record<string, Flow>> = flows;

/** Undefined: no flow of this version. */
export function purposeOf(flow: string): Purpose | undefined {
  return byName[flow]?.purpose;
}

export function flowsFor<P extends Purpose>(purpose: P): readonly FlowFor<P>[] {
  return Object.values(byName).flatMap((flow) => (flow.purpose === purpose ? [flow.id as FlowFor<P>] : []));
}
