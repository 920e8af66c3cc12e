// The names of somebody who recovers an account: as the directory has them, what else their document may have, and the causes that make it so.
// Drawn at (seed, person, cause): a share that is changed changes nobody else, and no other cause.
import { formalName, shortName } from '../names/formal-names.ts';
import { isInOtherScript, romanised } from '../names/romanised.ts';
import { identityOf } from './identity.ts';
import { everyNameCause, type NameCause, type NamedPerson } from './name-cause.ts';
import type { NameShares } from './name-shares.ts';
import { populationStream, populationUniform } from './population-stream.ts';
import type { VirtualUser } from './virtual-user.ts';

export interface RecoveryName {
  readonly person: NamedPerson;
  readonly causes: readonly NameCause[];
}

type Named = Pick<VirtualUser, 'index' | 'locale' | 'givenName' | 'surname'>;

export function recoveryNameOf(user: Named, shares: NameShares, seed: number): RecoveryName {
  const { index, locale, givenName, surname } = user;
  const isDrawn = (cause: keyof NameShares) =>
    isFor(shares[cause].locales, locale) && populationUniform(seed, index, `name/${cause}`) < shares[cause].share;
  const causes = everyNameCause.filter(isDrawn);
  const other = identityOf(index, locale, populationStream(seed, index, 'name/other'));
  const former = identityOf(index, locale, populationStream(seed, index, 'name/former'));
  const [family, second] = causes.includes('second-surname') ? partedSurname(surname) : [surname];
  const own = { givenName: directoryGiven(givenName, causes), surname: family };
  const ordered = causes.includes('one-name')
    ? { givenName: own.givenName, surname: own.givenName }
    : causes.includes('family-name-first')
      ? { givenName: own.surname, surname: own.givenName }
      : own;
  const inLatin = isInOtherScript(`${givenName}${surname}`) && isDrawn('latin-directory');
  return {
    person: {
      ...(inLatin ? { ...latin(ordered), written: ordered } : ordered),
      furtherGivenName: other.givenName === givenName ? undefined : other.givenName,
      secondSurname: second ?? other.surname,
      formerSurname: former.surname,
    },
    causes,
  };
}

function isFor(locales: readonly string[] | undefined, locale: string): boolean {
  return locales === undefined || locales.includes(locale.split('_')[0] ?? '');
}

/** The short form by which the person goes at work; the document's cause leads back from it. */
function directoryGiven(givenName: string, causes: readonly NameCause[]): string {
  const short = causes.includes('formal-name') ? shortName(givenName) : undefined;
  return short !== undefined && formalName(short) === givenName ? short : givenName;
}

/** Two family names of which the directory has the first alone. */
function partedSurname(surname: string): readonly [string, string?] {
  const [, first, second] = /^(\p{L}{3,}) (\p{L}+)$/u.exec(surname) ?? [];
  return first === undefined || second === undefined ? [surname] : [first, second];
}

function latin({ givenName, surname }: { readonly givenName: string; readonly surname: string }) {
  return { givenName: capitalised(romanised(givenName, 'usual')), surname: capitalised(romanised(surname, 'usual')) };
}

function capitalised(name: string): string {
  return name.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
