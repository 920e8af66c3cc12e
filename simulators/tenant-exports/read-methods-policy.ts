// The authentication methods policy: Graph's own object, the SDK's, the portal's, whole or one method of it.
import type { MethodConfiguration, PassConfiguration, RegistrationCampaign } from '../../scenarios/schema/tenant.ts';
import {
  booleanAt,
  countAt,
  dateOf,
  firstOf,
  isHollow,
  isObject,
  listAt,
  memberOf,
  quoted,
  textAt,
  type JsonObject,
} from './json-members.ts';
import type { JsonPath } from './parsed-export.ts';
import { targetOf, targetsOf } from './method-target.ts';
import { passkeyConfiguration } from './passkey-configuration.ts';
import type { Reading } from './reading.ts';
import type { PolicyFrame, ReadMethod } from './tenant-draft.ts';

const states = ['enabled', 'disabled'] as const;
const migrationStates = ['preMigration', 'migrationInProgress', 'migrationComplete'] as const;
const campaignStates = ['default', 'enabled', 'disabled'] as const;
const typeSuffix = 'authenticationmethodconfiguration';

/** @returns policies read: 1, or 0 where nothing in it could be. */
export function readMethodsPolicy(object: JsonObject, reading: Reading): number {
  const modifiedAt = dateOf(memberOf(object, 'lastModifiedDateTime'));
  const name = 'authenticationMethodConfigurations';
  let methods = 0;
  for (const [at, one] of listAt(object, name).entries()) {
    if (isObject(one)) methods += readMethod(one, reading, [name, at], modifiedAt);
    else reading.leaveOut(`found ${quoted(one)} where the configuration of a method should be.`, [name, at]);
  }
  const frame = policyFrame(object, reading);
  if (!isHollow(frame)) noteTwice(reading.draft.policyFrames.tell('policy', frame, reading.file, modifiedAt), reading);
  if (methods === 0) reading.note('No method in it could be read: whether passkeys are on is not known from it.');
  else reading.alsoRead('method', methods);
  return methods > 0 || !isHollow(frame) ? 1 : 0;
}

/** @param below way from the piece to the method. @returns methods read: 1 or 0. */
export function readMethod(
  object: JsonObject,
  reading: Reading,
  below: JsonPath = [],
  policyModifiedAt?: string,
): number {
  const id = methodId(object);
  if (id === undefined) {
    reading.leaveOut('found the configuration of a method without an id, which one it is cannot be told.', below);
    return 0;
  }
  const state = states.find((one) => one === textAt(object, 'state')?.toLowerCase());
  if (state === undefined) {
    reading.leaveOut(
      `found the state ${quoted(memberOf(object, 'state'))} of the method ${id}, expected enabled or disabled; the method is not judged.`,
      [...below, 'state'],
    );
    return 0;
  }
  const plain: MethodConfiguration = {
    id,
    state,
    includeTargets: targetsOf(memberOf(object, 'includeTargets'), reading),
    excludeTargets: targetsOf(memberOf(object, 'excludeTargets'), reading),
  };
  const method = methodOf(object, plain, reading, below);
  if (method === undefined) return 0;
  const modifiedAt = dateOf(memberOf(object, 'lastModifiedDateTime')) ?? policyModifiedAt;
  noteTwice(reading.draft.methods.tell(id.toLowerCase(), method, reading.file, modifiedAt), reading);
  return 1;
}

/** Graph's id, or what the type says: "fido2AuthenticationMethodConfiguration". Microsoft365DSC has neither for the only one of a kind. */
function methodId(object: JsonObject): string | undefined {
  const type = textAt(object, '@odata.type')?.replace(/^#?microsoft\.graph\./i, '') ?? '';
  const fromType = type.toLowerCase().endsWith(typeSuffix) ? type.slice(0, -typeSuffix.length) : undefined;
  const isFido2 = firstOf(object, ['passkeyProfiles', 'isAttestationEnforced', 'isSelfServiceRegistrationAllowed']);
  const id = textAt(object, 'id') ?? fromType ?? (isFido2 === undefined ? undefined : 'Fido2');
  if (id === undefined) return undefined;
  return (fromType ?? id).toLowerCase() === 'fido2' ? 'Fido2' : `${id.charAt(0).toUpperCase()}${id.slice(1, 100)}`;
}

function methodOf(
  object: JsonObject,
  plain: MethodConfiguration,
  reading: Reading,
  below: JsonPath,
): ReadMethod | undefined {
  if (plain.id === 'Fido2') return passkeyConfiguration(object, plain, reading, below);
  const displayName = textAt(object, 'displayName');
  const named = displayName === undefined ? plain : { ...plain, displayName };
  return plain.id === 'TemporaryAccessPass' ? passConfiguration(object, named, reading) : named;
}

/** Graph's defaults where an export does not say. Source: Graph v1.0, temporaryAccessPassAuthenticationMethodConfiguration. */
function passConfiguration(object: JsonObject, plain: MethodConfiguration, reading: Reading): PassConfiguration {
  const defaulted: string[] = [];
  const or = <T>(value: T | undefined, name: string, otherwise: T): T => {
    if (value === undefined) defaulted.push(`${name} ${otherwise}`);
    return value ?? otherwise;
  };
  const count = (name: string, otherwise: number) => or(countAt(object, name), name, otherwise);
  const pass = {
    ...plain,
    minimumLifetimeMinutes: count('minimumLifetimeInMinutes', 60),
    maximumLifetimeMinutes: count('maximumLifetimeInMinutes', 480),
    defaultLifetimeMinutes: count('defaultLifetimeInMinutes', 60),
    defaultLength: count('defaultLength', 8),
    isUsableOnce: or(booleanAt(object, 'isUsableOnce'), 'isUsableOnce', false),
  };
  if (defaulted.length > 0)
    reading.note(
      `The Temporary Access Pass does not tell everything; Graph's defaults are taken: ${defaulted.join(', ')}.`,
    );
  return pass;
}

function policyFrame(object: JsonObject, reading: Reading): PolicyFrame {
  const enforcement = memberOf(object, 'registrationEnforcement');
  const told = isObject(enforcement) ? memberOf(enforcement, 'authenticationMethodsRegistrationCampaign') : undefined;
  const campaign = isObject(told) ? campaignOf(told, reading) : undefined;
  const state = textAt(object, 'policyMigrationState');
  const policyMigrationState = migrationStates.find((one) => one.toLowerCase() === state?.toLowerCase());
  if (state !== undefined && policyMigrationState === undefined)
    reading.note(`The migration state ${quoted(state)} is not one that is documented; it is left out.`);
  const optOut = memberOf(object, 'optOutSettings');
  const optsOutOfPasskeyMigration = isObject(optOut) ? booleanAt(optOut, 'passkeyDynamicMigration') : undefined;
  return {
    ...(campaign === undefined ? {} : { campaign }),
    ...(policyMigrationState === undefined ? {} : { policyMigrationState }),
    ...(optsOutOfPasskeyMigration === undefined ? {} : { optsOutOfPasskeyMigration }),
  };
}

/** Graph: snoozeDurationInDays is 1 where nobody set it. */
const defaultSnoozeDays = 1;

function campaignOf(object: JsonObject, reading: Reading): RegistrationCampaign | undefined {
  const state = campaignStates.find((one) => one === textAt(object, 'state')?.toLowerCase());
  if (state === undefined) {
    reading.note(
      `The registration campaign has the state ${quoted(memberOf(object, 'state'))}, which is none; it is left out.`,
    );
    return undefined;
  }
  const enforces = booleanAt(object, 'enforceRegistrationAfterAllowedSnoozes');
  return {
    state,
    snoozeDurationDays: countAt(object, 'snoozeDurationInDays') ?? defaultSnoozeDays,
    ...(enforces === undefined ? {} : { enforcesAfterAllowedSnoozes: enforces }),
    includeTargets: listAt(object, 'includeTargets').flatMap((one) => {
      const target = targetOf(one, reading);
      const method = isObject(one) ? textAt(one, 'targetedAuthenticationMethod') : undefined;
      if (target === undefined) return [];
      return [method === undefined ? target : { ...target, targetedAuthenticationMethod: method }];
    }),
    excludeTargets: targetsOf(memberOf(object, 'excludeTargets'), reading),
  };
}

function noteTwice(sentence: string | undefined, reading: Reading): void {
  if (sentence !== undefined) reading.note(sentence);
}
