// Which flows the people of a scenario come to.
import type { Flow, Next } from './flow.ts';
import { flows } from './catalogue.ts';
import type { FlowId } from './flow-id.ts';

export interface BegunWith {
  /** Flow that an arm's people sign in with. */
  readonly signIn: FlowId;
}

const byId: Readonly<Record<string, Flow>> = flows;

/** What must be registered before somebody can sign in with a flow. Undefined: nothing. */
export function registrationFor(signIn: string): FlowId | undefined {
  const flow = byId[signIn];
  return flow?.purpose === 'sign-in' ? (flow.registration as FlowId | undefined) : undefined;
}

/** Flows that somebody who signs in with this one may fall back to. */
export function fallbacksOf(signIn: FlowId): readonly string[] {
  const found = Object.values(byId[signIn]?.steps ?? {}).flatMap(({ on }) =>
    Object.values<Next>(on).flatMap((next) => ('flow' in next && next.fallback === true ? [next.flow] : [])),
  );
  return [...new Set(found)];
}

/** Flows that arms begin with: those to sign in, and what is registered for them. */
export function flowsBegun(arms: readonly BegunWith[]): ReadonlySet<FlowId> {
  return new Set([...arms.map(({ signIn }) => signIn), ...arms.flatMap(({ signIn }) => registrationFor(signIn) ?? [])]);
}

/** Those, and all that they lead to. */
export function livedFlows(arms: readonly BegunWith[]): ReadonlySet<string> {
  const lived = new Set<string>(flowsBegun(arms));
  // A set goes on to what is added while it is gone through.
  for (const id of lived) {
    for (const { on } of Object.values(byId[id]?.steps ?? {})) {
      for (const next of Object.values<Next>(on)) if ('flow' in next) lived.add(next.flow);
    }
  }
  return lived;
}
