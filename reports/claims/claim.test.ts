import { describe, expect, it } from 'vitest';
import { judgedClaim, shippedClaim, shippedClaims } from '../fixtures/shipped-claims.fixture.ts';
import { claimedFields } from './claimed-fields.ts';
import { claimedInWords } from './claim-in-words.ts';
import { claimHash } from './claim-hash.ts';
import { claimOf } from './claim.ts';
import { estimandOf } from './estimand-fields.ts';
import { claimedRange } from './claimed.ts';

const judged = [...shippedClaims.values()].flatMap((stated) => {
  const claim = claimOf(stated);
  return claim === undefined ? [] : [[claim.id, claim] as const];
});

describe('the claims that are shipped', () => {
  it('all state a quantity but the one that says only which is faster', () => {
    expect([...shippedClaims.keys()].filter((id) => !judged.some(([other]) => other === id))).toEqual([
      'owens-2021-speed',
    ]);
  });

  it.each(judged)('%s says where it stands, and how far its figures were checked', (_, claim) => {
    expect(claim.url).toMatch(/^https:\/\//);
    const { value, least, most } = claimedRange(claim.claimed);
    expect(least).toBeLessThan(value);
    expect(most).toBeGreaterThan(value);
    // The figures in the title and in their words are those that are judged.
    if (claim.claimed.passkey === undefined) return;
    const shown = claimedInWords(claimedFields(claim.claimed)).figures.replaceAll('\u00a0', ' ');
    for (const figure of shown.split(' against ')) expect(`${claim.title} ${claim.words}`).toContain(figure);
  });

  it.each(judged)('%s: each figure is rounded to the last digit it is stated with', (_, { claimed }) => {
    for (const figure of [claimed.passkey, claimed.kind === 'ratio' ? claimed.other : undefined]) {
      if (figure === undefined) continue;
      const steps = figure.value / (2 * figure.halfStep);
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
    }
  });
});

describe('a claim beside what a run can find', () => {
  it('is judged by the ratio stated, or by its figures, as its file says', () => {
    expect(claimedRange(judgedClaim('microsoft-2025-speed').claimed)).toEqual({ value: 14, least: 13.5, most: 14.5 });
    expect(claimedRange(judgedClaim('fido-index-2025-speed').claimed).value).toBeCloseTo(31.2 / 8.5, 12);
    // "Nearly two thirds" less time, 62.5 to 67.5 %.
    const { value, least, most } = claimedRange(judgedClaim('google-staff-2016-speed').claimed);
    expect([value, least, most].map((ratio) => 1 - 1 / ratio)).toEqual(
      [0.65, 0.625, 0.675].map((cut) => expect.closeTo(cut, 12)),
    );
  });

  it('tells what is not stated, and invents nothing', () => {
    const estimand = estimandOf(judgedClaim('mercari-2023-success'), { compares: true });
    expect(Object.fromEntries(estimand.map(({ field, theirs, matches }) => [field, [theirs, matches]]))).toEqual({
      population: ['users of the Mercari app', 'no'],
      comparator: ['sign-in by a code in a text message', 'no'],
      start: ['not stated', 'unstated'],
      success: ['not stated: what counts as an attempt is not defined', 'unstated'],
      fallback: ['not stated', 'unstated'],
      'give-up': ['not stated', 'unstated'],
      summary: ['not stated', 'unstated'],
    });
    expect(
      estimandOf(judgedClaim('microsoft-2025-registration'), { compares: true }).map(({ field }) => field),
    ).not.toContain('comparator');
  });

  it('says that its figures are from memory or from a copy', () => {
    expect(judgedClaim('google-2023-speed').where).toMatch(/ \(figures from memory, not verified\)$/);
    expect(judgedClaim('google-2023-success').where).toMatch(/ \(figures read in secondary copies\)$/);
    expect(judgedClaim('microsoft-2025-speed').where).not.toContain('(figures');
  });

  it('has a hash that follows the content, not the order of its lines', () => {
    const speed = shippedClaim('microsoft-2025-speed');
    expect(claimHash(Object.fromEntries(Object.entries(speed).toReversed()) as typeof speed)).toBe(claimHash(speed));
    expect(claimHash({ ...speed, year: 2026 })).not.toBe(claimHash(speed));
    const { passkey } = speed;
    if (passkey.figure === undefined) throw new Error('the claim has a figure of passkeys');
    const other = { ...speed, passkey: { ...passkey, figure: { ...passkey.figure, value: 4 } } };
    expect(claimHash(other)).not.toBe(claimHash(speed));
  });
});
