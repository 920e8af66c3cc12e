import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyNameCause, type NameCause, type NamedPerson } from '../people/name-cause.ts';
import { documentNameOf, probableNames } from './document-name.ts';

const said = (givenName: string | undefined, surname: string | undefined, ...causes: NameCause[]) => {
  const { firstName, lastName } = documentNameOf({ givenName, surname }, causes);
  return `${firstName}|${lastName}`;
};

describe('the name on a document', () => {
  it.each<[string, string, string, NameCause[]]>([
    ['Jürgen', 'Groß', 'JUERGEN|GROSS', []],
    ['Jürgen', 'Groß', 'JUXXRGEN|GROSS', ['other-icao-spelling']],
    ['Jürgen', 'Groß', 'JURGEN|GROSS', ['plain-letters']],
    ['José', 'Peña', 'JOSE|PENA', []],
    ['José', 'Peña', 'JOSE|PENXXA', ['other-icao-spelling']],
    ['José', 'Peña', 'JOSÉ|PEÑA', ['visual-zone']],
    ['Bjørn', 'Ångström', 'BJOERN|AANGSTROEM', []],
    ['Đorđe', 'Łukić', 'DORDE|LUKIC', []],
    ['Þóra', 'Æsudóttir', 'THORA|AESUDOTTIR', []],
    ['Pat', "O'Brien", 'PAT|OBRIEN', []],
    ['Pat', 'O’Brien', 'PAT|O BRIEN', ['apostrophe-as-blank']],
    ['Pat', "O'Brien", "PAT|O'BRIEN", ['visual-zone']],
    ['Anna-Maria', 'Berg', 'ANNA MARIA|BERG', []],
    ['Anna-Maria', 'Berg', 'ANNAMARIA|BERG', ['hyphen-dropped']],
    ['Anna-Maria', 'Berg', 'ANNA-MARIA|BERG', ['visual-zone']],
    ['Дмитрий', 'Щукин', 'DMITRII|SHCHUKIN', []],
    ['Дмитрий', 'Щукин', 'DMITRY|SHCHUKIN', ['other-romanisation']],
    ['محمد', 'علي', 'MXHMD|ELY', ['icao-letters']],
    ['محمد', 'علي', 'MOHAMED|ALI', []],
    ['محمد', 'علي', 'MUHAMMAD|ALY', ['other-romanisation']],
    ['小明', '王', 'XIAOMING|WANG', []],
    ['小明', '王', 'XIAOMING|WONG', ['other-romanisation']],
    ['Bill', 'Gates', 'WILLIAM|GATES', ['formal-name']],
    ['Wang', 'Wei', 'WEI|WANG', ['family-name-first']],
    ['Suharto', '', '|SUHARTO', []],
    ['', 'Suharto', '|SUHARTO', []],
    ['Suharto', 'Suharto', '|SUHARTO', ['one-name']],
    ['Ana', 'Lopez', 'ANA LOPEZ|', ['one-claim']],
    [' Ana  Maria ', 'de la Cruz', 'ANA MARIA|DE LA CRUZ', []],
  ])('of "%s" "%s" is %s (%j)', (given, family, line, causes) => {
    expect(said(given, family, ...causes)).toBe(line);
  });

  it('has what the person has beside the directory', () => {
    const ana: NamedPerson = {
      givenName: 'Ana',
      surname: 'Meyer',
      furtherGivenName: 'Sofía',
      secondSurname: 'Ruiz',
      formerSurname: 'López',
    };
    expect(documentNameOf(ana, ['further-given-name', 'former-surname', 'second-surname'])).toEqual({
      firstName: 'ANA SOFIA',
      lastName: 'LOPEZ RUIZ',
    });
    expect(documentNameOf({ givenName: 'Ana', surname: 'Meyer' }, ['further-given-name', 'former-surname'])).toEqual({
      firstName: 'ANA',
      lastName: 'MEYER',
    });
  });

  it('is made of the name in its own script, where the directory has it in Latin letters', () => {
    const person: NamedPerson = {
      givenName: 'Mohamed',
      surname: 'Ali',
      written: { givenName: 'محمد', surname: 'علي' },
    };
    expect(documentNameOf(person, ['icao-letters'])).toEqual({ firstName: 'MXHMD', lastName: 'ELY' });
    expect(documentNameOf(person, ['other-romanisation', 'family-name-first'])).toEqual({
      firstName: 'ALY',
      lastName: 'MUHAMMAD',
    });
  });

  it('is probably one thing where nothing makes it another, and never twice the same', () => {
    expect(probableNames({ givenName: 'Ana', surname: 'Lopez' })).toEqual([
      { firstName: 'ANA', lastName: 'LOPEZ', causes: [] },
    ]);
    const lines = probableNames({ givenName: 'Jürgen', surname: "O'Groß-Peña" }).map(({ lastName }) => lastName);
    expect(lines).toEqual([
      'OGROSS PENA',
      "O'GROSS-PEÑA",
      'OGROSS PENA',
      'OGROSS PENXXA',
      'OGROSSPENA',
      'O GROSS PENA',
    ]);
  });

  it('is capitals A to Z and blanks wherever it is not read as printed, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.subarray(everyNameCause.filter((cause) => cause !== 'visual-zone')),
        (givenName, surname, causes) => {
          const { firstName, lastName } = documentNameOf({ givenName, surname }, causes);
          expect(`${firstName}|${lastName}`).toMatch(/^(?:[A-Z]+(?: [A-Z]+)*)?\|(?:[A-Z]+(?: [A-Z]+)*)?$/);
        },
      ),
    );
  });
});
