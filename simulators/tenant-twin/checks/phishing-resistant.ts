// Which strengths and policies hold whatever a phished person gives away.
import type { AuthenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import { phishingResistantStrength } from '../../../scenarios/schema/built-in-strengths.ts';
import type { ConditionalAccessPolicy } from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

const resistant: ReadonlySet<string> = new Set(phishingResistantStrength.allowedCombinations);

/** Combinations of it that are not; empty: it is phishing-resistant, if it holds any at all. */
export function phishableCombinations({ allowedCombinations }: AuthenticationStrength): readonly string[] {
  return allowedCombinations.filter((combination) => !resistant.has(combination));
}

function isResistant(strength: AuthenticationStrength): boolean {
  return strength.allowedCombinations.length > 0 && phishableCombinations(strength).length === 0;
}

/** Policies that demand such a strength and nothing else will do in its place. */
function demandsResistant(judged: JudgedTenant, { grantControls }: ConditionalAccessPolicy): boolean {
  const { authenticationStrength: id, builtInControls = [], operator } = grantControls ?? {};
  const strength = id === undefined ? undefined : judged.strengthOf(id);
  return strength !== undefined && isResistant(strength) && (operator === 'AND' || builtInControls.length === 0);
}

/** Not for some platforms, places, clients or risks alone: a sign-in elsewhere would not meet it. */
function isForAnySignIn({ conditions, notUnderstood }: ConditionalAccessPolicy): boolean {
  const { clientAppTypes, platforms, locations, userRiskLevels, signInRiskLevels } = conditions;
  return (
    notUnderstood.length === 0 &&
    platforms === undefined &&
    locations === undefined &&
    userRiskLevels.length === 0 &&
    signInRiskLevels.length === 0 &&
    (clientAppTypes.length === 0 ||
      clientAppTypes.includes('all') ||
      (clientAppTypes.includes('browser') && clientAppTypes.includes('mobileAppsAndDesktopClients')))
  );
}

/** Those for all resources, whatever their state. */
export function resistantForAll(judged: JudgedTenant): readonly ConditionalAccessPolicy[] {
  return (judged.tenant.conditionalAccess ?? []).filter(
    (policy) =>
      demandsResistant(judged, policy) &&
      isForAnySignIn(policy) &&
      policy.conditions.applications.includeApplications.includes('All'),
  );
}
