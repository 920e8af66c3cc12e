// The passkey part of a scenario's policy from a tenant's exports: each profile with the personas and groups that its targets reach.
import { z } from 'zod';
import type { PasskeyConfiguration, PasskeyProfile } from '../../scenarios/schema/tenant.ts';
import { everybodyThere, type GroupsInScenario } from './groups-in-scenario.ts';

/** As the schema of a policy allows. */
const mostProfiles = 10;
const longestName = 60;

export function passkeysOfExports(
  configuration: PasskeyConfiguration,
  groups: GroupsInScenario,
  told: string[],
): object {
  const { state, isSelfServiceRegistrationAllowed, excludeTargets, profiles } = configuration;
  const excluded = groups.ofAll(excludeTargets.map(({ id }) => id));
  const reached = profiles.flatMap((profile) => {
    const written = profileInScenario(profile, configuration, groups, told);
    return written === undefined ? [] : [written];
  });
  if (reached.length > mostProfiles)
    told.push(`Passkey profiles: ${reached.length}, of which the first ${mostProfiles} are lived`);
  return {
    state,
    isSelfServiceRegistrationAllowed,
    ...(excluded.length === 0 ? {} : { excludedGroups: excluded }),
    profiles: reached.slice(0, mostProfiles).map(uniquelyNamed),
  };
}

function profileInScenario(
  { id, name, passkeyTypes, attestationEnforcement, keyRestrictions }: PasskeyProfile,
  { includeTargets }: PasskeyConfiguration,
  groups: GroupsInScenario,
  told: string[],
) {
  const about = `Passkey profile “${name}”`;
  const targets = includeTargets.filter(({ allowedPasskeyProfiles }) => allowedPasskeyProfiles.includes(id));
  const isForAll = targets.some((target) => target.id === everybodyThere);
  const reached = groups.ofAll(targets.map((target) => target.id));
  if (!isForAll && reached.length === 0) {
    told.push(`${about}: for nobody of the simulation`);
    return undefined;
  }
  const isAttested = attestationEnforcement === 'registrationOnly';
  // Acts as device-bound alone, as synced passkeys have no attestation.
  const types = isAttested ? passkeyTypes.filter((type) => type === 'deviceBound') : passkeyTypes;
  if (isAttested && types.length < passkeyTypes.length)
    told.push(`${about}: synced passkeys beside attestation cannot be registered, and are left out`);
  if (types.length === 0) {
    told.push(`${about}: allows no kind of passkey`);
    return undefined;
  }
  return {
    name,
    ...(isForAll ? {} : { groups: reached }),
    passkeyTypes: types,
    attestationEnforcement,
    ...(keyRestrictions.isEnforced
      ? {
          keyRestrictions: {
            enforcementType: keyRestrictions.enforcementType,
            aaguids: wellFormed(keyRestrictions.aaGuids, about, told),
          },
        }
      : {}),
  };
}

function wellFormed(aaguids: readonly string[], about: string, told: string[]): readonly string[] {
  const guids = [...new Set(aaguids)].filter((aaguid) => z.guid().safeParse(aaguid).success);
  if (guids.length < new Set(aaguids).size) told.push(`${about}: an AAGUID that is none is left out`);
  return guids;
}

function uniquelyNamed<T extends { readonly name: string }>(profile: T, nth: number, all: readonly T[]): T {
  const name = profile.name.trim().slice(0, longestName) || `Profile ${nth + 1}`;
  const isTaken = all.slice(0, nth).some((other) => other.name.trim().slice(0, longestName) === name);
  return { ...profile, name: isTaken ? `${name.slice(0, longestName - 4)} ${nth + 1}` : name };
}
