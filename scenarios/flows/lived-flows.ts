// Which flows the people of a scenario come to.
import type { Flow, Next } from '../schema/flow.ts';

/** Flows that arms begin with. A passkey has to be registered first. */
export function flowsBegun(arms: readonly string[]): readonly string[] {
  return [...arms, ...(arms.includes('passkey') ? ['passkey-registration'] : [])];
}

/** Those, and all that they lead to. @param known flows by id; of others nothing is followed. */
export function livedFlows(arms: readonly string[], known: Readonly<Record<string, Flow>>): ReadonlySet<string> {
  const lived = new Set(flowsBegun(arms));
  // A set goes on to what is added while it is gone through.
  for (const id of lived) {
    for (const { on } of Object.values(known[id]?.steps ?? {})) {
      for (const next of Object.values<Next>(on)) if ('flow' in next) lived.add(next.flow);
    }
  }
  return lived;
}
