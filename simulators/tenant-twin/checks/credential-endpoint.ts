// Demands on devices for All resources stop the registration of a passkey on a private phone, unless one application is excluded.
// Source: reports of administrators; Microsoft documents neither the application's part nor its exclusion.
import { credentialEndpoint } from '../../../scenarios/schema/known-applications.ts';
import type { ConditionalAccessPolicy, GrantControl } from '../../../scenarios/schema/conditional-access.ts';
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
    (tenant.conditionalAccess ?? []).flatMap((policy) => {
      const { displayName, state, conditions } = policy;
      const { applications } = conditions;
      const demands = demandsOnDevices(policy);
      if (state !== 'enabled' || demands === undefined || !isForPhones(conditions)) return [];
      if (!applications.includeApplications.includes('All')) return [];
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
              sentence: `It demands ${demands} on All resources, and the Azure Credential Configuration Endpoint (${credentialEndpoint}) is not excluded: a phone that is not managed cannot register a passkey.`,
              evidence: [`conditionalAccessPolicy “${displayName}”: ${demands} on All`],
              remedy: `Exclude ${credentialEndpoint}, together with a policy that guards registration; or have people register on managed devices.`,
              breaks: 'Excluded, a device that is not managed may register, also a stranger’s: see stranger-can-enrol.',
            },
      ];
    }),
};

/** In words. Absent: none, or something that is no matter of the device will do in their place. */
function demandsOnDevices({ grantControls }: ConditionalAccessPolicy): string | undefined {
  const { builtInControls = [], authenticationStrength, termsOfUse = [], operator = 'OR' } = grantControls ?? {};
  const demands = builtInControls.filter((control) => onDevices.has(control));
  const others =
    demands.length < builtInControls.length || authenticationStrength !== undefined || termsOfUse.length > 0;
  if (demands.length === 0 || (operator === 'OR' && others)) return undefined;
  return demands.join(operator === 'OR' ? ' or ' : ' and ');
}

function isForPhones({ platforms }: ConditionalAccessPolicy['conditions']): boolean {
  const { includePlatforms = [], excludePlatforms = [] } = platforms ?? {};
  return (['iOS', 'android'] as const).some(
    (phone) =>
      !excludePlatforms.includes(phone) &&
      (includePlatforms.length === 0 || includePlatforms.includes('all') || includePlatforms.includes(phone)),
  );
}
