// New Conditional Access policies: the request to Microsoft Graph, and the tenant as it would be.
import { phishingResistantStrength } from '../../../scenarios/schema/built-in-strengths.ts';
import {
  conditionalAccessPolicy,
  registerSecurityInformation,
  type ConditionalAccessPolicy,
} from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Mend } from './check.ts';

/** Roles cover whoever holds one that is active; whoever is only eligible, or known as an administrator by the report alone, by name. */
export function resistantForAdmins(judged: JudgedTenant): Mend {
  const roles = new Set<string>();
  const byName: string[] = [];
  const { people } = judged;
  for (let person = 0; person < people.count; person += 1) {
    const { isAdmin, isEmergency, roles: held, person: who } = people.facts(person);
    for (const { roleTemplateId } of held) roles.add(roleTemplateId);
    if (isAdmin && !isEmergency && !held.some(({ assignment }) => assignment === 'active')) byName.push(who.id);
  }
  return newPolicy(
    'Demand phishing-resistant authentication of administrators on All resources.',
    emergencyIds(judged),
    {
      displayName: 'Administrators: phishing-resistant authentication',
      conditions: {
        users: { includeRoles: [...roles].toSorted(), includeUsers: byName },
        applications: { includeApplications: ['All'] },
      },
      grantControls: { operator: 'OR', authenticationStrength: phishingResistantStrength.id },
    },
  );
}

/** By a trusted place where the tenant has one, else by a device that is managed. */
export function guardedRegistration(judged: JudgedTenant): Mend {
  const hasTrustedPlace = (judged.tenant.namedLocations ?? []).some(({ isTrusted }) => isTrusted === true);
  return newPolicy(
    hasTrustedPlace
      ? 'Let security information be registered from trusted places only.'
      : 'Let security information be registered on compliant devices only.',
    emergencyIds(judged),
    {
      displayName: 'Registration of security information: guarded',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeUserActions: [registerSecurityInformation] },
        ...(hasTrustedPlace ? { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } } : {}),
      },
      grantControls: { operator: 'OR', builtInControls: [hasTrustedPlace ? 'block' : 'compliantDevice'] },
    },
  );
}

interface WrittenPolicy {
  readonly displayName: string;
  readonly conditions: {
    readonly users: Partial<ConditionalAccessPolicy['conditions']['users']>;
    readonly [other: string]: object;
  };
  readonly grantControls: {
    readonly operator: 'OR';
    readonly builtInControls?: readonly string[];
    readonly authenticationStrength?: string;
  };
}

function newPolicy(what: string, excluded: readonly string[], written: WrittenPolicy): Mend {
  const { displayName, conditions } = written;
  const { authenticationStrength, ...grant } = written.grantControls;
  const users = { ...conditions.users, excludeUsers: [...excluded] };
  const policy: ConditionalAccessPolicy = conditionalAccessPolicy.parse({
    id: `proposed: ${displayName}`,
    ...written,
    conditions: { ...conditions, users },
  });
  return {
    sentence: `${what} ${
      excluded.length === 0
        ? 'No emergency account is known to be left out: declare them with --emergency, or the policy can lock everybody out.'
        : 'Declared emergency accounts are left out.'
    } The request makes it report first; enable it when the reports are understood: only then does it close anything.`,
    // Only reporting, so that whoever reviews it sees first whom it would refuse.
    request: () => ({
      method: 'POST',
      path: '/identity/conditionalAccess/policies',
      body: {
        displayName,
        state: 'enabledForReportingButNotEnforced',
        conditions: { ...conditions, users },
        grantControls: {
          ...grant,
          ...(authenticationStrength === undefined ? {} : { authenticationStrength: { id: authenticationStrength } }),
        },
      },
    }),
    apply: (tenant) => ({ ...tenant, conditionalAccess: [...(tenant.conditionalAccess ?? []), policy] }),
  };
}

function emergencyIds({ people }: JudgedTenant): string[] {
  const ids: string[] = [];
  for (let person = 0; person < people.count; person += 1) {
    const { isEmergency, person: who } = people.facts(person);
    if (isEmergency) ids.push(who.id);
  }
  return ids;
}
