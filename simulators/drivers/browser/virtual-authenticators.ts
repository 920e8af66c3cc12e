// The virtual authenticators of one page, arranged as the person's devices are at this moment: the device's own, a security
// key, or a phone nearby. Chromium answers ceremonies with them; how a prompt ends is set before each.
import type { Passkey } from '../../authenticator/passkey.ts';
import type { Provider } from '../../../scenarios/schema/provider.ts';
import type { Devtools, DevtoolsCredential } from './devtools.ts';

export type PromptEnd = 'confirmed' | 'dismissed' | 'verification-failed' | 'not-completed';

interface Slot {
  readonly transport: Provider['transport'];
  readonly passkeys: readonly Passkey[];
  /** Flags of credentials that are created in it. */
  readonly synced?: boolean;
}

export class VirtualAuthenticators {
  readonly #devtools: Devtools;
  readonly #rpId: string;
  #present: string[] = [];
  readonly #held = new Map<string, Passkey>();
  #created: DevtoolsCredential | undefined;

  private constructor(devtools: Devtools, rpId: string) {
    this.#devtools = devtools;
    this.#rpId = rpId;
    devtools.on('WebAuthn.credentialAdded', ({ credential }) => {
      this.#created = credential;
    });
    devtools.on('WebAuthn.credentialAsserted', ({ credential }) => {
      const passkey = this.#held.get(credential.credentialId);
      if (passkey !== undefined) passkey.signCount = credential.signCount;
    });
  }

  static async enable(devtools: Devtools, rpId: string): Promise<VirtualAuthenticators> {
    await devtools.send('WebAuthn.enable');
    return new VirtualAuthenticators(devtools, rpId);
  }

  /** Takes away what was there and puts these in place. A fresh authenticator each time: Chromium's takes three credentials by create(). */
  async arrange(slots: readonly Slot[]): Promise<void> {
    for (const authenticatorId of this.#present)
      await this.#devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    this.#present = [];
    this.#held.clear();
    for (const slot of slots) await this.#add(slot);
  }

  /** Takes everything away: the user has gone. */
  clear(): Promise<void> {
    return this.arrange([]);
  }

  /** How the next prompt ends. A dismissed one needs a short timeout in the request as well (page probe). */
  async expectPrompt(end: PromptEnd): Promise<void> {
    for (const authenticatorId of this.#present) {
      await this.#devtools.send('WebAuthn.setUserVerified', {
        authenticatorId,
        isUserVerified: end !== 'verification-failed',
      });
      await this.#devtools.send('WebAuthn.setAutomaticPresenceSimulation', {
        authenticatorId,
        enabled: end === 'confirmed' || end === 'verification-failed',
      });
    }
  }

  /** The credential that create() made since the last call, as a passkey of this provider. */
  takeCreated(provider: Provider, deviceId: string): Passkey | undefined {
    const created = this.#created;
    this.#created = undefined;
    if (created === undefined) return undefined;
    return {
      provider,
      deviceId,
      credentialId: created.credentialId,
      key: { pkcs8: created.privateKey },
      userHandle: created.userHandle ?? '',
      signCount: created.signCount,
    };
  }

  async #add({ transport, passkeys, synced = false }: Slot): Promise<void> {
    const { authenticatorId } = await this.#devtools.send<{ authenticatorId: string }>(
      'WebAuthn.addVirtualAuthenticator',
      {
        options: {
          protocol: 'ctap2',
          ctap2Version: 'ctap2_1',
          transport,
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
          defaultBackupEligibility: synced,
          defaultBackupState: synced,
        },
      },
    );
    this.#present.push(authenticatorId);
    for (const passkey of passkeys) {
      if (!('pkcs8' in passkey.key)) throw new TypeError('a browser takes passkeys whose private key is at hand');
      const isSynced = passkey.provider.passkeyType === 'synced';
      const credential: DevtoolsCredential = {
        credentialId: passkey.credentialId,
        isResidentCredential: true,
        rpId: this.#rpId,
        privateKey: passkey.key.pkcs8,
        userHandle: passkey.userHandle,
        signCount: isSynced ? 0 : passkey.signCount,
        backupEligibility: isSynced,
        backupState: isSynced,
      };
      await this.#devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
      // Synced passkeys report no counter; only this call, not addCredential, takes -1 for that.
      if (isSynced) {
        await this.#devtools.send('WebAuthn.setCredentialProperties', {
          authenticatorId,
          credentialId: passkey.credentialId,
          signCount: -1,
          backupEligibility: true,
          backupState: true,
        });
      }
      this.#held.set(passkey.credentialId, passkey);
    }
  }
}
