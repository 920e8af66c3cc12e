// Whether a method of the methods policy is for a person: an exclusion wins over every inclusion.
// Source: Microsoft Learn, concept-authentication-methods-manage.
import { allOf, anyOf, type Known, known, opposite } from '../../scenarios/schema/known.ts';
import type { MethodTarget } from '../../scenarios/schema/tenant.ts';
import type { Targets } from './named-ids.ts';

/** Whom a target can name. `groups`: ids of named groups that they are in; absent: memberships were not exported. */
export interface Subject {
  readonly id: string;
  readonly groups: ReadonlySet<string> | undefined;
}

export const everybody = 'all_users';

export function isTargeted({ includeTargets, excludeTargets }: Targets, subject: Subject): Known {
  return allOf([namesAny(includeTargets, subject), opposite(namesAny(excludeTargets, subject))]);
}

export const namesAny = (targets: readonly MethodTarget[], subject: Subject): Known =>
  anyOf(targets.map((target) => names(target, subject)));

export function names({ id, targetType }: MethodTarget, subject: Subject): Known {
  if (id === everybody || id === subject.id) return 'yes';
  return targetType === 'user' ? 'no' : known(subject.groups?.has(id));
}
