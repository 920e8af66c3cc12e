import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultNameMatching, nameMatching, type NameMatching } from '../../../scenarios/schema/name-matching.ts';
import type { DirectoryPerson } from '../../directory-file/directory-people.ts';
import { decideClaimMatch } from '../../site/rules/claim-match.ts';
import { otherSettings } from '../../site/rules/other-settings.ts';
import { directoryIndex } from './directory-index.ts';
import { dryRun, levels } from './dry-run.ts';

const people = (...names: readonly (readonly [string, string])[]): DirectoryPerson[] =>
  names.map(([givenName, surname], index) => ({ at: index + 1, givenName, surname }));
const prospectsOf = (of: readonly DirectoryPerson[], settings: Partial<NameMatching> = {}) =>
  dryRun(of, { ...defaultNameMatching, ...settings }).people.map(
    ({ prospect }) => `${prospect.exact} ${prospect.relaxed}`,
  );

const word = fc.constantFrom(
  'Ana',
  'ANA',
  'Maria',
  'José',
  'Jose',
  'Groß',
  "O'Brien",
  'O’Brien',
  'Anna-Maria',
  'van',
  'Dyk',
  'FNU',
  '-',
  'Wang',
);
const name = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
const directory = fc.array(fc.record({ givenName: name, surname: name }), { maxLength: 8 });
const anySettings = fc.constantFrom(
  defaultNameMatching,
  ...otherSettings(defaultNameMatching).map(({ settings }) => settings),
);

describe('a directory without anybody living', () => {
  it('is asked for whom claims match as the rule is asked of each', () => {
    fc.assert(
      fc.property(
        directory,
        name,
        name,
        anySettings,
        fc.constantFrom(...levels),
        (all, firstName, lastName, settings, level) => {
          const matching = directoryIndex(all, settings).matching({ firstName, lastName }, level);
          const byRule = all.map(
            (person) =>
              decideClaimMatch(person, { firstName, lastName }, { givenName: level, surname: level }, settings).kind ===
              'matched',
          );
          expect(all.map((_, place) => matching.has(place))).toEqual(byRule);
          expect(matching.size).toBe(byRule.filter(Boolean).length);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each<[string, readonly (readonly [string, string])[], Partial<NameMatching>, string[]]>([
    ['whoever has plain letters passes', [['Ana', 'Lopez']], {}, ['passes passes']],
    ['an accent depends on how the document is read', [['José', 'Lopez']], {}, ['depends depends']],
    ['and no longer where accents are overlooked', [['José', 'Lopez']], { accents: 'ignored' }, ['passes passes']],
    ['a sharp s is on no document', [['Hans', 'Groß']], {}, ['fails fails']],
    [
      'an empty attribute comes before all else',
      [
        ['Ana', ' '],
        ['', ''],
      ],
      {},
      ['attribute-empty attribute-empty', 'attribute-empty attribute-empty'],
    ],
    [
      'two of a name are ambiguous',
      [
        ['Ana', 'Lopez'],
        ['ANA', 'lopez'],
      ],
      {},
      ['ambiguous ambiguous', 'ambiguous ambiguous'],
    ],
    [
      'unless that is overlooked',
      [
        ['Ana', 'Lopez'],
        ['ANA', 'lopez'],
      ],
      { sameName: 'overlooked' },
      ['passes passes', 'passes passes'],
    ],
    [
      'a longer name is ambiguous only to a relaxed match, and only for its owner',
      [
        ['Ana', 'Lopez'],
        ['Ana Maria', 'Lopez'],
      ],
      {},
      ['passes passes', 'passes ambiguous'],
    ],
  ])('%s', (_, names, settings, expected) => {
    expect(prospectsOf(people(...names), settings)).toEqual(expected);
  });

  it('counts under every other value what a run under that value counts', () => {
    const all = people(
      ['José', 'García'],
      ['Anna-Maria', "O'Brien"],
      ['Ana', 'Lopez'],
      ['Ana', 'Lopez'],
      ['Suharto', ''],
      ['Hans', 'Groß'],
      ['Jan', 'van Dyk'],
    );
    for (const { setting, value, counts } of dryRun(all, defaultNameMatching).bySetting)
      expect({ setting, value, counts }).toEqual({
        setting,
        value,
        counts: dryRun(all, nameMatching.parse({ [setting]: value })).counts,
      });
  });

  it('puts everybody into one prospect of each level, and says of each cause whom it keeps out', () => {
    const all = people(['José', 'Peña'], ['Anna-Maria', 'Berg'], ['Bill', 'Gates'], ['محمد', 'علي']);
    const { counts, byCause } = dryRun(all, defaultNameMatching);
    for (const level of levels) expect(Object.values(counts[level]).reduce((sum, each) => sum + each)).toBe(4);
    expect(byCause.find(({ cause }) => cause === 'formal-name')).toEqual({
      cause: 'formal-name',
      people: 1,
      fails: { exact: 1, relaxed: 1 },
    });
    expect(byCause.find(({ cause }) => cause === 'visual-zone')).toEqual({
      cause: 'visual-zone',
      people: 2,
      fails: { exact: 0, relaxed: 0 },
    });
  });

  it('may be empty', () => {
    expect(dryRun([], defaultNameMatching)).toMatchObject({ people: [], byCause: [] });
  });
});
