// Sign-ins that checks try in thought, from anywhere: a browser at no known place, on a device that meets nothing, without risk.
import { mySignIns } from '../../../scenarios/schema/known-applications.ts';
import { registerSecurityInformation } from '../../../scenarios/schema/conditional-access.ts';
import type { MethodMode } from '../../../scenarios/schema/authentication-strength.ts';
import type { DescribedSignIn } from '../../site/rules/conditional-access.ts';
import type { JudgedTenant, PersonFacts } from '../judged-tenant.ts';

export const azurePortal = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c';

const fromAnywhere: DescribedSignIn = {
  platform: 'windows',
  client: 'browser',
  locations: [],
  isTrustedLocation: false,
  userRisk: 'none',
  signInRisk: 'none',
  device: {
    compliantDevice: false,
    domainJoinedDevice: false,
    approvedApplication: false,
    compliantApplication: false,
  },
  passwordChanged: false,
};

/** What somebody can be talked out of: read from a message, typed into another page, or agreed to on the phone. */
const phishable: ReadonlySet<MethodMode> = new Set<MethodMode>([
  'sms',
  'voice',
  'softwareOath',
  'hardwareOath',
  'microsoftAuthenticatorPush',
]);

/** Second factors of a person that can be phished and that the policy lets them use; where nothing tells what they have, a text message. */
export function phishableFactors({ methods }: PersonFacts): readonly MethodMode[] {
  if (methods === undefined) return ['sms'];
  return methods
    .filter(({ isAllowed }) => isAllowed !== 'no')
    .flatMap(({ modes }) => modes.filter((mode) => phishable.has(mode)));
}

/** Whether whoever has the person's password and one of these gets into it. */
export function getsIn(
  judged: JudgedTenant,
  person: number,
  resource: string,
  factors: readonly MethodMode[],
): MethodMode | undefined {
  return factors.find(
    (factor) =>
      judged.access(person, { ...fromAnywhere, resource, shown: { modes: ['password', factor] } }).verdict ===
      'granted',
  );
}

/** Registration is a user action and an application: both must let them. */
export function comesToRegister(
  judged: JudgedTenant,
  person: number,
  factors: readonly MethodMode[],
): MethodMode | undefined {
  return factors.find(
    (factor) =>
      getsIn(judged, person, registerSecurityInformation, [factor]) !== undefined &&
      getsIn(judged, person, mySignIns, [factor]) !== undefined,
  );
}

/** With a passkey of this model. */
export function getsInByPasskey(judged: JudgedTenant, person: number, resource: string, aaguid: string): boolean {
  return (
    judged.access(person, { ...fromAnywhere, resource, shown: { modes: ['fido2'], aaguid } }).verdict === 'granted'
  );
}
