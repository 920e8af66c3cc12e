// For tests: ECDSA on P-256 with the nonce of RFC 6979 (section 3.2), so that the published signatures of test vectors come out
// byte for byte. The point of the nonce is OpenSSL's work. Never for anything but tests: it is slow and leaks by its timing.
import { createECDH, createHash, createHmac } from 'node:crypto';
import type { Es256Key } from './es256-key.ts';

/** Number of points of P-256 (SP 800-186, section 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** @param scalar the private key, 32 bytes. */
export function rfc6979Signer(scalar: Uint8Array): Es256Key {
  return {
    publicPoint: pointOf(scalar),
    signatureForm: 'p1363',
    sign: (message) => {
      const hash = createHash('sha256').update(message).digest();
      for (const nonce of nonces(scalar, hash)) {
        const r = numberOf(pointOf(octets(nonce)).subarray(1, 33)) % order;
        const s = (inverse(nonce) * (numberOf(hash) + r * numberOf(scalar))) % order;
        if (r !== 0n && s !== 0n) return new Uint8Array(Buffer.concat([octets(r), octets(s)])).buffer;
      }
      throw new RangeError('the stream of nonces has no end');
    },
  };
}

function* nonces(scalar: Uint8Array, hash: Uint8Array): Generator<bigint> {
  const reduced = octets(numberOf(hash) % order);
  const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]) =>
    createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  let value: Uint8Array = Buffer.alloc(32, 1);
  let key: Uint8Array = Buffer.alloc(32, 0);
  for (const step of [0, 1]) {
    key = hmac(key, value, Buffer.of(step), scalar, reduced);
    value = hmac(key, value);
  }
  for (;;) {
    value = hmac(key, value);
    const nonce = numberOf(value);
    if (nonce > 0n && nonce < order) yield nonce;
    key = hmac(key, value, Buffer.of(0));
    value = hmac(key, value);
  }
}

/** By Fermat: order is prime. */
function inverse(number: bigint): bigint {
  let [result, base] = [1n, number % order];
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

function pointOf(scalar: Uint8Array): Buffer {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(scalar);
  return pair.getPublicKey();
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const octets = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
