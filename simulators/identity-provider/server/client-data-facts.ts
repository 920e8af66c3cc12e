// The parts of the client data that the site looks at itself: whose page the ceremony ran on, and whether in a frame of another site.
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

export interface ClientDataFacts {
  /** '' where the client data cannot be read; verification then says what is wrong with it. */
  readonly origin: string;
  readonly isCrossOrigin: boolean;
}

export function clientDataFacts(clientDataJSON: string): ClientDataFacts {
  try {
    const { origin, crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON);
    return { origin, isCrossOrigin: crossOrigin === true || topOrigin !== undefined };
  } catch {
    return { origin: '', isCrossOrigin: false };
  }
}
