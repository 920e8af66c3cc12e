// clientDataJSON (WebAuthn Level 3, section 5.8.1.1): the exact text a browser writes, since its UTF-8 is what gets signed.
export interface ClientData {
  readonly type: 'webauthn.create' | 'webauthn.get';
  /** Base64url, as the relying party sent it. */
  readonly challenge: string;
  readonly origin: string;
  readonly crossOrigin: boolean;
  /** Only inside a cross-origin frame. */
  readonly topOrigin?: string;
  /** Further members a browser may add, written last (Chromium at times adds other_keys_can_be_added_here). */
  readonly further?: Readonly<Record<string, string>>;
}

/**
 * Members in the standard's fixed order. JSON.stringify differs from the standard's CCDToString only in how it escapes control
 * characters, and no challenge or origin holds one.
 */
export function clientDataText(client: ClientData): string {
  return JSON.stringify({
    type: client.type,
    challenge: client.challenge,
    origin: client.origin,
    crossOrigin: client.crossOrigin,
    ...(client.topOrigin === undefined ? {} : { topOrigin: client.topOrigin }),
    ...client.further,
  });
}

export function encodeClientData(client: ClientData): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(clientDataText(client));
}
