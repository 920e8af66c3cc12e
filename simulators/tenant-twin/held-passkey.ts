// Whether a passkey that somebody holds still signs them in, by the profiles that apply to them now. Attestation is not asked for again.
import type { Known } from '../../scenarios/schema/known.ts';
import { allOf, anyOf } from '../../scenarios/schema/known.ts';
import { authenticatorOf } from '../../scenarios/schema/known-authenticators.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import type { HeldPasskey } from '../../scenarios/schema/tenant.ts';
import { accepts, type PasskeyKind, typesOf } from '../site/rules/passkey-profiles.ts';
import { ruleOf } from './profile-rule.ts';
import type { EffectiveRegistration, ProfileOfTarget } from './registration.ts';

type PasskeyJudged = PersonJudged['passkeys'][number];

export function judgeHeld(held: HeldPasskey, registration: EffectiveRegistration): PasskeyJudged {
  const kind = withKnownType(held);
  const { aaguid, passkeyType: type } = kind;
  const model = held.model ?? (aaguid === undefined ? undefined : authenticatorOf(aaguid)?.name);
  const signsIn = stillSignsIn(kind, registration);
  return {
    ...(aaguid === undefined ? {} : { aaguid }),
    ...(type === undefined ? {} : { type }),
    ...(model === undefined ? {} : { model }),
    signsIn,
    why: why(kind, signsIn, registration),
  };
}

/** What the export leaves out of a passkey is taken from its AAGUID where that is known. */
export function withKnownType({ aaguid, passkeyType }: PasskeyKind): PasskeyKind {
  return {
    aaguid,
    passkeyType: passkeyType ?? (aaguid === undefined ? undefined : authenticatorOf(aaguid)?.passkeyType),
  };
}

export function stillSignsIn(kind: PasskeyKind, registration: EffectiveRegistration): Known {
  const { profiles, possible, notExcluded, limits } = registration;
  if (limits.includes('policy-not-exported')) return 'unknown';
  const bySure = profiles.map(({ profile }) => accepts(ruleOf(profile), kind));
  const byPossible = possible.map(({ profile }) => allOf([accepts(ruleOf(profile), kind), 'unknown']));
  return allOf([notExcluded, anyOf([...bySure, ...byPossible])]);
}

function why(kind: PasskeyKind, signsIn: Known, registration: EffectiveRegistration): string {
  const { profiles, possible, limits } = registration;
  const limit = limits.find((one) => one in refusals);
  if (limit !== undefined) return refusals[limit as keyof typeof refusals];
  const accepting = profiles.find(({ profile }) => accepts(ruleOf(profile), kind) === signsIn);
  if (signsIn === 'yes') return `the profile "${accepting?.profile.name}" accepts it`;
  return [...profiles, ...possible].map((applied) => reason(applied, kind)).join('; ');
}

const refusals = {
  'policy-not-exported': 'the passkey policy was not exported',
  'method-off': 'passkeys are switched off in the methods policy',
  excluded: 'they are in a group that is excluded from passkeys',
  'not-targeted': 'no target of the passkey policy names them',
};

/** What of a profile stands against a passkey, or what would have to be known. */
function reason({ profile }: ProfileOfTarget, { aaguid, passkeyType }: PasskeyKind): string {
  const rule = ruleOf(profile);
  const types = typesOf(rule);
  const named = `the profile "${profile.name}"`;
  if (passkeyType !== undefined && !types.includes(passkeyType))
    return `${named} takes ${types.length === 0 ? 'no passkey at all' : `${typeWords[types[0] as 'synced']} ones alone`}, and this one is ${typeWords[passkeyType]}`;
  const { keyRestrictions } = rule;
  if (keyRestrictions === undefined || aaguid === undefined)
    return `${named} asks for ${passkeyType === undefined && types.length === 1 ? 'its type' : 'its AAGUID'}, which the export does not tell`;
  const isListed = keyRestrictions.aaguids.includes(aaguid);
  if (isListed === (keyRestrictions.enforcementType === 'allow'))
    return `${named} asks for what the export does not tell: ${passkeyType === undefined ? 'its type' : 'who is in the group'}`;
  return isListed
    ? `the AAGUID ${aaguid} is in the block list of ${named}`
    : `the AAGUID ${aaguid} is not in the allow list of ${named}`;
}

const typeWords = { synced: 'synced', deviceBound: 'device-bound' };
