// Client extensions: credProps is answered in full; of prf and largeBlob an authenticator without them says that it has none.
// Others are left unanswered, as the standard has it for those a client does not know (WebAuthn Level 3, section 9).
import { CeremonyError } from './ceremony-error.ts';

/** Of the members we look at, whatever else a relying party sends. */
interface ExtensionInputs {
  readonly credProps?: boolean;
  readonly prf?: { readonly evalByCredential?: object };
  readonly largeBlob?: { readonly support?: string; readonly read?: boolean; readonly write?: unknown };
}

/** @throws CeremonyError NotSupportedError for inputs that belong to get(). */
export function refuseExtensionsOfGet(extensions: object = {}): void {
  const { prf, largeBlob }: ExtensionInputs = extensions;
  if (prf?.evalByCredential !== undefined || largeBlob?.read !== undefined || largeBlob?.write !== undefined)
    throw new CeremonyError('NotSupportedError', 'extension-misused');
}

/** @throws CeremonyError NotAllowedError: a large blob is required, and there is none. */
export function creationExtensionResults(extensions: object | undefined, isDiscoverable: boolean): object {
  if (extensions === undefined) return {};
  const { credProps, prf, largeBlob }: ExtensionInputs = extensions;
  if (largeBlob?.support === 'required') throw new CeremonyError('NotAllowedError', 'extension-unsupported');
  return {
    ...(credProps === true ? { credProps: { rk: isDiscoverable } } : {}),
    ...(prf === undefined ? {} : { prf: { enabled: false } }),
    ...(largeBlob === undefined ? {} : { largeBlob: { supported: false } }),
  };
}

/**
 * @param allowed length of the allow list.
 * @throws CeremonyError NotSupportedError for inputs that belong to create() or do not fit the allow list.
 */
export function assertionExtensionResults(extensions: object | undefined, allowed: number): object {
  if (extensions === undefined) return {};
  const { credProps, prf, largeBlob }: ExtensionInputs = extensions;
  const isMisused =
    credProps === true ||
    (prf?.evalByCredential !== undefined && allowed === 0) ||
    largeBlob?.support !== undefined ||
    (largeBlob?.write !== undefined && (allowed !== 1 || largeBlob.read === true));
  if (isMisused) throw new CeremonyError('NotSupportedError', 'extension-misused');
  return { ...(prf === undefined ? {} : { prf: {} }), ...largeBlobResult(largeBlob) };
}

function largeBlobResult(largeBlob: ExtensionInputs['largeBlob']): object {
  if (largeBlob?.write !== undefined) return { largeBlob: { written: false } };
  return largeBlob?.read === true ? { largeBlob: {} } : {};
}
