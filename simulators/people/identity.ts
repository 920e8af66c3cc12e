// Names, addresses and phone numbers in the user's own locale, by @faker-js/faker fed from our streams.
import { allLocales, Faker, type LocaleDefinition } from '@faker-js/faker';
import type { Stream } from '../../scenarios/sampling/stream.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { VirtualUser } from './virtual-user.ts';

type Identity = Pick<VirtualUser, 'locale' | 'givenName' | 'surname' | 'userName'>;

/** Every locale there is a person of. */
export const localeNames: readonly string[] = Object.keys(allLocales);

/** One per locale, whoever asks: they take long to make. */
const fakers = new Map<string, Faker>();
/** Lent to them by each draw, so that they keep nothing between users. */
let lent: Stream | undefined;

/** @throws PilotError locale-unknown. */
export function identityOf(index: number, locale: string, stream: Stream): Identity {
  const faker = fakerFor(locale);
  lent = stream;
  const givenName = faker.person.firstName();
  const surname = faker.person.lastName();
  return { locale, givenName, surname, userName: userNameOf(index, givenName, surname) };
}

/** Of the same person: drawn after their names. @throws PilotError locale-unknown. */
export function mobileNumberOf(locale: string, stream: Stream): string {
  const faker = fakerFor(locale);
  lent = stream;
  faker.person.firstName();
  faker.person.lastName();
  return faker.phone.number({ style: 'international' });
}

function fakerFor(locale: string): Faker {
  const open = fakers.get(locale);
  if (open !== undefined) return open;
  const { [locale]: definition, en, base }: Readonly<Record<string, LocaleDefinition>> = allLocales;
  if (definition === undefined || en === undefined || base === undefined) {
    throw new PilotError(
      'locale-unknown',
      {
        found: `"${locale}"`,
        expected: 'a locale of @faker-js/faker, for example "en_US" or "de"',
        where: 'locales of a persona',
      },
      { badInput: true },
    );
  }
  const faker = new Faker({
    locale: [definition, en, base],
    randomizer: { next: nextUniform, seed: () => {} },
  });
  fakers.set(locale, faker);
  return faker;
}

function nextUniform(): number {
  if (lent === undefined) throw new Error('faker was used outside identityOf');
  return lent.uniform();
}

/** Letters that Unicode does not decompose into ASCII and a mark. */
const asciiOf: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** given.surname.index: the index makes it unique. Names of another script leave nothing of themselves: "user.index". */
function userNameOf(index: number, givenName: string, surname: string): string {
  const given = toAscii(givenName);
  const family = toAscii(surname);
  const both = given === '' || family === '' ? `${given}${family}` : `${given}.${family}`;
  return `${both === '' ? 'user' : both}.${index}`;
}

/** Made once: one in a function is made anew at each call. */
const onlyAscii = /^[A-Za-z]*$/;

function toAscii(name: string): string {
  // Most names are in ASCII already.
  if (onlyAscii.test(name)) return name.toLowerCase();
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, (letter) => asciiOf[letter] ?? '');
}
