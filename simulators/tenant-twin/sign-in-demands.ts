// What Conditional Access demands of the sign-ins of a person: every enabled policy that is or may be for them, in words.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import { blocks, controlsOf } from '../site/rules/conditional-access.ts';
import { wordsOfGrant, wordsOfScope } from './demand-words.ts';
import type { CoveringPolicy } from './judged-tenant.ts';

type Demand = PersonJudged['demands'][number];

/** Told once a policy, and as often as it may be for somebody. 'nothing': it demands nothing. */
export type DemandMemory = Record<CoveringPolicy['isFor'], Map<ConditionalAccessPolicy, Demand | 'nothing'>>;

export function demandsOf(
  covering: readonly CoveringPolicy[],
  strengths: ReadonlyMap<string, AuthenticationStrength>,
  memory: DemandMemory,
): PersonJudged['demands'] {
  return covering.flatMap(({ policy, isFor }) => {
    const demand = memory[isFor].get(policy) ?? demandOf({ policy, isFor }, strengths);
    memory[isFor].set(policy, demand);
    return demand === 'nothing' ? [] : [demand];
  });
}

function demandOf(
  { policy, isFor }: CoveringPolicy,
  strengths: ReadonlyMap<string, AuthenticationStrength>,
): Demand | 'nothing' {
  const controls = controlsOf(policy, strengths);
  if (policy.state !== 'enabled' || (controls.length === 0 && !blocks(policy))) return 'nothing';
  return {
    policy: policy.displayName,
    demands: [
      wordsOfGrant(policy, controls),
      ...wordsOfScope(policy),
      ...(isFor === 'unknown' ? ['if it is for them, which the exports do not tell'] : []),
    ],
  };
}
