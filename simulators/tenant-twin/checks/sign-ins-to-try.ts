// Sign-ins that checks try in thought, from anywhere: a browser at no known place, on a device that meets nothing, without risk.
import { mySignIns } from '../../../scenarios/schema/known-applications.ts';
import { registerSecurityInformation } from '../../../scenarios/schema/conditional-access.ts';
import type { MethodMode } from '../../../scenarios/schema/authentication-strength.ts';
import type { Shown } from '../../site/rules/authentication-strength.ts';
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

/** What everybody can register by themselves. */
const registeredOnTheSpot = ['sms', 'microsoftAuthenticatorPush', 'softwareOath'] as const satisfies MethodMode[];

export interface WayIn {
  readonly factor: MethodMode;
  /** Nothing tells what they have: it is one that the policy lets them have. */
  readonly isAssumed: boolean;
}

/** Whether whoever has the person's password and a second factor that can be phished gets into it. */
export function getsInByCode(judged: JudgedTenant, person: number, resource: string): WayIn | undefined {
  const { methods } = judged.people.facts(person);
  const factor = phishableFactors(judged, person, methods).find((mode) => opensTo(judged, person, resource, mode));
  return factor === undefined ? undefined : { factor, isAssumed: methods === undefined };
}

export interface WayToRegister {
  readonly by: 'code' | 'assumed-code' | 'password-alone';
}

/**
 * Whether whoever has the person's password, and a second factor that can be phished, comes to register. Registration is a user action and an
 * application: both must let them. Who has no second factor yet is asked to register one by the password alone.
 */
export function comesToRegister(judged: JudgedTenant, person: number): WayToRegister | undefined {
  const { methods } = judged.people.facts(person);
  const bothOpen = (mode: MethodMode): boolean =>
    opensTo(judged, person, registerSecurityInformation, mode) && opensTo(judged, person, mySignIns, mode);
  if (phishableFactors(judged, person, methods).some(bothOpen))
    return { by: methods === undefined ? 'assumed-code' : 'code' };
  const hasSecond =
    methods === undefined || methods.some(({ isAllowed, modes }) => isAllowed !== 'no' && modes.length > 0);
  return !hasSecond &&
    opensTo(judged, person, registerSecurityInformation) &&
    allowedOnTheSpot(judged, person).some(bothOpen)
    ? { by: 'password-alone' }
    : undefined;
}

/** With a passkey of this model. */
export function getsInByPasskey(judged: JudgedTenant, person: number, resource: string, aaguid: string): boolean {
  return judged.accessVerdict(person, signInTo(resource, { modes: ['fido2'], aaguid })) === 'granted';
}

/** Second factors of a person that can be phished and that the policy lets them use; where nothing tells what they have, those they may have. */
function phishableFactors(
  judged: JudgedTenant,
  person: number,
  methods: PersonFacts['methods'],
): readonly MethodMode[] {
  if (methods === undefined) return allowedOnTheSpot(judged, person);
  return methods
    .filter(({ isAllowed }) => isAllowed !== 'no')
    .flatMap(({ modes }) => modes.filter((mode) => phishable.has(mode)));
}

const allowedOnTheSpot = (judged: JudgedTenant, person: number): readonly MethodMode[] =>
  registeredOnTheSpot.filter((mode) => judged.mayUse(person, mode) !== 'no');

/** By password, and a second factor if there is one. */
function opensTo(judged: JudgedTenant, person: number, resource: string, ...factors: readonly MethodMode[]): boolean {
  return judged.accessVerdict(person, signInTo(resource, { modes: ['password', ...factors] })) === 'granted';
}

/** Few, tried for many people: each is made once, and so judged once. */
const signIns = new Map<string, DescribedSignIn>();

function signInTo(resource: string, shown: Shown): DescribedSignIn {
  const key = `${resource} ${shown.aaguid ?? ''} ${shown.modes.join(' ')}`;
  const signIn = signIns.get(key) ?? { ...fromAnywhere, resource, shown };
  signIns.set(key, signIn);
  return signIn;
}
