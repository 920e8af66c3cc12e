// The part of the client data that SimpleWebAuthn does not look at: whether the ceremony ran in a frame of another site.
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/** False also when the client data cannot be read; verification then says what is wrong with it. */
export function isCrossOriginCeremony(clientDataJSON: string): boolean {
  try {
    const { crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON);
    return crossOrigin === true || topOrigin !== undefined;
  } catch {
    return false;
  }
}
