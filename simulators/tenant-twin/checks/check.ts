// What a check is: a question to a judged tenant, answered by findings with the facts that they follow from.
import type { Finding, PolicyAnswer, Severity } from '../../../scenarios/schema/policy-answer.ts';
import type { Tenant } from '../../../scenarios/schema/tenant.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

/** Parts of a tenant without which a check cannot look, with how that is said. */
export const needs = {
  'passkey-policy': 'no authentication methods policy with its FIDO2 part was exported',
  'methods-policy': 'no authentication methods policy was exported',
  'conditional-access': 'no Conditional Access policies were exported',
  people: 'no people were exported',
  memberships: 'no members of groups were exported',
  roles: 'no role assignments were exported',
  registrations: 'no registration report (userRegistrationDetails) was exported',
  passkeys: 'no passkeys of people (fido2Methods) were exported',
  'sign-ins': 'no sign-in log was exported',
} as const;
export type Need = keyof typeof needs;

type Patch = NonNullable<PolicyAnswer['proposal']>['patches'][number];

/** A change of settings that closes a finding: the request that would make it, and the tenant as it would be then. */
export interface Mend extends Omit<Patch, 'closes'> {
  readonly apply: (tenant: Tenant) => Tenant;
}

export type Found = Omit<Finding, 'check' | 'severity'> & { readonly severity?: Severity };

export interface Check {
  readonly id: string;
  /** Of a finding that says nothing else. */
  readonly severity: Severity;
  readonly needs: readonly Need[];
  readonly find: (judged: JudgedTenant) => readonly Found[];
  /** Absent: no change of settings closes it, or which one does is for people to decide. */
  readonly mend?: (judged: JudgedTenant) => readonly Mend[];
}

export function isThere(need: Need, { tenant }: JudgedTenant): boolean {
  switch (need) {
    case 'passkey-policy':
      return tenant.methodsPolicy?.passkeys !== undefined;
    case 'methods-policy':
      return tenant.methodsPolicy !== undefined;
    case 'conditional-access':
      return tenant.conditionalAccess !== undefined;
    case 'people':
      return tenant.people.length > 0;
    case 'memberships':
      return tenant.memberships !== undefined;
    case 'roles':
      return tenant.roles !== undefined;
    case 'registrations':
      return tenant.people.some(({ methodsRegistered }) => methodsRegistered !== undefined);
    case 'passkeys':
      return tenant.people.some(({ passkeys }) => passkeys !== undefined);
    case 'sign-ins':
      return tenant.methodsUsed !== undefined;
  }
}
