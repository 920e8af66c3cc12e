// ECDSA signatures: WebCrypto gives r and s side by side (IEEE P1363), WebAuthn carries them as DER (section 6.5.5).
import { concatBytes } from './concat-bytes.ts';

const tag = { integer: 0x02, sequence: 0x30 } as const;

/** `raw`: r then s, 32 bytes each; the DER of a P-256 signature is 8 to 72 bytes, so short lengths suffice. */
export function derSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = raw.length / 2;
  const body = concatBytes(derInteger(raw.subarray(0, half)), derInteger(raw.subarray(half)));
  return concatBytes(Uint8Array.of(tag.sequence, body.length), body);
}

/** Shortest two's complement of an unsigned number: no leading zeros, but one where the first bit would say negative. */
function derInteger(magnitude: Uint8Array): Uint8Array<ArrayBuffer> {
  const firstNonZero = magnitude.findIndex((byte) => byte !== 0);
  const digits = magnitude.subarray(firstNonZero < 0 ? magnitude.length - 1 : firstNonZero);
  const sign = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return concatBytes(Uint8Array.of(tag.integer, sign.length + digits.length), sign, digits);
}
