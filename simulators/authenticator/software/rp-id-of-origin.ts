// Whether an origin may use an RP id, as a browser decides before any authenticator is asked (WebAuthn Level 3, 5.1.3 step 8
// and 5.1.4.1 step 7). Related origins are not looked up.
import { CeremonyError } from './ceremony-error.ts';
import { webPlatform } from './platform.ts';

/**
 * The RP id to use: the one asked for, or the origin's host. The host itself may be a public suffix, as in Chromium.
 * @throws CeremonyError SecurityError: no secure context, an IP address, or an RP id that is no registrable suffix of the host.
 */
export function rpIdOfOrigin(
  origin: string,
  rpId: string | undefined,
  isPublicSuffix = webPlatform.isPublicSuffix,
): string {
  // Read without URL, which k6 does not have.
  const [, scheme, host] = /^(https?):\/\/([^/:@[\]]+)(?::\d+)?$/.exec(origin) ?? [];
  if (host === undefined) throw new CeremonyError('SecurityError', 'origin-not-secure');
  const isLocal = host === 'localhost' || host.endsWith('.localhost');
  if (scheme !== 'https' && !isLocal) throw new CeremonyError('SecurityError', 'origin-not-secure');
  const isAddress = /^[\d.]+$/.test(host);
  const mayClaim = rpId === undefined || rpId === host || (host.endsWith(`.${rpId}`) && !isPublicSuffix(rpId));
  if (isAddress || !mayClaim) throw new CeremonyError('SecurityError', 'rp-id-not-of-origin');
  return rpId ?? host;
}
