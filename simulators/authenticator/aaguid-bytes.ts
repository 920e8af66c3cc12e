// An AAGUID as authenticator data has it: 16 bytes.

/** @param aaguid as a GUID is written. */
export function aaguidBytes(aaguid: string): Uint8Array<ArrayBuffer> {
  const hex = aaguid.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
