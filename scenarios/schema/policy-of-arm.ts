// The policy of the target that an arm's people meet: the scenario's, with the fields that differ in the arm.
import type { Arm, ArmId } from './arm.ts';
import type { Policy } from './policy.ts';

/** By id, of those arms whose policy differs from the scenario's. */
export type ArmPolicies = Readonly<Record<ArmId, Policy>>;

export function policyOfArm(policy: Policy, { policy: changes = {} }: Pick<Arm, 'policy'>): Policy {
  const groups = Object.keys(changes) as (keyof Policy)[];
  return { ...policy, ...Object.fromEntries(groups.map((group) => [group, { ...policy[group], ...changes[group] }])) };
}

export function armPolicies(policy: Policy, arms: readonly Arm[]): ArmPolicies {
  return Object.fromEntries(
    arms.flatMap((arm) => (arm.policy === undefined ? [] : [[arm.id, policyOfArm(policy, arm)]])),
  );
}
