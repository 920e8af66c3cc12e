import { describe, expect, it } from 'vitest';
import { claimedFields } from './claimed-fields.ts';
import { type Reading, readingsOfClaim as readingsOf } from './readings-of-claim.ts';
import type { ClaimResult } from '../results/claim-result.ts';

const claimed = claimedFields({
  kind: 'ratio',
  passkey: { value: 0.95, halfStep: 0.005 },
  other: { value: 0.3, halfStep: 0.005 },
  unit: 'proportion',
  judgedBy: 'figures',
});
const reading = (arm: string, definition: string, value: number, half: number, fallbackCounted = true): Reading => ({
  arm,
  definition,
  metric: 'm',
  fallbackCounted,
  value,
  interval: { lower: value - half, upper: value + half, level: 0.95, method: 'by hand' },
  of: 100,
});
const arms = [
  { id: 'password-otp', title: 'Password + code', inSentence: 'password + code', signIn: 'password-otp' },
  { id: 'passkey', title: 'Passkey', inSentence: 'passkeys', signIn: 'passkey', baseline: 'password-otp' },
];
const readingsOfClaim = (claim: Pick<ClaimResult, 'claimed'>, denominators: readonly Reading[]) =>
  readingsOf(
    { ...claim, here: { arms: { passkey: 'passkey', other: 'password-otp' } } },
    { arms, denominators: [...denominators] },
  );
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('the readings of a success claim', () => {
  it('says that none gives the figure, and what they give', () => {
    const found = readingsOfClaim({ claimed }, [
      reading('password-otp', 'per prompt', 0.96, 0.02),
      reading('password-otp', 'first try', 0.83, 0.05),
      reading('passkey', 'per prompt', 0.7, 0.1),
    ]);
    expect(plain(found?.other)).toBe(
      'No reading of “attempt” gives 30 % with password + code: ours give 83.0 % to 96.0 %.',
    );
    expect(plain(found?.passkey)).toBe('No reading of “attempt” gives 95 % with passkeys: ours give 70.0 %.');
  });
  it('names those whose interval holds the figure', () => {
    const found = readingsOfClaim({ claimed }, [
      reading('password-otp', 'first try', 0.34, 0.05),
      reading('passkey', 'per prompt', 0.96, 0.02),
      reading('passkey', 'per attempt', 0.97, 0.01),
      reading('passkey', 'per attempt', 0.94, 0.02, false),
    ]);
    expect(plain(found?.other)).toBe(
      'The 30 % with password + code lies inside the interval of “first try”; all readings give 34.0 %.',
    );
    expect(plain(found?.passkey)).toBe(
      'The 95 % with passkeys lies inside the interval of “per prompt” and “per attempt” by their own method; all readings give 94.0 % to 97.0 %.',
    );
  });
  it('goes by what rounds to the figure: an interval that ends at 94.6 % holds 95 %, one that ends at 94.4 % does not', () => {
    const ending = (upper: number) =>
      readingsOfClaim({ claimed }, [
        reading('password-otp', 'a', 0.3, 0.01),
        reading('passkey', 'a', upper - 0.02, 0.02),
      ])?.passkey;
    expect(plain(ending(0.946))).toMatch(/^The 95 % with passkeys lies inside/);
    expect(plain(ending(0.944))).toMatch(/^No reading/);
  });
  it('has nothing to say about times, single figures, or without readings of both arms', () => {
    const both = [reading('password-otp', 'a', 0.5, 0.1), reading('passkey', 'a', 0.5, 0.1)];
    expect(readingsOfClaim({ claimed: { ...claimed, unit: 's' } }, both)).toBeUndefined();
    expect(
      readingsOfClaim(
        {
          claimed: claimedFields({ kind: 'proportion', passkey: { value: 0.99, halfStep: 0.005 }, unit: 'proportion' }),
        },
        both,
      ),
    ).toBeUndefined();
    expect(readingsOfClaim({ claimed }, both.slice(1))).toBeUndefined();
  });
});
