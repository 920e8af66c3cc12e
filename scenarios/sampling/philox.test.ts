import { describe, expect, it } from 'vitest';
import { philox } from './philox.ts';

// Random123 tests/kat_vectors, "philox4x32 10".
const knownAnswers = [
  { name: 'zeros', counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    name: 'ones',
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    name: 'digits of pi',
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const;

describe('philox', () => {
  for (const { name, counter, key, words } of knownAnswers) {
    it(`gives the published words for ${name}`, () => {
      const out = new Uint32Array(4);
      const [c0, c1, c2, c3] = counter;
      philox(c0, c1, c2, c3, key[0], key[1], out);
      expect([...out]).toEqual([...words]);
    });
  }

  it('agrees with 64-bit integer arithmetic on scattered inputs', () => {
    const out = new Uint32Array(4);
    for (let i = 0; i < 200; i++) {
      const input = [1, 2, 3, 4, 5, 6].map((n) => Math.imul(n * 0x9e3779b1, i + 1) >>> 0) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const [c0, c1, c2, c3, k0, k1] = input;
      philox(c0, c1, c2, c3, k0, k1, out);
      expect([...out]).toEqual(philoxInBigInt(input));
    }
  });
});

function philoxInBigInt(input: readonly number[]): number[] {
  const [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n, key0 = 0n, key1 = 0n] = input.map(BigInt);
  let x = [c0, c1, c2, c3];
  for (let round = 0n; round < 10n; round++) {
    const [x0 = 0n, x1 = 0n, x2 = 0n, x3 = 0n] = x;
    const a = 0xd2511f53n * x0;
    const b = 0xcd9e8d57n * x2;
    const k0 = BigInt.asUintN(32, key0 + 0x9e3779b9n * round);
    const k1 = BigInt.asUintN(32, key1 + 0xbb67ae85n * round);
    x = [(b >> 32n) ^ x1 ^ k0, BigInt.asUintN(32, b), (a >> 32n) ^ x3 ^ k1, BigInt.asUintN(32, a)];
  }
  return x.map(Number);
}
