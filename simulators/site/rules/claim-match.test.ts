// The table is expected by hand from the documented rules; a row that hangs on a setting says which, and what is answered then.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultNameMatching, nameMatching, type NameMatching } from '../../../scenarios/schema/name-matching.ts';
import { bearsOn } from './name-spelling.ts';
import { otherSettings } from './other-settings.ts';
import { decideClaimMatch, type DirectoryName, type MatchLevel, type NameClaims } from './claim-match.ts';

interface Row {
  readonly firstName: string;
  readonly lastName: string;
  readonly claimFirstName: string;
  readonly claimLastName: string;
  readonly exact: string;
  readonly relaxed: string;
  /** "name=value", several joined by "+". Empty: the answer is documented. */
  readonly setting: string;
  readonly exactThen: string;
  readonly relaxedThen: string;
  readonly about: string;
}

const rows = parse<Row>(readFileSync(new URL('name-pairs.csv', import.meta.url)), { columns: true });
const nameOf = ({ firstName, lastName }: Row): DirectoryName => ({ givenName: firstName, surname: lastName });
const claimsOf = (row: Row): NameClaims => ({ firstName: row.claimFirstName, lastName: row.claimLastName });
const levels = (level: MatchLevel) => ({ givenName: level, surname: level });
const matches = (name: DirectoryName, claims: NameClaims, level: MatchLevel, settings: NameMatching) =>
  decideClaimMatch(name, claims, levels(level), settings).kind === 'matched';
const answers = (row: Row, settings: NameMatching) => ({
  exact: String(matches(nameOf(row), claimsOf(row), 'exact', settings)),
  relaxed: String(matches(nameOf(row), claimsOf(row), 'relaxed', settings)),
});
const settingsOf = (setting: string) =>
  nameMatching.parse(Object.fromEntries(setting.split('+').map((one) => one.split('='))));

describe('the table of names', () => {
  it('has at least 120 pairs, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    const said = rows.map((row) => JSON.stringify([nameOf(row), claimsOf(row), row.setting]));
    expect(new Set(said).size).toBe(rows.length);
  });

  it.each(rows)('$about: "$firstName" "$lastName" and "$claimFirstName" "$claimLastName"', (row) => {
    expect(answers(row, defaultNameMatching)).toEqual({ exact: row.exact, relaxed: row.relaxed });
    if (row.setting !== '')
      expect(answers(row, settingsOf(row.setting))).toEqual({ exact: row.exactThen, relaxed: row.relaxedThen });
  });

  it.each(rows.filter(({ setting }) => setting === ''))(
    'whatever is not documented: $about, "$claimFirstName"',
    (row) => {
      for (const { setting, value, settings } of otherSettings(defaultNameMatching)) {
        expect({ setting, value, ...answers(row, settings) }).toEqual({
          setting,
          value,
          exact: row.exact,
          relaxed: row.relaxed,
        });
      }
    },
  );
});

const word = fc.constantFrom(
  'Ana',
  'ANA',
  'Maria',
  'José',
  'Jose',
  'Groß',
  'Gross',
  'O’Brien',
  "O'Brien",
  'Anna-Maria',
  'van',
  'Dyk',
  'Müller',
  'محمد',
  '小明',
  '.',
  'FNU',
);
const name = fc.oneof(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const settings = fc.record(
  Object.fromEntries(
    Object.entries(nameMatching.shape).map(([key, field]) => [key, fc.constantFrom(...field.unwrap().options)]),
  ),
) as unknown as fc.Arbitrary<NameMatching>;

describe('of any names and settings', () => {
  it('exact implies relaxed, unless several words never match', () => {
    fc.assert(
      fc.property(name, name, name, name, settings, (givenName, surname, firstName, lastName, under) => {
        fc.pre(under.severalWords === 'together');
        const claims = { firstName, lastName };
        return (
          !matches({ givenName, surname }, claims, 'exact', under) ||
          matches({ givenName, surname }, claims, 'relaxed', under)
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('a person matches a document that says the same, exactly, wherever neither name is blank', () => {
    fc.assert(
      fc.property(name, name, settings, (givenName, surname, under) => {
        const { kind } = decideClaimMatch(
          { givenName, surname },
          { firstName: givenName, lastName: surname },
          levels('exact'),
          under,
        );
        expect(['matched', 'attribute-empty']).toContain(kind);
      }),
    );
  });

  it('a relaxed match does not care which claim says what, nor which attribute', () => {
    fc.assert(
      fc.property(name, name, name, name, settings, (givenName, surname, firstName, lastName, under) => {
        const relaxed = matches({ givenName, surname }, { firstName, lastName }, 'relaxed', under);
        expect(matches({ givenName, surname }, { firstName: lastName, lastName: firstName }, 'relaxed', under)).toBe(
          relaxed,
        );
        expect(matches({ givenName: surname, surname: givenName }, { firstName, lastName }, 'relaxed', under)).toBe(
          relaxed,
        );
      }),
    );
  });

  it('an exact match is the same from either side', () => {
    fc.assert(
      fc.property(name, name, name, name, settings, (a, b, c, d, under) => {
        const [one, other] = [
          decideClaimMatch({ givenName: a, surname: b }, { firstName: c, lastName: d }, levels('exact'), under),
          decideClaimMatch({ givenName: c, surname: d }, { firstName: a, lastName: b }, levels('exact'), under),
        ];
        expect(one.kind === 'matched').toBe(other.kind === 'matched');
      }),
    );
  });

  it('further words in a claim never undo a relaxed match', () => {
    fc.assert(
      fc.property(name, name, name, name, word, settings, (givenName, surname, firstName, lastName, further, under) => {
        fc.pre(under.mononyms === 'refused');
        return (
          !matches({ givenName, surname }, { firstName, lastName }, 'relaxed', under) ||
          matches(
            { givenName, surname },
            { firstName: `${firstName} ${further}`, lastName: `${further} ${lastName}` },
            'relaxed',
            under,
          )
        );
      }),
    );
  });

  it('a setting that bears on none of the names changes no answer', () => {
    fc.assert(
      fc.property(name, name, name, name, settings, (givenName, surname, firstName, lastName, under) => {
        const texts = [givenName, surname, firstName, lastName];
        for (const { setting, settings: other } of otherSettings(under)) {
          if (texts.some((text) => bearsOn(setting, text, under))) continue;
          for (const level of ['exact', 'relaxed'] as const)
            expect(matches({ givenName, surname }, { firstName, lastName }, level, other)).toBe(
              matches({ givenName, surname }, { firstName, lastName }, level, under),
            );
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('names the attributes, each by its own level', () => {
    const of = (givenName: MatchLevel, surname: MatchLevel) =>
      decideClaimMatch(
        { givenName: 'Ana', surname: 'Lopez' },
        { firstName: 'ANA MARIA', lastName: 'LOPEZ GARCIA' },
        { givenName, surname },
        defaultNameMatching,
      );
    expect(of('relaxed', 'exact')).toEqual({ kind: 'differs', attributes: ['surname'] });
    expect(of('exact', 'relaxed')).toEqual({ kind: 'differs', attributes: ['givenName'] });
    expect(of('exact', 'exact')).toEqual({ kind: 'differs', attributes: ['givenName', 'surname'] });
    expect(of('relaxed', 'relaxed')).toEqual({ kind: 'matched' });
    expect(decideClaimMatch({ givenName: ' ' }, {}, levels('exact'), defaultNameMatching)).toEqual({
      kind: 'attribute-empty',
      attributes: ['givenName', 'surname'],
    });
  });
});
