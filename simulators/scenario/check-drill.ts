// What the schema of arms whose people recover accounts cannot see: ways to recover that the policy of an arm does not offer, and what a driver
// cannot call.
import type { Action } from '../../scenarios/flows/action.ts';
import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import type { Report } from './scenario-errors.ts';

/** Where a way begins that only a policy with this part offers. */
const offeredBy = { recovery: 'open-account-recovery', helpDesk: 'call-help-desk' } as const satisfies Partial<
  Record<keyof Policy, Action>
>;

/** @param driver as it is written. @param policy of the scenario. */
export function checkDrill(
  { driver, arms, policy }: { readonly driver: unknown; readonly arms: readonly Arm[]; readonly policy: Policy },
  report: Report,
): void {
  const ofArms = arms.map((arm) => ({ arm, policy: policyOfArm(policy, arm) }));
  for (const part of ['recovery', 'helpDesk'] as const) {
    const without = ofArms.find((one) => one.policy[part] === undefined && hasAction(one.arm, offeredBy[part]));
    if (without !== undefined)
      report(
        'contradiction',
        ['policy', part],
        `no "policy.${part}" and an arm "${without.arm.id}" whose people recover by it`,
        `"${part}" in the policy, or an arm fewer`,
        'key',
      );
  }
  const calling = ofArms.filter((one) =>
    one.policy.recovery?.profiles.some(({ claimValidation }) => claimValidation === 'endpoint'),
  );
  const unsaid = calling.find((one) => one.policy.recovery?.claimsEndpoint === undefined);
  // Of the scenario's own policy the schema tells it.
  if (unsaid !== undefined && unsaid.arm.policy?.recovery !== undefined)
    report(
      'contradiction',
      ['arms', unsaid.arm.id, 'policy', 'recovery'],
      'claimValidation: endpoint without a "claimsEndpoint"',
      '"claimsEndpoint" in the policy',
    );
  if ((driver === 'virtual' || driver === 'load') && calling.length > 0)
    report(
      'contradiction',
      ['driver'],
      `"driver: ${driver}" with claimValidation: endpoint`,
      `"driver: browser", or claimValidation: built-in or none, as ${
        driver === 'load' ? 'a load is for the target alone' : 'nothing is called in virtual time'
      }`,
    );
}

function hasAction({ signIn }: Arm, action: Action): boolean {
  return Object.values(flowNamed(signIn).steps).some((step) => step.action === action);
}
