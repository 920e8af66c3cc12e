// A registration that our authenticator answers in place of Chromium's, which has no maker whom a site could trust. The passkey is of the form in
// which Chromium hands out its own, and is put into Chromium's authenticators at every sign-in from then on.
import { generateKeyPairSync } from 'node:crypto';
import { aaguidBytes } from '../../authenticator/aaguid-bytes.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import { personAtPrompt, type PromptEnd } from '../../authenticator/person-at-prompt.ts';
import { attestationKey } from '../../authenticator/software/batch-key.ts';
import { CeremonyError } from '../../authenticator/software/ceremony-error.ts';
import { createPasskey } from '../../authenticator/software/create-passkey.ts';
import { importNodeEs256Key } from '../../authenticator/software/node-es256-key.ts';
import { nodePlatform } from '../../authenticator/software/node-platform.ts';
import { simulatedBatch } from '../../authenticator/software/simulated-maker.ts';
import { SoftwareAuthenticator } from '../../authenticator/software/software-authenticator.ts';
import type { Device } from '../../people/virtual-user.ts';
import type { AskedCeremony, CeremonyAnswer } from './page-registration.ts';

export class AttestedCeremony {
  readonly #device: Device;
  readonly #authenticator: SoftwareAuthenticator;
  readonly #pkcs8: Uint8Array;
  #created: Passkey | undefined;
  #wasAsked = false;

  private constructor(device: Device, authenticator: SoftwareAuthenticator, pkcs8: Uint8Array) {
    this.#device = device;
    this.#authenticator = authenticator;
    this.#pkcs8 = pkcs8;
  }

  /** @param held passkeys that the authenticator has already. */
  static async of(
    device: Device,
    prompt: PromptEnd,
    rpId: string,
    held: readonly Passkey[],
  ): Promise<AttestedCeremony> {
    const { aaguid, transport } = device.provider;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pkcs8 = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
    const key = importNodeEs256Key(pkcs8);
    const authenticator = new SoftwareAuthenticator({
      platform: nodePlatform,
      aaguid: aaguidBytes(aaguid),
      attachment: transport === 'internal' ? 'platform' : 'cross-platform',
      transports: [transport],
      attestation: await attestationKey(nodePlatform, await simulatedBatch(aaguid)),
      counts: true,
      person: personAtPrompt[prompt],
      newKey: () => Promise.resolve(key),
    });
    for (const { credentialId, userHandle } of held)
      authenticator.credentials.add({
        id: reencoded(credentialId, 'base64url'),
        rpId,
        userHandle: reencoded(userHandle, 'base64url'),
        userName: '',
        // Only asked whether it is there.
        key,
        discoverable: true,
        backup: 'device-bound',
      });
    return new AttestedCeremony(device, authenticator, pkcs8);
  }

  readonly answer = async ({ origin, options }: AskedCeremony): Promise<CeremonyAnswer> => {
    this.#wasAsked = true;
    try {
      const response = await createPasskey(this.#authenticator, origin, options);
      this.#created = {
        provider: this.#device.provider,
        deviceId: this.#device.id,
        credentialId: reencoded(response.id, 'base64'),
        key: { pkcs8: Buffer.from(this.#pkcs8).toString('base64') },
        userHandle: reencoded(options.user.id, 'base64'),
        signCount: 1,
      };
      return { response };
    } catch (failure) {
      if (failure instanceof CeremonyError) return { exception: failure.name };
      throw failure;
    }
  };

  /** The site asked who made the authenticator: Chromium was not asked at all. */
  get wasAsked(): boolean {
    return this.#wasAsked;
  }

  /** Absent: nobody asked for one, or the prompt came to nothing. */
  get created(): Passkey | undefined {
    return this.#created;
  }
}

/** DevTools has plain base64, WebAuthn base64url; Node reads either as either. */
function reencoded(text: string, into: 'base64' | 'base64url'): string {
  return Buffer.from(text, 'base64url').toString(into);
}
