// Whether somebody may use an authentication method: it is on, one of their groups is named where any is, and none of them is excluded.
// Source: Microsoft Learn, concept-authentication-methods-manage; that an exclusion wins: how-to-authentication-passkeys-fido2.
import type { MethodUse } from '../../../scenarios/schema/method-use.ts';
import { isInSome } from './in-some-group.ts';

/** @param groups ids of those that the person is in. */
export function mayUse(
  { state, groups: named, excludedGroups }: Pick<MethodUse, 'state'> & Partial<MethodUse>,
  groups: readonly string[],
): boolean {
  if (state === 'disabled') return false;
  if (excludedGroups !== undefined && isInSome(groups, excludedGroups)) return false;
  return named === undefined || isInSome(groups, named);
}
