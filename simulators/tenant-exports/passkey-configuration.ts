// The FIDO2 method: passkey profiles, the root fields from before there were profiles, or both.
// Source: Graph CSDL v1.0, fido2AuthenticationMethodConfiguration; Microsoft's message MC1221452 (how root fields become a profile).
import { isDeepStrictEqual } from 'node:util';
import type {
  KeyRestrictions,
  MethodConfiguration,
  PasskeyConfiguration,
  PasskeyProfile,
  PasskeyTarget,
} from '../../scenarios/schema/tenant.ts';
import {
  booleanAt,
  hasMember,
  idAt,
  isAnnotation,
  isObject,
  listAt,
  memberOf,
  quoted,
  textAt,
  textsOf,
  type JsonObject,
} from './json-members.ts';
import type { JsonPath } from './parsed-export.ts';
import { targetOf } from './method-target.ts';
import type { Reading } from './reading.ts';

/** As Microsoft names the profile that it makes of root fields. */
const defaultProfile = { id: '00000000-0000-0000-0000-000000000001', name: 'Default passkey profile' } as const;

const known = new Set(
  [
    'id',
    'state',
    'displayName',
    'includeTargets',
    'excludeTargets',
    'isSelfServiceRegistrationAllowed',
    'defaultPasskeyProfile',
    'passkeyProfiles',
    'isAttestationEnforced',
    'keyRestrictions',
    'additionalProperties',
    'lastModifiedDateTime',
  ].map((name) => name.toLowerCase()),
);

/** Undefined: something that decides is not understood, and has been told. */
export function passkeyConfiguration(
  object: JsonObject,
  plain: MethodConfiguration,
  reading: Reading,
  below: JsonPath,
): PasskeyConfiguration | undefined {
  const toldProfiles = listAt(object, 'passkeyProfiles');
  const fromRoot = toldProfiles.length === 0 && hasRootFields(object);
  const root = rootFields(object, reading, below);
  if (root === 'not-understood') return undefined;
  const profiles = fromRoot
    ? [profileOfRoot(root)]
    : toldProfiles.map((one, at) => profileOf(one, reading, [...below, 'passkeyProfiles', at]));
  if (!profiles.every((profile) => profile !== undefined)) return undefined;
  const defaultId = idAt(object, 'defaultPasskeyProfile');
  const configuration: PasskeyConfiguration = {
    ...plain,
    includeTargets: passkeyTargets(object, fromRoot, reading),
    isSelfServiceRegistrationAllowed: selfService(object, reading),
    ...(defaultId === undefined ? {} : { defaultPasskeyProfile: defaultId }),
    profiles,
    fromRoot,
    ...(fromRoot || !hasRootFields(object) ? {} : { root }),
    bytes: Buffer.byteLength(JSON.stringify(object)),
  };
  noteOddities(object, configuration, reading);
  return configuration;
}

function hasRootFields(object: JsonObject): boolean {
  return hasMember(object, 'isAttestationEnforced') || isObject(memberOf(object, 'keyRestrictions'));
}

function rootFields(
  object: JsonObject,
  reading: Reading,
  below: JsonPath,
): NonNullable<PasskeyConfiguration['root']> | 'not-understood' {
  const isAttestationEnforced = booleanAt(object, 'isAttestationEnforced');
  const told = memberOf(object, 'keyRestrictions');
  const keyRestrictions = isObject(told) ? keyRestrictionsOf(told, reading, [...below, 'keyRestrictions']) : undefined;
  if (isObject(told) && keyRestrictions === undefined) return 'not-understood';
  return {
    ...(isAttestationEnforced === undefined ? {} : { isAttestationEnforced }),
    ...(keyRestrictions === undefined ? {} : { keyRestrictions }),
  };
}

const noRestriction: KeyRestrictions = { isEnforced: false, enforcementType: 'allow', aaGuids: [] };

/** Attestation enforced makes it device-bound alone; otherwise both kinds. */
function profileOfRoot({
  isAttestationEnforced,
  keyRestrictions,
}: NonNullable<PasskeyConfiguration['root']>): PasskeyProfile {
  const isAttested = isAttestationEnforced === true;
  return {
    ...defaultProfile,
    passkeyTypes: isAttested ? ['deviceBound'] : ['deviceBound', 'synced'],
    attestationEnforcement: isAttested ? 'registrationOnly' : 'disabled',
    keyRestrictions: keyRestrictions ?? noRestriction,
  };
}

function profileOf(value: unknown, reading: Reading, path: JsonPath): PasskeyProfile | undefined {
  const leaveOut = (what: string, found: unknown, expected: string, name: string) => {
    reading.leaveOut(
      `found ${quoted(found)} as ${what} of a passkey profile, expected ${expected}; the FIDO2 method is not judged.`,
      [...path, name],
    );
    return undefined;
  };
  if (!isObject(value)) return leaveOut('the whole', value, 'an object', 'passkeyProfiles');
  const id = idAt(value, 'id');
  if (id === undefined) return leaveOut('the id', memberOf(value, 'id'), 'a GUID', 'id');
  const enforcement = textAt(value, 'attestationEnforcement')?.toLowerCase();
  const attestationEnforcement =
    enforcement === 'disabled' ? enforcement : enforcement === 'registrationonly' ? 'registrationOnly' : undefined;
  if (attestationEnforcement === undefined)
    return leaveOut(
      'the attestation',
      memberOf(value, 'attestationEnforcement'),
      'disabled or registrationOnly',
      'attestationEnforcement',
    );
  const restrictions = memberOf(value, 'keyRestrictions');
  const keyRestrictions = isObject(restrictions)
    ? keyRestrictionsOf(restrictions, reading, [...path, 'keyRestrictions'])
    : noRestriction;
  if (keyRestrictions === undefined) return undefined;
  const name = textAt(value, 'name', 'displayName') ?? id;
  return {
    id,
    name,
    passkeyTypes: typesOf(memberOf(value, 'passkeyTypes'), name, reading),
    attestationEnforcement,
    keyRestrictions,
  };
}

/** A comma string as Graph has it, an array, or .NET's number of flags. */
function typesOf(value: unknown, profile: string, reading: Reading): PasskeyProfile['passkeyTypes'] {
  const flags =
    typeof value === 'number'
      ? [...(value % 2 === 1 ? ['deviceBound'] : []), ...(value % 4 >= 2 ? ['synced'] : [])]
      : textsOf(value);
  const types = (['deviceBound', 'synced'] as const).filter((type) =>
    flags.some((flag) => flag.toLowerCase() === type.toLowerCase()),
  );
  const others = flags.filter((flag) => !types.some((type) => type.toLowerCase() === flag.toLowerCase()));
  if (others.length > 0)
    reading.note(
      `The profile ${quoted(profile)} names kinds of passkeys that are not documented: ${others.map(quoted).join(', ')}.`,
    );
  if (types.length === 0)
    reading.note(`The profile ${quoted(profile)} names no kind of passkey (${quoted(value)}), so it takes none.`);
  return types;
}

function keyRestrictionsOf(object: JsonObject, reading: Reading, path: JsonPath): KeyRestrictions | undefined {
  const isEnforced = booleanAt(object, 'isEnforced');
  const type = textAt(object, 'enforcementType')?.toLowerCase();
  const enforcementType = type === 'allow' || type === 'block' ? type : undefined;
  if (isEnforced === undefined || (isEnforced && enforcementType === undefined)) {
    const name = isEnforced === undefined ? 'isEnforced' : 'enforcementType';
    const expected = isEnforced === undefined ? 'true or false' : 'allow or block';
    reading.leaveOut(
      `found ${quoted(memberOf(object, name))} as ${name} of the key restrictions, expected ${expected}; the FIDO2 method is not judged.`,
      [...path, name],
    );
    return undefined;
  }
  const told = listAt(object, 'aaGuids');
  const odd = told.filter((one) => typeof one !== 'string');
  if (odd.length > 0) reading.note(`${odd.length} of the AAGUIDs are no text and were left out: ${quoted(odd[0])}.`);
  const aaGuids = textsOf(told).map((one) => one.toLowerCase());
  if (!isEnforced && aaGuids.length > 0)
    reading.note(`A list of ${aaGuids.length} AAGUIDs has no effect, as isEnforced is false: there is no restriction.`);
  return { isEnforced, enforcementType: enforcementType ?? 'allow', aaGuids };
}

/** Graph has allowedPasskeyProfiles; the collector of EffectivePasskey passkeyProfileIds. Root fields are one profile, of all targets. */
function passkeyTargets(object: JsonObject, fromRoot: boolean, reading: Reading): PasskeyTarget[] {
  return listAt(object, 'includeTargets').flatMap((one) => {
    const target = targetOf(one, reading);
    if (target === undefined) return [];
    const told = isObject(one)
      ? textsOf(memberOf(one, 'allowedPasskeyProfiles') ?? memberOf(one, 'passkeyProfileIds'))
      : [];
    const allowedPasskeyProfiles = fromRoot ? [defaultProfile.id] : told.map((id) => id.toLowerCase());
    return [{ ...target, allowedPasskeyProfiles }];
  });
}

function selfService(object: JsonObject, reading: Reading): boolean {
  const told = booleanAt(object, 'isSelfServiceRegistrationAllowed');
  if (told === undefined)
    reading.note(
      "It does not tell whether people may register by themselves; Graph's default, that they may, is taken.",
    );
  return told ?? true;
}

function noteOddities(object: JsonObject, configuration: PasskeyConfiguration, reading: Reading): void {
  const { state, includeTargets, profiles, root, fromRoot, defaultPasskeyProfile } = configuration;
  const names = Object.keys(object).filter((name) => !isAnnotation(name) && !known.has(name.toLowerCase()));
  if (names.length > 0)
    reading.note(`Names that Graph does not have here were left aside: ${names.slice(0, 10).map(quoted).join(', ')}.`);
  if (fromRoot) reading.note('From before passkey profiles: its root fields are read as the only profile.');
  if (profiles.length === 0) reading.note('It has neither passkey profiles nor root fields: no passkey is accepted.');
  if (includeTargets.length === 0)
    reading.note(
      profiles.length === 0
        ? 'No target is named: it is for nobody.'
        : `No target names the ${profiles.length === 1 ? 'profile' : `${profiles.length} profiles`} ${profiles.map(({ name }) => quoted(name)).join(', ')}: nobody may register or sign in by ${profiles.length === 1 ? 'it' : 'them'}.`,
    );
  if (
    state === 'disabled' &&
    profiles.some(({ attestationEnforcement }) => attestationEnforcement === 'registrationOnly')
  )
    reading.note('Attestation is enforced in a method that is off: nobody may register.');
  const first = profiles.find(({ id }) => id === defaultPasskeyProfile) ?? profiles[0];
  if (root !== undefined && first !== undefined) noteDisagreement(root, first, reading);
}

function noteDisagreement(
  root: NonNullable<PasskeyConfiguration['root']>,
  profile: PasskeyProfile,
  reading: Reading,
): void {
  const { isAttestationEnforced, keyRestrictions } = root;
  const differing = [
    ...(isAttestationEnforced !== undefined &&
    isAttestationEnforced !== (profile.attestationEnforcement === 'registrationOnly')
      ? ['attestation']
      : []),
    ...(keyRestrictions !== undefined && !isDeepStrictEqual(keyRestrictions, profile.keyRestrictions)
      ? ['key restrictions']
      : []),
  ];
  reading.note(
    differing.length === 0
      ? `Deprecated root fields stand beside the profiles and say the same as ${quoted(profile.name)}.`
      : `Deprecated root fields disagree with the default profile ${quoted(profile.name)} about ${differing.join(' and ')}: the profile decides.`,
  );
}
