// The AAGUID that a relying party is shown with a new passkey, where it asks for no attestation.
import type { Provider } from '../../scenarios/schema/provider.ts';

export const blankAaguid = '00000000-0000-0000-0000-000000000000';

/** Chromium keeps that of a platform authenticator and blanks that of a roaming one, as WebAuthn lets a client do (attestation conveyance "none"). */
export function shownAaguid({ aaguid, transport }: Pick<Provider, 'aaguid' | 'transport'>): string {
  return transport === 'internal' ? aaguid : blankAaguid;
}
