// The people of a drill whose names come from many languages: each kind of name that matters to a recovery is met in the directory, and
// what it makes of the document.
import { allLocales } from '@faker-js/faker';
import { beforeAll, describe, expect, it } from 'vitest';
import { countryOfLocale } from '../../../scenarios/schema/held-documents.ts';
import { namesOnDocument } from '../../attempt/people-of-scenario.ts';
import { directoryIdentityOf, lockedOut, type NameOnDocument } from '../../people/lock-out.ts';
import {
  count,
  live,
  loadDrill,
  populationOf,
  withVerifierThatPasses,
  type KnownDrill,
} from './known-drill.fixture.ts';

interface Named {
  readonly locale: string;
  readonly givenName: string;
  readonly surname: string;
  readonly document: NameOnDocument;
}

let drill: KnownDrill;
let people: readonly Named[];

beforeAll(async () => {
  drill = await loadDrill({ personas: { 'international-worker': '100 %' }, users: 3_000, parameters: {} });
  const { asked, population } = populationOf(drill);
  const { documents = expect.unreachable(), scenario } = drill;
  const { seed } = scenario;
  const ground = { seed, parameters: asked, lockedOut: scenario.drill.lockedOut, documents, namesOnDocument };
  people = Array.from({ length: population.size }, (_, index) => {
    const user = population.user(index);
    const { givenName = '', surname = '' } = directoryIdentityOf(seed, asked, user);
    return { locale: user.locale, givenName, surname, document: lockedOut(ground, user).name };
  });
});

const whose = (is: (person: Named) => boolean) => people.filter(is).length;
const ofDirectory = (letters: RegExp) => whose(({ givenName, surname }) => letters.test(`${givenName} ${surname}`));

describe('international workers', () => {
  it('have names of locales that there are, each of a country whose documents are known', () => {
    const { documents = expect.unreachable(), personas } = drill;
    const locales = Object.keys(personas[0]?.locales.shares ?? {});
    expect(locales.filter((locale) => !(locale in allLocales))).toEqual([]);
    expect(locales.filter((locale) => countryOfLocale(documents, locale) === undefined)).toEqual([]);
    expect(new Set(people.map(({ locale }) => locale))).toEqual(new Set(locales));
  });

  it.each([
    ['accents', /[éèáí]/i],
    ['umlauts', /[äöü]/i],
    ['ø', /ø/i],
    ['Đ', /[đ]/i],
    ['ł', /ł/i],
    ['apostrophes', /['’]/],
    ['hyphens in given names', /\p{L}-\p{L}+ /u],
    ['Arabic letters', /\p{Script=Arabic}/u],
    ['Chinese letters', /\p{Script=Han}/u],
  ])('have %s in the directory', (_, letters) => {
    expect(ofDirectory(letters)).toBeGreaterThanOrEqual(3);
  });

  it('have all of it in Latin capitals on their documents, without a mark but hyphens and apostrophes, unless read as printed', () => {
    const asPrinted = ({ document }: Named) => document.causes.some((cause) => cause === 'visual-zone');
    const others = people.filter((person) => !asPrinted(person));
    expect(others.length).toBeGreaterThan(2_000);
    for (const { document } of others) expect(`${document.firstName} ${document.lastName}`).toMatch(/^[A-Z' -]+$/);
  });

  it.each([
    ['a second family name', 'second-surname'],
    ['one name', 'one-name'],
    ['the family name first', 'family-name-first'],
    ['further given names', 'further-given-name'],
    ['another romanisation', 'other-romanisation'],
  ] as const)('come to differ by %s', (_, cause) => {
    expect(whose(({ document }) => document.causes.includes(cause))).toBeGreaterThanOrEqual(3);
  });

  it('are refused for their names more often than information workers, and no attempt is void', async () => {
    const lost = async (persona: string) => {
      const [cell = expect.unreachable()] = count(
        live(withVerifierThatPasses(await loadDrill({ personas: { [persona]: '100 %' }, arms: ['account-recovery'] }))),
      );
      expect(cell.void).toBe(0);
      return cell.rightful.stoppedAt['account-recovery/see-recovery-result claims-differ'] ?? 0;
    };
    expect(await lost('international-worker')).toBeGreaterThan(1.5 * (await lost('information-worker')));
  });
});
