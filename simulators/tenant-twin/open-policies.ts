// Which policies stand against a registration: each is worked out once for a tenant, a second factor, a device and a place, whoever asks.
import {
  type ConditionalAccessPolicy,
  registerSecurityInformation,
} from '../../scenarios/schema/conditional-access.ts';
import type { Shown } from '../site/rules/authentication-strength.ts';
import {
  blocks,
  decideAccess,
  type DescribedSignIn,
  type DeviceControl,
  type PolicyResult,
} from '../site/rules/conditional-access.ts';
import type { AccessRules, OpenPolicy, Whereabouts } from './access-rules.ts';
import type { FirstFactor } from './first-factor.ts';
import type { RegistrationPlace } from './registration-device.ts';

export interface Attempted {
  readonly factor: FirstFactor;
  readonly place: RegistrationPlace;
  readonly where: Whereabouts;
}

/** Those that do not let it through. */
export function openPolicies({ policies = [], memory, ...rules }: AccessRules, attempted: Attempted): OpenPolicy[] {
  const key = keyOf(attempted);
  const known = memory.get(key) ?? { yes: new Map(), unknown: new Map() };
  memory.set(key, known);
  const open: OpenPolicy[] = [];
  for (const { policy, isFor } of policies) {
    const one = known[isFor].get(policy) ?? openPolicy(policy, rules, attempted) ?? 'none';
    known[isFor].set(policy, one);
    if (one !== 'none') open.push(one);
  }
  return open;
}

const keyOf = ({ factor, place, where }: Attempted): string =>
  `${factor.kind} ${factor.words}|${place.key}|${where.words}`;

type Judging = Pick<AccessRules, 'strengths' | 'person'>;

function openPolicy(policy: ConditionalAccessPolicy, judging: Judging, attempted: Attempted): OpenPolicy | undefined {
  const result = worstResult(policy, judging, attempted);
  return result && { result, isOfSurroundings: isOfSurroundings(policy, judging, attempted) };
}

function worstResult(
  policy: ConditionalAccessPolicy,
  { strengths, person }: Judging,
  attempted: Attempted,
): PolicyResult | undefined {
  const open = requestsOf(attempted).flatMap((request) =>
    decideAccess([policy], strengths, person, request).policies.filter(
      ({ verdict }) => verdict !== 'met' && verdict !== 'not-applied',
    ),
  );
  return open.find(({ verdict }) => verdict !== 'unknown') ?? open[0];
}

function requestsOf({ factor, place, where }: Attempted): DescribedSignIn[] {
  const { platform, client, device, resource } = place;
  const { locations, isTrustedLocation } = where;
  const signIn = {
    platform,
    client,
    device,
    locations,
    isTrustedLocation,
    userRisk: 'none',
    signInRisk: 'none',
  } as const;
  const passwordAlone: Shown = { modes: ['password'] };
  return [
    { ...signIn, shown: factor.shown, resource: registerSecurityInformation },
    { ...signIn, shown: factor.shown, resource },
    // Whoever registers a second factor on the spot does so by password alone.
    ...(factor.kind === 'registered-on-the-spot'
      ? [{ ...signIn, shown: passwordAlone, resource: registerSecurityInformation }]
      : []),
  ];
}

const allMet: Readonly<Record<DeviceControl, boolean>> = {
  compliantDevice: true,
  domainJoinedDevice: true,
  approvedApplication: true,
  compliantApplication: true,
};

function isOfSurroundings(policy: ConditionalAccessPolicy, judging: Judging, attempted: Attempted): boolean {
  const { platforms, locations, clientAppTypes } = policy.conditions;
  if (blocks(policy)) return platforms !== undefined || locations !== undefined || clientAppTypes.length > 0;
  const ideal = { ...attempted, place: { ...attempted.place, device: allMet } };
  return worstResult(policy, judging, ideal) === undefined;
}
