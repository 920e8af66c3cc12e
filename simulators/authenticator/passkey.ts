// A passkey as the harness keeps it between attempts: the credential itself, who holds it, and where it was made.
import type { Provider } from '../../scenarios/schema/provider.ts';

export interface Passkey {
  readonly provider: Provider;
  /** Device on which it was created. */
  readonly deviceId: string;
  /** base64url */
  readonly credentialId: string;
  /** PKCS#8, base64. Held in memory only; never written to a run folder. */
  readonly privateKey: string;
  /** base64url */
  readonly userHandle: string;
  /** Signature counter of a device-bound passkey; synced ones always report 0 and keep none. */
  signCount: number;
}
