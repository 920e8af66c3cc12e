// What a person's document probably says in its two name fields, in Latin capitals. Modelled: from the name that the directory has, and from
// causes for why the document has another. Sources: ICAO Doc 9303 part 3, section 4.6 (hyphens become fillers, which are read as blanks;
// apostrophes are left out; who has one name has it in the primary identifier) and section 6 (letters, not by sound); Microsoft Learn,
// self-service-account-recovery (providers that put the whole name into one claim).
import { formalName } from '../names/formal-names.ts';
import { latinCapitals } from '../names/latin-capitals.ts';
import { isInOtherScript, romanised } from '../names/romanised.ts';
import type { NameCause, NamedPerson } from '../people/name-cause.ts';

export interface DocumentName {
  readonly firstName: string;
  /** Primary identifier; of who has one name, that. */
  readonly lastName: string;
}

/** With those of the causes that made a difference. */
export interface ProbableName extends DocumentName {
  readonly causes: readonly NameCause[];
}

/** Without causes: as the machine-readable zone has it. A cause for which the person lacks the name, or the name the letters, does nothing. */
export function documentNameOf(person: NamedPerson, causes: readonly NameCause[]): DocumentName {
  const has = (cause: NameCause) => causes.includes(cause);
  const held = heldNames(person, causes);
  const given = [
    has('formal-name') ? (formalName(held.given) ?? held.given) : held.given,
    has('further-given-name') ? person.furtherGivenName : undefined,
  ];
  const family = [
    has('former-surname') ? (person.formerSurname ?? held.family) : held.family,
    has('second-surname') ? person.secondSurname : undefined,
  ];
  const [first, last] = [given, family].map((names) =>
    names
      .map((name) => lineOf(name?.trim() ?? '', causes))
      .filter((line) => line !== '')
      .join(' '),
  ) as [string, string];
  if (has('one-claim')) return { firstName: `${first} ${last}`.trim(), lastName: '' };
  return last === '' ? { firstName: '', lastName: first } : { firstName: first, lastName: last };
}

/** Those of the causes without which the document would say something else. */
export function effectiveCauses(person: NamedPerson, causes: readonly NameCause[]): readonly NameCause[] {
  const { firstName, lastName } = documentNameOf(person, causes);
  return causes.filter((cause) => {
    const without = documentNameOf(
      person,
      causes.filter((one) => one !== cause),
    );
    return without.firstName !== firstName || without.lastName !== lastName;
  });
}

function heldNames(person: NamedPerson, causes: readonly NameCause[]): { given: string; family: string } {
  const { givenName = '', surname = '' } = person.written ?? person;
  if (causes.includes('one-name')) return { given: '', family: givenName === '' ? surname : givenName };
  return causes.includes('family-name-first')
    ? { given: surname, family: givenName }
    : { given: givenName, family: surname };
}

/** Ways in which documents of one and the same person differ without more being known of them. */
const probableCauses: readonly (readonly NameCause[])[] = [
  [],
  ['visual-zone'],
  ['plain-letters'],
  ['icao-letters'],
  ['other-icao-spelling'],
  ['other-romanisation'],
  ['hyphen-dropped'],
  ['apostrophe-as-blank'],
  ['formal-name'],
];

/** Each once, the most usual first. Marriages, further names and second family names are not to be seen in a directory, so none is here. */
export function probableNames(person: NamedPerson): readonly ProbableName[] {
  const found: ProbableName[] = [];
  for (const causes of probableCauses) {
    const name = documentNameOf(person, causes);
    if (!found.some(({ firstName, lastName }) => firstName === name.firstName && lastName === name.lastName))
      found.push({ ...name, causes });
  }
  return found;
}

const hyphen = /[\u002d\u2010-\u2015]/gu;
const apostrophe = /['\u0060\u00b4\u02bb\u02bc\u2018\u2019]/gu;

function lineOf(name: string, causes: readonly NameCause[]): string {
  if (causes.includes('visual-zone') && !isInOtherScript(name)) return name.normalize('NFC').toUpperCase();
  return spelled(name, causes)
    .replaceAll(hyphen, causes.includes('hyphen-dropped') ? '' : ' ')
    .replaceAll(apostrophe, causes.includes('apostrophe-as-blank') ? ' ' : '')
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim();
}

/** Cyrillic passports follow ICAO's letters; in other scripts most states print how a name sounds. */
function spelled(name: string, causes: readonly NameCause[]): string {
  if (isInOtherScript(name)) {
    if (causes.includes('other-romanisation')) return romanised(name, 'other');
    if (!causes.includes('icao-letters') && !/\p{Script=Cyrillic}/u.test(name)) return romanised(name, 'usual');
  }
  if (causes.includes('plain-letters')) return romanised(name, 'usual');
  return latinCapitals(name, causes.includes('other-icao-spelling') ? 'icao-x' : 'icao');
}
