// The script that runs in every page before the page probe: it makes a registration that of the person's passkey provider, as Chromium's virtual
// authenticators have one fixed AAGUID and a certificate that nobody may trust. Where the site asks who made the authenticator, and the
// provider's have somebody's word for it, the driver answers with an authenticator of its own.
// It is data to the driver (a string), so it is written as one self-contained function.
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** What the driver sets before a registration. */
export interface RegistrationPlan {
  /** AAGUID of the provider as 32 hex digits. */
  readonly aaguid: string;
  /** The one that is shown to a site that asks for no attestation. */
  readonly shownAaguid: string;
  /** Write signature counter 0, as synced passkeys have it. */
  readonly withoutCounter: boolean;
  /** The driver answers where attestation is asked for; else the provider has none to give. */
  readonly attests: boolean;
}

/** What the page's script asks the driver's authenticator for, told over the binding. */
export interface AskedCeremony {
  readonly kind: 'ceremony';
  readonly origin: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** The name of the exception that a browser would raise, or the response. */
export type CeremonyAnswer = { readonly exception: string } | { readonly response: RegistrationResponseJSON };

/** The script's source for Page.addScriptToEvaluateOnNewDocument. @param binding by which the driver is told. */
export function pageRegistration(binding: string): string {
  // tsx compiles with esbuild's keepNames, which leaves calls to a helper of that name in the function's text.
  return `{const __name = (f) => f;(${registration.toString()})(${JSON.stringify(binding)})}`;
}

/** Gives the page the driver's answer. */
export function giveAnswer(answer: CeremonyAnswer): string {
  return `globalThis.passkeyPilotAnswer?.(${JSON.stringify(answer)})`;
}

/** Runs in the page. Uses nothing from outside itself. */
function registration(binding: string): void {
  interface Created {
    readonly response: { readonly attestationObject: ArrayBuffer; getAuthenticatorData(): ArrayBuffer };
  }
  interface PublicKey {
    readonly attestation?: string;
    readonly challenge: ArrayBuffer | ArrayBufferView;
    readonly user: { readonly id: ArrayBuffer | ArrayBufferView };
    readonly excludeCredentials?: readonly {
      readonly id: ArrayBuffer | ArrayBufferView;
      readonly type: string;
      readonly transports?: readonly string[];
    }[];
  }
  type Options = { readonly publicKey?: PublicKey };
  const page = globalThis as unknown as {
    location: { origin: string };
    navigator: { credentials?: { create(options: Options): Promise<unknown> } };
    passkeyPilotPrompt?: { readonly registration?: RegistrationPlan };
    passkeyPilotAnswer?: (answer: CeremonyAnswer) => void;
    PublicKeyCredential: { prototype: object };
    AuthenticatorAttestationResponse: { prototype: object };
    DOMException: new (message: string, name: string) => Error;
    btoa(text: string): string;
    atob(text: string): string;
  };
  const tellDriver = (asked: AskedCeremony) =>
    (globalThis as unknown as Record<string, (payload: string) => void>)[binding]?.(JSON.stringify(asked));
  const { credentials } = page.navigator;
  if (credentials === undefined) return;
  const native = credentials.create.bind(credentials);

  credentials.create = async (options) => {
    const plan = page.passkeyPilotPrompt?.registration;
    const { publicKey } = options;
    if (plan === undefined || publicKey === undefined) return native(options);
    const isAsked = ['indirect', 'direct', 'enterprise'].includes(publicKey.attestation ?? 'none');
    if (isAsked && plan.attests) return askDriver(publicKey);
    const created = await native(isAsked ? { ...options, publicKey: { ...publicKey, attestation: 'none' } } : options);
    asProvider(created as Created, isAsked ? plan.aaguid : plan.shownAaguid, plan.withoutCounter);
    return created;
  };

  const askDriver = async (publicKey: PublicKey): Promise<unknown> => {
    const options = {
      ...publicKey,
      challenge: toBase64url(publicKey.challenge),
      user: { ...publicKey.user, id: toBase64url(publicKey.user.id) },
      excludeCredentials: (publicKey.excludeCredentials ?? []).map(({ id, type, transports = [] }) => ({
        id: toBase64url(id),
        type,
        transports,
      })),
    } as unknown as PublicKeyCredentialCreationOptionsJSON;
    const answered = new Promise<CeremonyAnswer>((resolve) => (page.passkeyPilotAnswer = resolve));
    tellDriver({ kind: 'ceremony', origin: page.location.origin, options });
    const answer = await answered;
    if ('exception' in answer) throw new page.DOMException('', answer.exception);
    return credentialOf(answer.response);
  };

  const credentialOf = (json: RegistrationResponseJSON): unknown => {
    const { id, type, authenticatorAttachment, clientExtensionResults, response } = json;
    return withFields(page.PublicKeyCredential.prototype, {
      id,
      rawId: fromBase64url(id),
      type,
      authenticatorAttachment,
      response: withFields(page.AuthenticatorAttestationResponse.prototype, {
        clientDataJSON: fromBase64url(response.clientDataJSON),
        attestationObject: fromBase64url(response.attestationObject),
        getAuthenticatorData: () => fromBase64url(response.authenticatorData ?? ''),
        getPublicKey: () => fromBase64url(response.publicKey ?? ''),
        getPublicKeyAlgorithm: () => response.publicKeyAlgorithm,
        getTransports: () => response.transports,
      }),
      getClientExtensionResults: () => clientExtensionResults,
      toJSON: () => json,
    });
  };

  const withFields = (prototype: object, fields: Readonly<Record<string, unknown>>): object => {
    const made = Object.create(prototype) as object;
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(made, name, { value, enumerable: true });
    return made;
  };

  const toBase64url = (source: ArrayBuffer | ArrayBufferView): string => {
    const bytes = ArrayBuffer.isView(source)
      ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
      : new Uint8Array(source);
    const base64 = page.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };

  const fromBase64url = (text: string): ArrayBuffer =>
    Uint8Array.from(page.atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
      .buffer;

  /** Writes AAGUID (bytes 37 to 52) and counter (33 to 36) into authenticatorData, in place in both buffers. Sound for format "none" only. */
  function asProvider(created: Created, aaguid: string, withoutCounter: boolean): void {
    const data = new Uint8Array(created.response.getAuthenticatorData());
    const whole = new Uint8Array(created.response.attestationObject);
    const at = whole.length - data.length;
    const found = data.every((byte, index) => whole[at + index] === byte);
    if (!found) throw new Error('authenticatorData is not the last member of attestationObject');
    for (const bytes of [data, whole.subarray(at)]) {
      for (let index = 0; index < 16; index += 1)
        bytes[37 + index] = Number.parseInt(aaguid.slice(2 * index, 2 * index + 2), 16);
      if (withoutCounter) bytes.fill(0, 33, 37);
    }
  }
}
