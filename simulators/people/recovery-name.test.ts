import { describe, expect, it } from 'vitest';
import { identityOf } from './identity.ts';
import { everyNameCause, type NameCause } from './name-cause.ts';
import { assumedNameShares, type NameShares } from './name-shares.ts';
import { populationStream } from './population-stream.ts';
import { recoveryNameOf } from './recovery-name.ts';

const seed = 7;
const named = (index: number, locale: string) => ({
  index,
  ...identityOf(index, locale, populationStream(seed, index, 'identity')),
});
const shares = (certain: Partial<Record<keyof NameShares, number>>): NameShares =>
  Object.fromEntries(
    Object.entries(assumedNameShares).map(([cause, { locales }]) => [
      cause,
      { ...(locales === undefined ? {} : { locales }), share: certain[cause as keyof NameShares] ?? 0 },
    ]),
  ) as unknown as NameShares;
const people = Array.from({ length: 400 }, (_, index) => index);

describe('the names of somebody who recovers', () => {
  it('are those of the directory, and no cause, where nothing makes them others', () => {
    for (const index of people.slice(0, 50)) {
      const user = named(index, 'de');
      const { person, causes } = recoveryNameOf(user, shares({}), seed);
      expect(causes).toEqual([]);
      expect(person).toMatchObject({ givenName: user.givenName, surname: user.surname });
    }
  });

  it('have a cause as often as its share says, whatever the shares of others', () => {
    const holders = (others: Partial<Record<NameCause, number>>) =>
      people.filter((index) =>
        recoveryNameOf(named(index, 'fr'), shares({ ...others, 'visual-zone': 0.3 }), seed).causes.includes(
          'visual-zone',
        ),
      );
    const alone = holders({});
    // Five standard deviations of a binomial count.
    expect(Math.abs(alone.length - 120)).toBeLessThan(5 * Math.sqrt(400 * 0.3 * 0.7));
    expect(holders({ 'former-surname': 1, 'one-claim': 0.5 })).toEqual(alone);
  });

  it('have causes of a locale only there', () => {
    const all = shares(Object.fromEntries(everyNameCause.map((cause) => [cause, 1])));
    expect(recoveryNameOf(named(1, 'en_US'), all, seed).causes).not.toContain('second-surname');
    expect(recoveryNameOf(named(1, 'es_MX'), all, seed).causes).toContain('second-surname');
    expect(recoveryNameOf(named(1, 'zh_CN'), all, seed).causes).toContain('family-name-first');
  });

  it('stand in the directory in Latin letters where that is drawn, and keep their own script beside', () => {
    for (const locale of ['ar', 'zh_CN', 'ru', 'ja', 'ko', 'el']) {
      const user = named(3, locale);
      const { person } = recoveryNameOf(user, shares({ 'latin-directory': 1 }), seed);
      expect(`${person.givenName}${person.surname}`).toMatch(/^[A-Za-z' -]+$/);
      expect(person.written).toEqual({ givenName: user.givenName, surname: user.surname });
    }
  });

  it('leave the second of two family names to the document', () => {
    const parted = people
      .map((index) => ({
        user: named(index, 'es'),
        of: recoveryNameOf(named(index, 'es'), shares({ 'second-surname': 1 }), seed),
      }))
      .filter(({ user }) => /^\p{L}{3,} \p{L}+$/u.test(user.surname));
    expect(parted.length).toBeGreaterThan(0);
    for (const { user, of } of parted) expect(`${of.person.surname} ${of.person.secondSurname}`).toBe(user.surname);
  });
});

it('every share is assumed within its range', () => {
  for (const { share, least, most } of Object.values(assumedNameShares)) {
    expect(least).toBeLessThanOrEqual(share);
    expect(share).toBeLessThanOrEqual(most);
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeLessThanOrEqual(1);
  }
});
