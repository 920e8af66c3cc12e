// What a ceremony takes from the place it runs in. Given once, because the quick way differs: Node and k6 have native codecs and
// a hash that answers at once, a page has WebCrypto only.
import { fromBase64url, toBase64url } from './base64url.ts';
import { sha256 } from './sha256.ts';

export interface Platform {
  /** Base64url without padding; of a text its UTF-8. */
  readonly toBase64url: (data: Uint8Array<ArrayBuffer> | string) => string;
  /** Of text that is known to be base64url; what it makes of other text is its own affair. */
  readonly fromBase64url: (text: string) => Uint8Array<ArrayBuffer>;
  /** SHA-256; of a text, of its UTF-8. */
  readonly sha256: (
    data: Uint8Array<ArrayBuffer> | string,
  ) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  /** Whether anybody can register names under this domain ("co.uk"), so that none may claim it. A browser asks the public suffix list. */
  readonly isPublicSuffix: (domain: string) => boolean;
}

/** Runs anywhere. Without the public suffix list, a single label counts as suffix and nothing else. */
export const webPlatform: Platform = {
  toBase64url: (data) => toBase64url(typeof data === 'string' ? new TextEncoder().encode(data) : data),
  fromBase64url,
  sha256,
  isPublicSuffix: (domain) => !domain.includes('.'),
};
