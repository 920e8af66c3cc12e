// A directory held against the documents that its people probably have: who would be let through the match of names, by exact and by relaxed,
// whose claims would match others, too, and how much of it hangs on what is not documented. Nobody lives, nothing is drawn.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';
import type { DirectoryPerson } from '../../directory-file/directory-people.ts';
import { probableNames, type ProbableName } from '../../identity-proofing/document-name.ts';
import type { NameCause } from '../../people/name-cause.ts';
import { decideClaimMatch, type MatchLevel, type NameAttribute } from '../../site/rules/claim-match.ts';
import { bearsOn } from '../../site/rules/name-spelling.ts';
import { otherSettings, type OtherSetting } from '../../site/rules/other-settings.ts';
import { decideSameName } from '../../site/rules/same-name.ts';
import { directoryIndex } from './directory-index.ts';

export const levels = ['exact', 'relaxed'] as const satisfies readonly MatchLevel[];

/**
 * Of one person over all documents that are probable. ambiguous: of those that match, one matches others of the directory, too, and that is
 * refused. depends: some match, some do not.
 */
export type Prospect = 'passes' | 'depends' | 'fails' | 'ambiguous' | 'attribute-empty';
export const prospects = [
  'passes',
  'depends',
  'fails',
  'ambiguous',
  'attribute-empty',
] as const satisfies readonly Prospect[];
export type Prospects = Readonly<Record<Prospect, number>>;

export interface Line extends ProbableName {
  readonly exact: boolean;
  readonly relaxed: boolean;
}

export interface PersonProspect {
  readonly person: DirectoryPerson;
  readonly emptyAttributes: readonly NameAttribute[];
  readonly lines: readonly Line[];
  /** How many others of the directory the claims of a line match, the most of all lines that match. */
  readonly others: Readonly<Record<MatchLevel, number>>;
  readonly prospect: Readonly<Record<MatchLevel, Prospect>>;
}

export type ProspectsByLevel = Readonly<Record<MatchLevel, Prospects>>;

export interface DryRun {
  readonly people: readonly PersonProspect[];
  readonly counts: ProspectsByLevel;
  /** The same counts under every other value of one setting. */
  readonly bySetting: readonly (Pick<OtherSetting, 'setting' | 'value'> & { readonly counts: ProspectsByLevel })[];
  /** Of those whose document would be another by it. */
  readonly byCause: readonly {
    readonly cause: NameCause;
    readonly people: number;
    readonly fails: Readonly<Record<MatchLevel, number>>;
  }[];
}

type Documented = readonly { readonly person: DirectoryPerson; readonly names: readonly ProbableName[] }[];

export function dryRun(people: readonly DirectoryPerson[], settings: NameMatching): DryRun {
  const documented = people.map((person) => ({ person, names: probableNames(person) }));
  const found = prospectsOf(documented, settings);
  return {
    people: found,
    counts: countsOf(found),
    bySetting: otherSettings(settings).map((other) => ({
      setting: other.setting,
      value: other.value,
      counts: isIdle(documented, other, settings) ? countsOf(found) : countsOf(prospectsOf(documented, other.settings)),
    })),
    byCause: byCause(found),
  };
}

/** No name has anything on which it bears. */
function isIdle(documented: Documented, { setting }: OtherSetting, settings: NameMatching): boolean {
  const bears = (name: string | undefined) => bearsOn(setting, name ?? '', settings);
  return (
    setting !== 'sameName' &&
    !documented.some(
      ({ person, names }) =>
        bears(person.givenName) ||
        bears(person.surname) ||
        names.some(({ firstName, lastName }) => bears(firstName) || bears(lastName)),
    )
  );
}

function prospectsOf(documented: Documented, settings: NameMatching): readonly PersonProspect[] {
  const index = directoryIndex(
    documented.map(({ person }) => person),
    settings,
  );
  return documented.map(({ person, names }, place) => {
    const empty = emptyOf(person, settings);
    const others = { exact: 0, relaxed: 0 };
    const isMatched = (name: ProbableName, level: MatchLevel) => {
      const matching = index.matching(name, level);
      if (!matching.has(place)) return false;
      others[level] = Math.max(others[level], matching.size - 1);
      return true;
    };
    const lines = names.map(({ firstName, lastName, causes }) => {
      const name = { firstName, lastName, causes };
      return { ...name, exact: isMatched(name, 'exact'), relaxed: isMatched(name, 'relaxed') };
    });
    const prospect = (level: MatchLevel): Prospect => {
      if (empty.length > 0) return 'attribute-empty';
      const matched = lines.filter((line) => line[level]).length;
      if (matched === 0) return 'fails';
      if (decideSameName(others[level], 'none', settings).kind === 'ambiguous') return 'ambiguous';
      return matched === lines.length ? 'passes' : 'depends';
    };
    return {
      person,
      emptyAttributes: empty,
      lines,
      others,
      prospect: { exact: prospect('exact'), relaxed: prospect('relaxed') },
    };
  });
}

function emptyOf(person: DirectoryPerson, settings: NameMatching): readonly NameAttribute[] {
  const match = decideClaimMatch(person, {}, { givenName: 'relaxed', surname: 'relaxed' }, settings);
  return match.kind === 'attribute-empty' ? match.attributes : [];
}

function countsOf(found: readonly PersonProspect[]): ProspectsByLevel {
  const of = (level: MatchLevel) => {
    const counts = { passes: 0, depends: 0, fails: 0, ambiguous: 0, 'attribute-empty': 0 };
    for (const { prospect } of found) counts[prospect[level]] += 1;
    return counts;
  };
  return { exact: of('exact'), relaxed: of('relaxed') };
}

/** The first line has none; each other has one cause. */
function byCause(found: readonly PersonProspect[]): DryRun['byCause'] {
  const sums = new Map<NameCause | undefined, { people: number; fails: { exact: number; relaxed: number } }>();
  for (const { lines, emptyAttributes } of found) {
    if (emptyAttributes.length > 0) continue;
    for (const { causes, exact, relaxed } of lines) {
      const sum = sums.get(causes[0]) ?? { people: 0, fails: { exact: 0, relaxed: 0 } };
      sums.set(causes[0], sum);
      sum.people += 1;
      if (!exact) sum.fails.exact += 1;
      if (!relaxed) sum.fails.relaxed += 1;
    }
  }
  return [...sums].flatMap(([cause, sum]) => (cause === undefined ? [] : [{ cause, ...sum }]));
}
