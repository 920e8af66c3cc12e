// Whether what a person has shown in a sign-in meets an authentication strength, by the strength's content alone. A strength knows nothing of
// synced and device-bound: only a list of AAGUIDs leaves passkeys out. An external provider's factor meets "require MFA", and no strength.
// Source: Microsoft Learn, concept-authentication-strengths and concept-authentication-external-method-provider.
import type { AuthenticationStrength, MethodMode } from '../../../scenarios/schema/authentication-strength.ts';
import { multifactorStrength } from '../../../scenarios/schema/built-in-strengths.ts';
import { allOf, anyOf, type Known } from '../../../scenarios/schema/known.ts';

export interface Shown {
  readonly modes: readonly MethodMode[];
  /** Authenticator Attestation GUID of the passkey among them, in lower case. Absent: not told. */
  readonly aaguid?: string | undefined;
  /** An external provider took the part of the second factor. */
  readonly external?: boolean | undefined;
}

export function meetsStrength(strength: AuthenticationStrength, shown: Shown): Known {
  return anyOf(strength.allowedCombinations.map((combination) => meetsCombination(strength, combination, shown)));
}

/** The grant "require multifactor authentication". */
export function isMultifactor(shown: Shown): Known {
  const { external, modes } = shown;
  if (external === true && (modes.includes('password') || modes.includes('federatedSingleFactor'))) return 'yes';
  return meetsStrength(multifactorStrength, shown);
}

/** Single methods of a combination as Graph writes it: "password,sms". */
export const partsOf = (combination: string): string[] => combination.split(',').map((part) => part.trim());

function meetsCombination(
  { combinationConfigurations }: AuthenticationStrength,
  combination: string,
  { modes, aaguid }: Shown,
): Known {
  const parts = partsOf(combination);
  if (!parts.every((part) => (modes as readonly string[]).includes(part))) return 'no';
  if (!parts.includes('fido2')) return 'yes';
  return allOf(
    combinationConfigurations
      .filter(({ appliesToCombinations }) => appliesToCombinations.includes(combination))
      .map(({ allowedAAGUIDs }) => (aaguid === undefined ? 'unknown' : allowedAAGUIDs.includes(aaguid) ? 'yes' : 'no')),
  );
}
