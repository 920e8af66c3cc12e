// Names, addresses and phone numbers in the user's own locale, by @faker-js/faker fed from our streams.
import { allLocales, Faker, type LocaleDefinition } from '@faker-js/faker';
import type { Stream } from '../../scenarios/sampling/stream.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { VirtualUser } from './virtual-user.ts';

type Identity = Pick<VirtualUser, 'locale' | 'givenName' | 'surname' | 'userName'>;

/** Every locale there is a person of. */
export const localeNames: readonly string[] = Object.keys(allLocales);

/** One faker per locale; each draw lends it the user's stream, so it keeps nothing between users. */
export class IdentitySource {
  readonly #fakers = new Map<string, Faker>();
  #stream: Stream | undefined;

  /** @throws PilotError locale-unknown. */
  identityOf(index: number, locale: string, stream: Stream): Identity {
    const faker = this.#fakerFor(locale);
    this.#stream = stream;
    const givenName = faker.person.firstName();
    const surname = faker.person.lastName();
    return { locale, givenName, surname, userName: userNameOf(index, givenName, surname) };
  }

  /** Of the same person: drawn after their names. @throws PilotError locale-unknown. */
  mobileNumberOf(locale: string, stream: Stream): string {
    const faker = this.#fakerFor(locale);
    this.#stream = stream;
    faker.person.firstName();
    faker.person.lastName();
    return faker.phone.number({ style: 'international' });
  }

  #fakerFor(locale: string): Faker {
    const open = this.#fakers.get(locale);
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
      randomizer: { next: () => this.#next(), seed: () => {} },
    });
    this.#fakers.set(locale, faker);
    return faker;
  }

  #next(): number {
    if (this.#stream === undefined) throw new Error('faker was used outside identityOf');
    return this.#stream.uniform();
  }
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

function toAscii(name: string): string {
  // Most names are in ASCII already.
  if (/^[A-Za-z]*$/.test(name)) return name.toLowerCase();
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, (letter) => asciiOf[letter] ?? '');
}
