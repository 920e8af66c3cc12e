// Ids that a tenant's policies and roles name: of groups, whose members must be known, and of single people, who are judged each on their own.
import type { MethodTarget, Tenant } from '../../scenarios/schema/tenant.ts';

/** Whom a method, or the campaign, is for. */
export interface Targets {
  readonly includeTargets: readonly MethodTarget[];
  readonly excludeTargets: readonly MethodTarget[];
}

/** Of people and of groups, as policies do not always say which. */
export function idsInPolicies({ methodsPolicy, conditionalAccess = [] }: Tenant): ReadonlySet<string> {
  const targets = methodsPolicy === undefined ? [] : partsWithTargets(methodsPolicy);
  return new Set([
    ...targets.flatMap(({ includeTargets, excludeTargets }) =>
      [...includeTargets, ...excludeTargets].map(({ id }) => id),
    ),
    ...conditionalAccess.flatMap(({ conditions: { users } }) => [
      ...users.includeUsers,
      ...users.excludeUsers,
      ...users.includeGroups,
      ...users.excludeGroups,
    ]),
  ]);
}

function partsWithTargets(policy: NonNullable<Tenant['methodsPolicy']>): readonly Targets[] {
  const { methods, passkeys, temporaryAccessPass, campaign } = policy;
  return [...methods, passkeys, temporaryAccessPass, campaign].filter((part) => part !== undefined);
}
