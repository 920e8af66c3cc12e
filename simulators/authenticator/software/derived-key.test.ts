import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedCredentialId, derivedKey, derivedPkcs8, derivedSigner, type CredentialAddress } from './derived-key.ts';
import { importNodeEs256Key } from './node-es256-key.ts';
import { nodePlatform } from './node-platform.ts';
import { webPlatform } from './platform.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
const address: CredentialAddress = { seed: 7, user: 12, ordinal: 3 };
const part = fc.oneof(fc.nat(30), fc.maxSafeNat());
const addresses = fc.record<CredentialAddress>({ seed: part, user: part, ordinal: part });
/** A private key in PKCS #8 without its public half ends in the scalar. */
const scalarOf = async (platform: Parameters<typeof derivedPkcs8>[0], of: CredentialAddress) =>
  hex((await derivedPkcs8(platform, of)).slice(-32));

/** Answers with these hashes, one after the other, and notes what it was asked. */
function scriptedHash(...answers: readonly string[]) {
  const asked: string[] = [];
  const sha256 = (data: Uint8Array<ArrayBuffer> | string) => {
    asked.push(String(data));
    return new Uint8Array(Buffer.from(answers[asked.length - 1] ?? '', 'hex'));
  };
  return { asked, sha256 };
}

describe('derived keys', () => {
  it('are hashes of names that no purpose and no other address shares', async () => {
    expect(await scalarOf(webPlatform, address)).toBe(
      sha256Hex('passkey-pilot/es256/private-key/seed=7/user=12/ordinal=3/trial=0'),
    );
    expect(hex(await derivedCredentialId(webPlatform, address))).toBe(
      sha256Hex('passkey-pilot/es256/credential-id/seed=7/user=12/ordinal=3'),
    );
  });

  it('are never the same for two addresses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(addresses, {
          selector: ({ seed, user, ordinal }) => `${seed} ${user} ${ordinal}`,
          minLength: 2,
          maxLength: 40,
        }),
        async (distinct) => {
          const scalars = await Promise.all(distinct.map((one) => scalarOf(nodePlatform, one)));
          const ids = await Promise.all(distinct.map(async (one) => hex(await derivedCredentialId(nodePlatform, one))));
          expect(new Set([...scalars, ...ids]).size).toBe(2 * distinct.length);
        },
      ),
    );
  });

  it('are never the same for neighbours in a population', async () => {
    const scalars = new Set<string>();
    for (let user = 0; user < 4_000; user += 1)
      for (const ordinal of [0, 1, 2]) scalars.add(await scalarOf(nodePlatform, { seed: 1, user, ordinal }));
    expect(scalars.size).toBe(12_000);
  });

  it('leave out hashes that are no private scalar', async () => {
    const zero = '00'.repeat(32);
    const last = `${order.slice(0, -2)}50`;
    const hash = scriptedHash(order, 'ff'.repeat(32), zero, `${order.slice(0, -2)}52`, last);
    expect(await scalarOf(hash, address)).toBe(last);
    expect(hash.asked.map((name) => name.slice(-7))).toEqual(['trial=0', 'trial=1', 'trial=2', 'trial=3', 'trial=4']);
    expect(await scalarOf(scriptedHash(`${'00'.repeat(31)}01`), address)).toBe(`${'00'.repeat(31)}01`);
  });

  it('have the same public point by WebCrypto and by OpenSSL, and sign for it', async () => {
    await fc.assert(
      fc.asyncProperty(addresses, async (of) => {
        const byWebCrypto = await derivedKey(webPlatform, of);
        const byOpenSsl = importNodeEs256Key(await derivedPkcs8(nodePlatform, of));
        expect(hex(byWebCrypto.publicPoint)).toBe(hex(byOpenSsl.publicPoint));
        const point = await globalThis.crypto.subtle.importKey(
          'raw',
          new Uint8Array(byOpenSsl.publicPoint),
          { name: 'ECDSA', namedCurve: 'P-256' },
          false,
          ['verify'],
        );
        const message = Uint8Array.of(1, 2, 3);
        const signer = await derivedSigner(webPlatform, of);
        for (const signature of [await byWebCrypto.sign(message), await signer.sign(message)]) {
          expect(
            await globalThis.crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, point, signature, message),
          ).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuse %d in an address', async (bad) => {
    for (const of of [
      { ...address, seed: bad },
      { ...address, user: bad },
      { ...address, ordinal: bad },
    ]) {
      await expect(derivedPkcs8(webPlatform, of)).rejects.toThrow(RangeError);
      await expect(derivedCredentialId(webPlatform, of)).rejects.toThrow(RangeError);
    }
  });
});
