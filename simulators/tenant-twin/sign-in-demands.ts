// What Conditional Access demands of the sign-ins of a person: every enabled policy that is or may be for them, in words.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import { blocks, controlsOf } from '../site/rules/conditional-access.ts';
import { wordsOfGrant, wordsOfScope } from './demand-words.ts';
import type { CoveringPolicy } from './judged-tenant.ts';

export function demandsOf(
  covering: readonly CoveringPolicy[],
  strengths: ReadonlyMap<string, AuthenticationStrength>,
): PersonJudged['demands'] {
  return covering
    .filter(({ policy }) => policy.state === 'enabled' && demandsAnything(policy, strengths))
    .map(({ policy, isFor }) => ({
      policy: policy.displayName,
      demands: [
        wordsOfGrant(policy, controlsOf(policy, strengths)),
        ...wordsOfScope(policy),
        ...(isFor === 'unknown' ? ['if it is for them, which the exports do not tell'] : []),
      ],
    }));
}

const demandsAnything = (
  policy: ConditionalAccessPolicy,
  strengths: ReadonlyMap<string, AuthenticationStrength>,
): boolean => blocks(policy) || controlsOf(policy, strengths).length > 0;
