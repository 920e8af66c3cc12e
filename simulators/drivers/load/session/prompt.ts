// The passkey prompt of one attempt without a browser: the software authenticators the person has at hand, and how they answer.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { ActionShowing } from '../../../../scenarios/flows/action.ts';
import { passkeyUse } from '../../../attempt/passkey-use.ts';
import { CeremonyError } from '../../../authenticator/software/ceremony-error.ts';
import { createPasskey } from '../../../authenticator/software/create-passkey.ts';
import type { Credential } from '../../../authenticator/software/credential.ts';
import type { Platform } from '../../../authenticator/software/platform.ts';
import { getAssertion } from '../../../authenticator/software/get-assertion.ts';
import { knownTransports } from '../../../authenticator/software/options-members.ts';
import { rpIdOfOrigin } from '../../../authenticator/software/rp-id-of-origin.ts';
import {
  SoftwareAuthenticator,
  type SoftwareAuthenticatorOptions,
} from '../../../authenticator/software/software-authenticator.ts';
import { personAtPrompt, type PromptEnd } from '../../../authenticator/person-at-prompt.ts';

type PasskeyAction = ActionShowing<'passkey'>;

/** What a prompt gives the page: a response to send, as JSON text, or the name of the exception. */
export type PromptAnswer = { readonly json: string } | { readonly exception: string };

export interface PromptParts {
  readonly origin: string;
  /** Credentials that the person can use now: of the device at hand and the keys in it, or of the phone across devices. */
  readonly credentials: (from: 'device' | 'phone') => readonly Credential[] | Promise<readonly Credential[]>;
  /** The authenticator that a new passkey is made in, holding what it holds already. */
  readonly newAuthenticator: () => SoftwareAuthenticatorOptions;
  /** Credentials that the registering authenticator holds. */
  readonly heldByRegistering: () => readonly Credential[];
  /** The target has registered the credential made last. */
  readonly onRegistered: (credential: Credential) => void;
  readonly platform: Platform;
}

/** To sign in, one authenticator stands for all that the person has at hand: the device's own, keys in it, a phone. */
const allTransports = [...knownTransports];

export class Prompt {
  readonly #parts: PromptParts;
  #created: Credential | undefined;

  constructor(parts: PromptParts) {
    this.#parts = parts;
  }

  /** @param options as the target sent them, JSON. */
  async signIn(action: PasskeyAction, end: PromptEnd, options: string): Promise<PromptAnswer> {
    const { origin, credentials, platform } = this.#parts;
    const authenticator = new SoftwareAuthenticator({
      platform,
      transports: allTransports,
      person: personAtPrompt[end],
    });
    const held = credentials(passkeyUse[action].from);
    for (const credential of held instanceof Promise ? await held : held) authenticator.credentials.add(credential);
    try {
      return {
        json: JSON.stringify(
          await getAssertion(authenticator, origin, JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON),
        ),
      };
    } catch (failure) {
      return exceptionOf(failure);
    }
  }

  /** @param options as the target sent them, JSON. */
  async register(end: PromptEnd, options: string): Promise<PromptAnswer> {
    const { origin, newAuthenticator, heldByRegistering, platform } = this.#parts;
    const authenticator = new SoftwareAuthenticator({ platform, ...newAuthenticator(), person: personAtPrompt[end] });
    for (const credential of heldByRegistering()) authenticator.credentials.add(credential);
    const asked = JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON;
    try {
      const response = await createPasskey(authenticator, origin, asked);
      this.#created = authenticator.credentials.find(rpIdOfOrigin(origin, asked.rp.id), response.id);
      return { json: JSON.stringify(response) };
    } catch (failure) {
      return exceptionOf(failure);
    }
  }

  /** The target took the new passkey. */
  keep(): void {
    if (this.#created !== undefined) this.#parts.onRegistered(this.#created);
    this.#created = undefined;
  }
}

function exceptionOf(failure: unknown): PromptAnswer {
  if (failure instanceof CeremonyError) return { exception: failure.name };
  throw failure;
}
