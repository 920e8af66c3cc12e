import { createPublicKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertionSignature } from './assertion-signature.ts';
import { concatBytes } from './concat-bytes.ts';
import { subjectPublicKeyInfo } from './cose-key.ts';
import { generateEs256Key, importEs256Key, importEs256Signer, publicPoint, type Es256Key } from './es256-key.ts';
import { generateNodeEs256Key, importNodeEs256Key } from './node-es256-key.ts';

const { subtle } = globalThis.crypto;
const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));

const engines: Readonly<Record<string, () => Es256Key | Promise<Es256Key>>> = {
  'WebCrypto, new': generateEs256Key,
  'WebCrypto, imported': () => importEs256Key(pkcs8),
  'WebCrypto, imported to sign only': async () => ({ ...(await importEs256Signer(pkcs8)), publicPoint: point }),
  'OpenSSL, new': generateNodeEs256Key,
  'OpenSSL, imported': () => importNodeEs256Key(pkcs8),
};

describe.each(Object.entries(engines))('key of %s', (_name, newKey) => {
  it('signs what OpenSSL verifies, in DER, and nothing else', async () => {
    const key = await newKey();
    expect(key.publicPoint).toHaveLength(65);
    const publicKey = createPublicKey({
      key: Buffer.from(subjectPublicKeyInfo(key.publicPoint)),
      format: 'der',
      type: 'spki',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 37, maxLength: 60 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        async (data, hash) => {
          const signature = await assertionSignature(key, data, hash);
          expect(verify('sha256', concatBytes(data, hash), publicKey, signature)).toBe(true);
          expect(verify('sha256', concatBytes(hash, data), publicKey, signature)).toBe(
            Buffer.compare(concatBytes(data, hash), concatBytes(hash, data)) === 0,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('imported keys have the public point they were made with', async () => {
  expect([...(await importEs256Key(pkcs8)).publicPoint]).toEqual([...point]);
  expect([...importNodeEs256Key(pkcs8).publicPoint]).toEqual([...point]);
});

it('puts back leading zeros that a coordinate has lost', () => {
  const [x, y] = [new Uint8Array(30).fill(1), new Uint8Array(32).fill(2)];
  expect([...publicPoint(x, y)]).toEqual([4, 0, 0, ...x, ...y]);
  expect([...publicPoint(y, x)]).toEqual([4, ...y, 0, 0, ...x]);
});
