// What flows are for, by their names as records have them.
import type { Flow, Purpose } from '../schema/flow.ts';
import { flows } from './catalogue.ts';

const byName: Readonly<Record<string, Flow>> = flows;

/** Undefined: no flow of this version. */
export function purposeOf(flow: string): Purpose | undefined {
  return byName[flow]?.purpose;
}

export function flowsFor(purpose: Purpose): readonly string[] {
  return Object.values(byName).flatMap((flow) => (flow.purpose === purpose ? [flow.id] : []));
}
