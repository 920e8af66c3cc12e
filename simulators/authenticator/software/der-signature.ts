// ECDSA signatures: WebCrypto gives r and s side by side (IEEE P1363), WebAuthn carries them as DER (section 6.5.5).
// Written into one array and without loops in the common case: this runs for every assertion, and JavaScript in k6 is slow.

const tag = { integer: 0x02, sequence: 0x30 } as const;
/** Bytes of r and of s on P-256. */
const half = 32;

/** `signature`: r then s, 32 bytes each; the DER of a P-256 signature is 8 to 72 bytes, so short lengths suffice. */
export function derSignature(signature: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const raw = new Uint8Array(signature);
  const r0 = raw[0] ?? 0;
  const s0 = raw[half] ?? 0;
  // One in 128 signatures has a number with leading zeros.
  if (r0 === 0 || s0 === 0) return sequence(derInteger(raw.subarray(0, half)), derInteger(raw.subarray(half)));
  // A first bit that would say "negative" gets a zero byte before it.
  const rSign = r0 >= 0x80 ? 1 : 0;
  const sSign = s0 >= 0x80 ? 1 : 0;
  const sAt = 6 + rSign + half + sSign;
  const der = new Uint8Array(sAt + half);
  der.set(raw, 4 + rSign);
  der.copyWithin(sAt, 4 + rSign + half, 4 + rSign + 2 * half);
  der[0] = tag.sequence;
  der[1] = sAt + half - 2;
  der[2] = tag.integer;
  der[3] = rSign + half;
  der[sAt - sSign - 2] = tag.integer;
  der[sAt - sSign - 1] = sSign + half;
  if (sSign === 1) der[sAt - 1] = 0;
  return der;
}

function sequence(r: Uint8Array, s: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(tag.sequence, r.length + s.length, ...r, ...s);
}

/** Shortest two's complement of an unsigned number: no leading zeros, but one where the first bit would say negative. */
function derInteger(magnitude: Uint8Array): Uint8Array<ArrayBuffer> {
  const firstNonZero = magnitude.findIndex((byte) => byte !== 0);
  const digits = magnitude.subarray(firstNonZero < 0 ? magnitude.length - 1 : firstNonZero);
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return Uint8Array.of(tag.integer, sign.length + digits.length, ...sign, ...digits);
}
