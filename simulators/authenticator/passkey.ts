// A passkey as the harness keeps it between attempts: the credential itself, who holds it, and where it was made.
import type { Provider } from '../../scenarios/schema/provider.ts';

export interface Passkey {
  readonly provider: Provider;
  /** Device on which it was created. */
  readonly deviceId: string;
  /** base64url */
  readonly credentialId: string;
  /** What signs: the private key as a browser hands it out (PKCS#8, base64), or the ordinal a software authenticator derives it from. Never written to a run folder. */
  readonly key: { readonly pkcs8: string } | { readonly ordinal: number };
  /** base64url */
  readonly userHandle: string;
  /** Signature counter of a device-bound passkey; synced ones always report 0 and keep none. */
  signCount: number;
}
