// Which recovery profile applies to a person. Source: Microsoft Learn, how-to-account-recovery-enable: profiles have a priority, and the first
// that is for somebody applies; groups that are excluded are excluded from the whole feature.
import type { RecoveryPolicy, RecoveryProfile } from '../../../scenarios/schema/recovery-policy.ts';
import { isInSome } from './in-some-group.ts';

/** Whether recovery is offered to anybody. */
export function isInForce(policy: RecoveryPolicy | undefined): policy is RecoveryPolicy {
  return policy?.profiles.some(({ state }) => state === 'enabled') === true;
}

/** @param groups ids of those that the person is in. Undefined: none is for them. */
export function recoveryProfileFor(
  { profiles, excludedGroups }: Pick<RecoveryPolicy, 'profiles' | 'excludedGroups'>,
  groups: readonly string[],
): RecoveryProfile | undefined {
  if (excludedGroups !== undefined && isInSome(groups, excludedGroups)) return undefined;
  return profiles.find(
    ({ state, groups: targets }) => state === 'enabled' && (targets === undefined || isInSome(groups, targets)),
  );
}
