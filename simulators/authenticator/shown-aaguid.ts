// The AAGUID that a relying party is shown with a new passkey.
import type { Provider } from '../../scenarios/schema/provider.ts';

export const blankAaguid = '00000000-0000-0000-0000-000000000000';

/**
 * Where no attestation is asked for, Chromium keeps that of a platform authenticator and blanks that of a roaming one, as WebAuthn lets a
 * client do (attestation conveyance "none"); where one is asked for, it shows what the authenticator says.
 */
export function shownAaguid(
  { aaguid, transport }: Pick<Provider, 'aaguid' | 'transport'>,
  attestation: 'none' | 'direct',
): string {
  return attestation === 'direct' || transport === 'internal' ? aaguid : blankAaguid;
}
