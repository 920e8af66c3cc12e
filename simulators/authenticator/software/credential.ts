// A public key credential source (WebAuthn Level 3, section 4) as the software authenticator keeps it.
import type { Es256Signer } from './es256-key.ts';

/** Backup eligibility and state; "backed up but not eligible" cannot be said, as the standard forbids it. */
export type Backup = 'device-bound' | 'eligible' | 'backed-up';

export interface Credential {
  /** Base64url. */
  readonly id: string;
  readonly rpId: string;
  /** Base64url, 1 to 64 bytes. */
  readonly userHandle: string;
  readonly userName: string;
  readonly key: Es256Signer;
  /** Found without an allow list. */
  readonly discoverable: boolean;
  readonly backup: Backup;
  /** Last value of the signature counter; absent: this credential keeps none and always reports 0, as synced passkeys do. */
  signCount?: number;
}
