// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as
// 1, 2, 3" (SC11). A bijection of a 128-bit counter under a 64-bit key; plain 32-bit arithmetic, so that it runs
// alike in Node, in k6 and in a page.

// All in 32-bit integers: with doubles for the 64-bit products the same took four to eight times as long in V8.
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;
const rounds = 10;

/**
 * Writes the four words of one block into `out`. Words are unsigned 32-bit integers.
 * `out` is the caller's, because a block is needed for every second draw.
 */
export function philox(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let x0 = counter0 | 0;
  let x1 = counter1 | 0;
  let x2 = counter2 | 0;
  let x3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < rounds; round++) {
    const high0 = highWord(multiplier0 >>> 16, multiplier0 & 0xffff, x0);
    const low0 = Math.imul(multiplier0, x0);
    const high1 = highWord(multiplier1 >>> 16, multiplier1 & 0xffff, x2);
    const low1 = Math.imul(multiplier1, x2);
    x0 = high1 ^ x1 ^ k0;
    x1 = low1;
    x2 = high0 ^ x3 ^ k1;
    x3 = low0;
    k0 = (k0 + weyl0) | 0;
    k1 = (k1 + weyl1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

/** Upper 32 bits of the 64-bit product of two unsigned words, the first by its halves. No partial sum exceeds 32 bits (Warren, Hacker's Delight, 8-2). */
function highWord(aHigh: number, aLow: number, b: number): number {
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}
