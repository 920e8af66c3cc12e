// The policy of the target that an arm's people meet: the scenario's, with the fields that differ in the arm.
import type { Arm, ArmId } from './arm.ts';
import type { Policy } from './policy.ts';

/** By id, of those arms whose policy differs from the scenario's. */
export type ArmPolicies = Readonly<Record<ArmId, Policy>>;

export function policyOfArm(policy: Policy, { policy: changes = {} }: Pick<Arm, 'policy'>): Policy {
  return changed(policy, changes);
}

/** Field by field, at any depth; a list is taken whole. */
function changed<T>(whole: T, changes: unknown): T {
  if (!isMapping(whole) || !isMapping(changes)) return changes as T;
  const fields = Object.entries(changes).map(([name, change]) => [name, changed(whole[name], change)]);
  return { ...whole, ...Object.fromEntries(fields) };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function armPolicies(policy: Policy, arms: readonly Arm[]): ArmPolicies {
  return Object.fromEntries(
    arms.flatMap((arm) => (arm.policy === undefined ? [] : [[arm.id, policyOfArm(policy, arm)]])),
  );
}
