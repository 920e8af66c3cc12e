// The sums of two runs made ready to be paired: the same person, or the same random group of people, has the same name in both. A seed gives
// the same people whatever else is set, and user 731 stays who they are when a sample grows; under another seed nobody is the same.
import { clustersAtMost, userCluster } from '../../scenarios/measures/sums/user-cluster.ts';
import type { UserSum } from '../statistics/clustered/user-ratio.ts';

export interface OfBoth {
  readonly a: readonly UserSum[];
  readonly b: readonly UserSum[];
  /** People, or groups of them, that are in both. */
  readonly pairs: number;
  /** Everybody is in both, with the same sums. */
  readonly alike: boolean;
}

/** @param sameSeed without it, whoever has the same name is somebody else. */
export function ofBoth(a: readonly UserSum[], b: readonly UserSum[], sameSeed: boolean): OfBoth {
  if (!sameSeed) return { a, b, pairs: 0, alike: false };
  const [one, other] = [named(a, groupedPersonas(b)), named(b, groupedPersonas(a))];
  const known = new Map(one.map((row) => [row.user, row]));
  let [pairs, same] = [0, 0];
  for (const { user, numerator, denominator } of other) {
    const found = known.get(user);
    if (found === undefined) continue;
    pairs += 1;
    if (found.numerator === numerator && found.denominator === denominator) same += 1;
  }
  return { a: one, b: other, pairs, alike: same > 0 && same === one.length && same === other.length };
}

const groupPrefix = 'group-';

/** Personas of which there are so many that random groups stand for them. */
function groupedPersonas(rows: readonly UserSum[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ user, persona = '' }) => (user.startsWith(groupPrefix) ? [persona] : [])));
}

/** With their persona, since an index can be of another one in another scenario; in groups where those of the other run are. */
function named(rows: readonly UserSum[], grouped: ReadonlySet<string>): readonly UserSum[] {
  const byName = new Map<string, UserSum>();
  for (const row of rows) {
    const { persona = '' } = row;
    const cluster =
      grouped.has(persona) && !row.user.startsWith(groupPrefix)
        ? userCluster(Number(row.user), persona, Number.POSITIVE_INFINITY, clustersAtMost)
        : row.user;
    const user = `${persona} ${cluster}`;
    const known = byName.get(user);
    byName.set(user, {
      ...row,
      user,
      numerator: row.numerator + (known?.numerator ?? 0),
      denominator: row.denominator + (known?.denominator ?? 0),
    });
  }
  return [...byName.values()];
}
