// For tests: two browsers with an authenticator behind one interface, so that both can be put the same questions. This one is ours.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { getPublicSuffix } from 'tldts';
import type { AttestationKey } from './attestation-object.ts';
import { CeremonyError, type CeremonyErrorReason } from './ceremony-error.ts';
import { createPasskey } from './create-passkey.ts';
import { getAssertion } from './get-assertion.ts';
import { webPlatform, type Platform } from './platform.ts';
import { SoftwareAuthenticator, type PersonAtPrompt } from './software-authenticator.ts';

export interface AuthenticatorTraits {
  readonly transport: 'internal' | 'usb' | 'nfc' | 'ble' | 'hybrid';
  readonly keepsDiscoverable: boolean;
  readonly backup: 'device-bound' | 'eligible' | 'backed-up';
  readonly counts: boolean;
  readonly person: PersonAtPrompt;
}

/** What a page gets from anywhere: not always what the types promise. */
export type LooseOptions = Readonly<Record<string, unknown>>;
export type Answer<T> = { readonly given: T } | { readonly refused: string; readonly why?: CeremonyErrorReason };

export interface CeremonySide {
  /** A fresh authenticator, the only one. */
  plugIn(traits: AuthenticatorTraits): Promise<void>;
  setPerson(person: PersonAtPrompt): Promise<void>;
  create(origin: string, options: LooseOptions): Promise<Answer<RegistrationResponseJSON>>;
  get(origin: string, options: LooseOptions): Promise<Answer<AuthenticationResponseJSON>>;
}

/** With the public suffix list. */
export const listedPlatform: Platform = {
  ...webPlatform,
  isPublicSuffix: (domain) => getPublicSuffix(domain, { allowPrivateDomains: true }) === domain,
};

export class SoftwareSide implements CeremonySide {
  readonly #fixed: { readonly aaguid: Uint8Array; readonly attestation: AttestationKey };
  #authenticator = new SoftwareAuthenticator();

  constructor(fixed: { readonly aaguid: Uint8Array; readonly attestation: AttestationKey }) {
    this.#fixed = fixed;
  }

  async plugIn({ transport, ...traits }: AuthenticatorTraits): Promise<void> {
    const attachment = transport === 'internal' ? 'platform' : 'cross-platform';
    this.#authenticator = new SoftwareAuthenticator({
      ...this.#fixed,
      ...traits,
      attachment,
      transports: [transport],
      platform: listedPlatform,
    });
  }

  async setPerson(person: PersonAtPrompt): Promise<void> {
    this.#authenticator.person = person;
  }

  create(origin: string, options: LooseOptions): Promise<Answer<RegistrationResponseJSON>> {
    return answered(() =>
      createPasskey(this.#authenticator, origin, options as unknown as PublicKeyCredentialCreationOptionsJSON),
    );
  }

  get(origin: string, options: LooseOptions): Promise<Answer<AuthenticationResponseJSON>> {
    return answered(() =>
      getAssertion(this.#authenticator, origin, options as unknown as PublicKeyCredentialRequestOptionsJSON),
    );
  }
}

async function answered<T>(run: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { given: await run() };
  } catch (error) {
    if (error instanceof CeremonyError) return { refused: error.name, why: error.why };
    throw error;
  }
}
