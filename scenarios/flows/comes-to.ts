// Whether a flow has a step of an action, in itself or in a flow that it leads to: what a setting of the target can bear on.
import type { Action } from './action.ts';
import { flows } from './catalogue.ts';
import type { Flow } from './flow.ts';
import type { FlowId } from './flow-id.ts';
import { livedFlows } from './lived-flows.ts';

const byId: Readonly<Record<string, Flow>> = flows;

export function comesTo(flow: FlowId, action: Action): boolean {
  return [...livedFlows([{ signIn: flow }])].some((id) =>
    Object.values(byId[id]?.steps ?? {}).some((step) => step.action === action),
  );
}
