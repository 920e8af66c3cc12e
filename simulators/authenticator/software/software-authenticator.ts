// An authenticator together with the person before it: what it can do, what it keeps, what the person does at the prompt.
// createPasskey() and getAssertion() run the ceremonies on it. No I/O, so it runs in Node, in k6 and in a page.
import type { AttestationKey } from './attestation-object.ts';
import type { Backup, Credential } from './credential.ts';
import { CredentialStore } from './credential-store.ts';
import { generateEs256Key, type Es256Key } from './es256-key.ts';
import { webPlatform, type Platform } from './platform.ts';

export interface SoftwareAuthenticatorOptions {
  /** 16 bytes; default all zero: it does not say what it is. */
  readonly aaguid?: Uint8Array;
  readonly attachment?: 'platform' | 'cross-platform';
  readonly transports?: readonly string[];
  /** Statement given when the relying party asks for attestation; with a key: format "packed" with its certificates. */
  readonly attestation?: 'none' | 'packed-self' | AttestationKey;
  readonly keepsDiscoverable?: boolean;
  readonly backup?: Backup;
  /** Keeps a signature counter for each credential, starting with 1 at registration. */
  readonly counts?: boolean;
  /** At the next prompts, until changed. */
  readonly person?: PersonAtPrompt;
  /** Where key pairs come from; another source makes them reproducible. */
  readonly newKey?: () => Promise<Es256Key>;
  /** Where credential ids come from, 16 to 1023 bytes; default: 32 random ones. */
  readonly newCredentialId?: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  /** Give each authenticator the same one: what is worked out once for a relying party is kept by platform. */
  readonly platform?: Platform;
}

export interface PersonAtPrompt {
  /** Confirms the prompt, or dismisses it. */
  readonly presence: 'confirms' | 'dismisses';
  /** PIN or biometric: set up and succeeding, set up and failing, or not set up at all. */
  readonly verification: 'succeeds' | 'fails' | 'not-set-up';
}

const willingPerson: PersonAtPrompt = { presence: 'confirms', verification: 'succeeds' };

export class SoftwareAuthenticator {
  readonly aaguid: Uint8Array;
  readonly attachment: 'platform' | 'cross-platform';
  readonly transports: readonly string[];
  readonly attestation: 'none' | 'packed-self' | AttestationKey;
  readonly keepsDiscoverable: boolean;
  readonly backup: Backup;
  readonly counts: boolean;
  readonly newKey: () => Promise<Es256Key>;
  readonly newCredentialId: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  readonly platform: Platform;
  readonly credentials = new CredentialStore();
  person: PersonAtPrompt;

  constructor(options: SoftwareAuthenticatorOptions = {}) {
    this.aaguid = options.aaguid ?? anonymousAaguid;
    this.attachment = options.attachment ?? 'platform';
    this.transports = options.transports ?? (this.attachment === 'platform' ? ['internal'] : ['usb']);
    this.attestation = options.attestation ?? 'none';
    this.keepsDiscoverable = options.keepsDiscoverable ?? true;
    this.backup = options.backup ?? 'device-bound';
    this.counts = options.counts ?? false;
    this.newKey = options.newKey ?? generateEs256Key;
    this.newCredentialId = options.newCredentialId ?? randomCredentialId;
    this.platform = options.platform ?? webPlatform;
    this.person = options.person ?? willingPerson;
  }

  /** Receives a synced passkey from another authenticator of the same provider; counters then go their own ways. */
  receive(credential: Credential): void {
    this.credentials.add({ ...credential });
  }
}

/** Says nothing about the authenticator. */
export const anonymousAaguid: Uint8Array = new Uint8Array(16);

function randomCredentialId(): Uint8Array<ArrayBuffer> {
  return globalThis.crypto.getRandomValues(new Uint8Array(32));
}
