import { createPublicKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectPublicKeyInfo } from './cose-key.ts';
import { derSignature } from './der-signature.ts';
import { generateEs256Key } from './es256-key.ts';

const bufferOf = (...parts: readonly Uint8Array[]): ArrayBuffer => new Uint8Array(Buffer.concat(parts)).buffer;
const half = (text: string): Buffer => Buffer.from(text.padStart(64, '0'), 'hex');
const der = (r: string, s: string): string => Buffer.from(derSignature(bufferOf(half(r), half(s)))).toString('hex');

describe('derSignature', () => {
  it.each([
    ['1', '2', '3006020101020102'],
    ['7f', '80', '300702017f02020080'],
    ['0', '0', '3006020100020100'],
    [`80${'00'.repeat(31)}`, `7f${'ff'.repeat(31)}`, `30450221008${'0'.repeat(63)}02207f${'ff'.repeat(31)}`],
    [`ff${'11'.repeat(31)}`, `ff${'22'.repeat(31)}`, `3046022100ff${'11'.repeat(31)}022100ff${'22'.repeat(31)}`],
  ])('writes r=%s s=%s in the fewest bytes', (r, s, expected) => {
    expect(der(r, s)).toBe(expected);
  });

  it('holds the same two numbers, each in the fewest bytes that leave it positive', () => {
    const number = fc
      .tuple(fc.nat(3), fc.uint8Array({ minLength: 32, maxLength: 32 }))
      .map(([zeros, bytes]) => bytes.map((byte, at) => (at < zeros ? 0 : byte)));
    fc.assert(
      fc.property(number, number, (r, s) => {
        const written = Buffer.from(derSignature(bufferOf(r, s)));
        const rLength = written[3] ?? 0;
        const [rDigits, sDigits] = [written.subarray(4, 4 + rLength), written.subarray(6 + rLength)];
        expect([written[0], written[1], written[2], written[4 + rLength], written[5 + rLength]]).toEqual([
          0x30,
          written.length - 2,
          0x02,
          0x02,
          sDigits.length,
        ]);
        for (const [digits, magnitude] of [
          [rDigits, r],
          [sDigits, s],
        ] as const) {
          expect(BigInt(`0x${digits.toString('hex')}`)).toBe(BigInt(`0x${Buffer.from(magnitude).toString('hex')}`));
          expect((digits[0] ?? 0) < 0x80).toBe(true);
          expect(digits.length > 1 && digits[0] === 0 && (digits[1] ?? 0) < 0x80).toBe(false);
        }
      }),
    );
  });

  it('is verified by OpenSSL, and not over another message', async () => {
    const key = await generateEs256Key();
    const publicKey = createPublicKey({
      key: Buffer.from(subjectPublicKeyInfo(key.publicPoint)),
      format: 'der',
      type: 'spki',
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 64 }), async (message) => {
        const bytes = new Uint8Array(message);
        const signature = derSignature(await key.sign(bytes));
        expect(verify('sha256', bytes, publicKey, signature)).toBe(true);
        expect(verify('sha256', Buffer.concat([bytes, Buffer.of(0)]), publicKey, signature)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
