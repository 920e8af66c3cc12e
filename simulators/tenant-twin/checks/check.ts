// What a check is: a question to a judged tenant, answered by findings with the facts that they follow from.
import type { Finding, PolicyAnswer, Severity } from '../../../scenarios/schema/policy-answer.ts';
import type { PasskeyConfiguration, Tenant } from '../../../scenarios/schema/tenant.ts';
import { everybody } from '../is-targeted.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

/** Parts of a tenant without which a check cannot look, with how that is said. */
export const needs = {
  'passkey-policy': 'no authentication methods policy with its FIDO2 part was exported',
  'methods-policy': 'no authentication methods policy was exported',
  policies: 'neither an authentication methods policy nor Conditional Access policies were exported',
  telephone: 'the methods policy was exported without text messages and calls',
  pass: 'the methods policy was exported without the Temporary Access Pass',
  campaign: 'the methods policy was exported without its registration campaign',
  migration: 'the methods policy was exported without policyMigrationState',
  'opt-out': 'the methods policy was exported without optOutSettings, which only beta has',
  'conditional-access': 'no Conditional Access policies were exported',
  people: 'no people were exported',
  memberships: 'no members of groups were exported',
  'members-of-targets': 'no members of the groups that the passkey policy names were exported',
  roles: 'no role assignments were exported',
  administrators: 'neither role assignments nor a registration report were exported, so who administers is not known',
  registrations: 'no registration report (userRegistrationDetails) was exported',
  passkeys: 'no passkeys of people (fido2Methods) were exported',
  'sign-ins': 'no sign-in log was exported',
} as const;
export type Need = keyof typeof needs;

type Patch = NonNullable<PolicyAnswer['proposal']>['patches'][number];

/** A change of settings that closes a finding: the request that would make it, and the tenant as it would be then. */
export interface Mend {
  /** Tells it from every other. */
  readonly sentence: string;
  readonly request: (before: Tenant) => Pick<Patch, 'method' | 'path' | 'body'>;
  readonly apply: (before: Tenant) => Tenant;
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
    case 'policies':
      return tenant.methodsPolicy !== undefined || tenant.conditionalAccess !== undefined;
    case 'telephone':
      return tenant.methodsPolicy?.methods.some(({ id }) => id === 'Sms' || id === 'Voice') === true;
    case 'pass':
      return tenant.methodsPolicy?.temporaryAccessPass !== undefined;
    case 'campaign':
      return tenant.methodsPolicy?.campaign !== undefined;
    case 'migration':
      return tenant.methodsPolicy?.policyMigrationState !== undefined;
    case 'opt-out':
      return tenant.methodsPolicy?.optsOutOfPasskeyMigration !== undefined;
    case 'conditional-access':
      return tenant.conditionalAccess !== undefined;
    case 'people':
      return tenant.people.length > 0;
    case 'memberships':
      return tenant.memberships !== undefined;
    case 'members-of-targets':
      return tenant.memberships !== undefined || reachesEverybody(tenant.methodsPolicy?.passkeys);
    case 'roles':
      return tenant.roles !== undefined;
    case 'administrators':
      return tenant.roles !== undefined || tenant.people.some(({ isAdminInReport }) => isAdminInReport !== undefined);
    case 'registrations':
      return tenant.people.some(({ methodsRegistered }) => methodsRegistered !== undefined);
    case 'passkeys':
      return tenant.people.some(({ passkeys }) => passkeys !== undefined);
    case 'sign-ins':
      return tenant.methodsUsed !== undefined;
  }
}

const reachesEverybody = (passkeys: PasskeyConfiguration | undefined): boolean =>
  passkeys?.includeTargets.some(({ id }) => id === everybody) === true;
