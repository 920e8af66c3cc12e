// What the schema of the arms cannot see: names that must exist elsewhere, and what an arm says that leads its people nowhere.
import { fallbacksOf } from '../../scenarios/flows/lived-flows.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { SecondFactorOrNone } from '../../scenarios/schema/persona.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import { checkHabits } from './check-persona.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import type { Report, ScenarioProblem } from './scenario-errors.ts';

interface Surroundings {
  /** Ids of the scenario's own. */
  readonly personas: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Absent: the scenario's cannot be read. */
  readonly policy: Policy | undefined;
}

export function checkArms(
  arms: readonly Arm[],
  { personas, parameters, policy }: Surroundings,
  locate: Locate,
  report: Report,
): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  for (const arm of arms) {
    const path = ['arms', arm.id];
    for (const [id, { habits }] of Object.entries(arm.personas ?? {})) {
      const at = [...path, 'personas', id];
      if (!personas.includes(id)) problems.push(unknownWord('unknown-reference', id, personas, at, locate(at, 'key')));
      problems.push(...checkHabits(habits, [...at, 'habits'], parameters, locate));
    }
    const ways = fallbacksOf(arm.signIn);
    for (const [index, flow] of (arm.fallbacks ?? []).entries()) {
      if (ways.includes(flow)) continue;
      report(
        'contradiction',
        [...path, 'fallbacks', index],
        `"${flow}" as a fallback from "${arm.signIn}"`,
        ways.length === 0 ? 'none, as that flow leads to no other' : `a flow that it leads to: ${ways.join(', ')}`,
      );
    }
    for (const part of ['recovery', 'helpDesk', 'externalMethod'] as const)
      if (policy !== undefined && policy[part] === undefined && arm.policy?.[part] !== undefined)
        report(
          'contradiction',
          [...path, 'policy', part],
          `"${part}" in an arm where the scenario's policy has none`,
          `"${part}" in "policy" too: an arm says what differs from it`,
          'key',
        );
    if (policy !== undefined && policyOfArm(policy, arm).externalMethod === undefined && hasPeopleWith(arm, 'external'))
      report(
        'contradiction',
        [...path, 'secondFactors'],
        'people whose second factor an external provider asks for, where the policy has no such provider',
        '"policy: { externalMethod: { displayName: ... } }", or nobody with "external"',
      );
    if (
      policy !== undefined &&
      policyOfArm(policy, arm).signIn.multifactor === 'required' &&
      hasPeopleWith(arm, 'none')
    )
      report(
        'contradiction',
        [...path, 'secondFactors'],
        'people without a second factor where the policy asks everybody for one',
        '"policy: { signIn: { multifactor: where-registered } }" in this arm, or nobody with "none"',
      );
  }
  return problems;
}

function hasPeopleWith({ secondFactors }: Arm, factor: SecondFactorOrNone): boolean {
  return (secondFactors?.shares[factor] ?? 0) > 0;
}
