// Which passkey of those that a device has a profile takes, and whether it then meets the strengths that sign-ins demand of the person.
import type { Platform } from '../../scenarios/schema/conditional-access.ts';
import { allOf, anyOf, type Known } from '../../scenarios/schema/known.ts';
import { type AuthenticatorKind, authenticatorOf } from '../../scenarios/schema/known-authenticators.ts';
import { type PasskeyKind, registers } from '../site/rules/passkey-profiles.ts';
import type { RegistrationLimit } from './judged-tenant.ts';
import type { AccessRules } from './access-rules.ts';
import { type NewPasskey, useOf } from './passkey-use.ts';
import { ruleOf } from './profile-rule.ts';
import type { EffectiveRegistration, ProfileOfTarget } from './registration.ts';
import { authenticatorsOf } from './registration-device.ts';
import { type JudgedStep, passes } from './way-step.ts';

interface Candidate extends PasskeyKind, NewPasskey {
  readonly aaguid: string;
  readonly attested: boolean | undefined;
}

export interface RegistrablePasskey {
  readonly profile: JudgedStep;
  readonly use: JudgedStep;
}

/** The candidate that comes furthest. */
export function registrableOn(
  kinds: readonly AuthenticatorKind[],
  registration: EffectiveRegistration,
  rules: AccessRules,
  platform: Platform,
): RegistrablePasskey {
  const limit = registration.limits.find((one) => one !== 'memberships-not-exported');
  if (limit !== undefined) return { profile: limitStep(limit), use: notReached };
  let best: RegistrablePasskey | undefined;
  for (const candidate of candidatesOf(kinds, registration)) {
    const tried = tryOut(candidate, registration, rules, platform);
    if (best === undefined || rankOf(tried) > rankOf(best)) best = tried;
  }
  return best === undefined || best.profile.passed === 'no'
    ? { profile: noneTaken(kinds, registration), use: notReached }
    : best;
}

const notReached: JudgedStep = { passed: 'unknown', because: 'there is no passkey to sign in with', waysOut: [] };

const worth: Readonly<Record<Known, number>> = { no: 0, unknown: 1, yes: 2 };
const rankOf = ({ profile, use }: RegistrablePasskey): number => worth[profile.passed] * 3 + worth[use.passed];

/** A model that a list names and nobody knows here may be a security key's. */
function candidatesOf(kinds: readonly AuthenticatorKind[], { profiles, possible }: EffectiveRegistration): Candidate[] {
  const candidates = authenticatorsOf(kinds).map(({ aaguid, name, passkeyType, isAttested }) => ({
    aaguid,
    name,
    passkeyType,
    attested: isAttested,
  }));
  if (!kinds.includes('security-key')) return candidates;
  const listed = [...profiles, ...possible].flatMap(({ profile }) => {
    const { keyRestrictions } = ruleOf(profile);
    return keyRestrictions?.enforcementType === 'allow' ? keyRestrictions.aaguids : [];
  });
  const unknown = [...new Set(listed)].filter((aaguid) => authenticatorOf(aaguid) === undefined);
  return [
    ...candidates,
    ...unknown.map((aaguid) => ({
      aaguid,
      name: `an authenticator that is not known here (${aaguid})`,
      passkeyType: 'deviceBound' as const,
      attested: undefined,
    })),
  ];
}

function tryOut(
  candidate: Candidate,
  registration: EffectiveRegistration,
  rules: AccessRules,
  platform: Platform,
): RegistrablePasskey {
  const { profiles, possible, notExcluded } = registration;
  const answers = profiles.map(({ profile }) => registers(ruleOf(profile), candidate));
  const byPossible = possible.map(({ profile }) => allOf([registers(ruleOf(profile), candidate), 'unknown']));
  const passed = allOf([notExcluded, anyOf([...answers, ...byPossible])]);
  const taking = [...profiles, ...possible].find(({ profile }) => registers(ruleOf(profile), candidate) !== 'no');
  const profile: JudgedStep =
    passed === 'yes'
      ? passes(`the profile "${taking?.profile.name}" takes ${candidate.name}`)
      : { passed, because: whyOpen(taking, candidate, registration), waysOut: [] };
  return { profile, use: passed === 'no' ? notReached : useOf(candidate, platform, rules) };
}

function whyOpen(
  taking: ProfileOfTarget | undefined,
  { name, attested }: Candidate,
  { possible, notExcluded }: EffectiveRegistration,
): string {
  if (taking === undefined) return 'no profile takes it';
  const named = `the profile "${taking.profile.name}"`;
  if (notExcluded === 'unknown' || possible.includes(taking))
    return `whether ${named} is for them is not known, as memberships were not exported`;
  return attested === undefined
    ? `${named} enforces attestation, and whether Microsoft Entra can verify ${name} is not known here`
    : `whether ${named} takes ${name} is not known`;
}

function limitStep(limit: Exclude<RegistrationLimit, 'memberships-not-exported'>): JudgedStep {
  const { because, wayOut } = limits[limit];
  return { passed: limit === 'policy-not-exported' ? 'unknown' : 'no', because, waysOut: [wayOut] };
}

const limits: Readonly<
  Record<Exclude<RegistrationLimit, 'memberships-not-exported'>, { readonly because: string; readonly wayOut: string }>
> = {
  'policy-not-exported': {
    because: 'the passkey policy was not exported',
    wayOut: 'Export the authentication methods policy with its passkey (FIDO2) part',
  },
  'method-off': { because: 'passkeys are switched off in the methods policy', wayOut: 'Switch passkeys on' },
  excluded: {
    because: 'they are in a group that is excluded from passkeys, which wins over every target',
    wayOut: 'Take them out of the excluded group',
  },
  'not-targeted': {
    because: 'no target of the passkey policy names them, or none with a profile',
    wayOut: 'Add a group of theirs to the targets, with a profile',
  },
  'self-service-off': {
    because: 'self-service set-up of passkeys is off, and an administrator cannot register for them either',
    wayOut: 'Allow self-service set-up',
  },
  guest: {
    because: 'guests cannot register a passkey in this tenant',
    wayOut: 'Trust the multifactor authentication of their home tenant (cross-tenant access settings)',
  },
};

function noneTaken(kinds: readonly AuthenticatorKind[], { profiles }: EffectiveRegistration): JudgedStep {
  const names = [...new Set(authenticatorsOf(kinds).map(({ name }) => name))].join(', ');
  const asked = profiles.map(({ profile, registrable }) => `"${profile.name}" (${registrable})`).join(', ');
  const unattested = authenticatorsOf(kinds).every(({ isAttested }) => !isAttested);
  const enforced = profiles.some(({ profile }) => profile.attestationEnforcement === 'registrationOnly');
  const attestation =
    unattested && enforced ? '; Microsoft Entra cannot verify who made these, and attestation is enforced' : '';
  return {
    passed: 'no',
    because: `no profile of theirs, ${asked}, takes ${names}${attestation}`,
    waysOut: ['Register on a kind of device that a profile takes, or add a profile that takes this one'],
  };
}
