// Demands on devices for All resources stop the registration of a passkey on a private phone, unless one application is excluded.
// Source: reports of administrators; Microsoft documents neither the application's part nor its exclusion.
import { credentialEndpoint } from '../../../scenarios/schema/known-applications.ts';
import type { GrantControl } from '../../../scenarios/schema/conditional-access.ts';
import type { Check } from './check.ts';

const onDevices: ReadonlySet<GrantControl> = new Set<GrantControl>([
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
]);

export const check: Check = {
  id: 'credential-endpoint',
  severity: 'medium',
  needs: ['conditional-access'],
  find: ({ tenant }) =>
    (tenant.conditionalAccess ?? []).flatMap(({ displayName, state, conditions: { applications }, grantControls }) => {
      const demands = (grantControls?.builtInControls ?? []).filter((control) => onDevices.has(control));
      if (state !== 'enabled' || demands.length === 0 || !applications.includeApplications.includes('All')) return [];
      const isExcluded = applications.excludeApplications.includes(credentialEndpoint);
      return [
        isExcluded
          ? {
              severity: 'info' as const,
              title: `“${displayName}” lets passkeys be registered on devices that it does not know`,
              sentence: `The Azure Credential Configuration Endpoint (${credentialEndpoint}) is excluded, without which a private phone cannot register a passkey in Microsoft Authenticator. It also lets whoever can sign in as somebody register from a device of theirs, if nothing else guards registration.`,
              evidence: [`conditionalAccessPolicy “${displayName}”: excludeApplications has ${credentialEndpoint}`],
              remedy: 'Keep it where private phones are to register, with a policy that guards registration.',
              breaks: 'Without it private phones register no passkey.',
            }
          : {
              title: `“${displayName}” stops registration on private phones`,
              sentence: `It demands ${demands.join(' or ')} on All resources, and the Azure Credential Configuration Endpoint (${credentialEndpoint}) is not excluded: a phone that is not managed cannot register a passkey.`,
              evidence: [`conditionalAccessPolicy “${displayName}”: ${demands.join(', ')} on All`],
              remedy: `Exclude ${credentialEndpoint}, together with a policy that guards registration; or have people register on managed devices.`,
              breaks: 'Excluded, a device that is not managed may register, also a stranger’s: see stranger-can-enrol.',
            },
      ];
    }),
};
