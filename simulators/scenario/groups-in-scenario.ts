// Groups of exports as personas and groups of a scenario: whose people are in a group there, groups in groups resolved.
import type { MethodConfiguration, Tenant } from '../../scenarios/schema/tenant.ts';

export interface GroupsInScenario {
  /** Ids of personas and groups of the scenario whose people are in it. */
  readonly of: (exported: string) => readonly string[];
  readonly ofAll: (exported: readonly string[]) => string[];
  readonly name: (exported: string) => string;
  readonly isGroup: (id: string) => boolean;
  /** Whom a method is for, as a scenario writes it. */
  readonly use: (method: MethodConfiguration, what: string) => object;
}

export const everybodyThere = 'all_users';

/** @param told where names of the mapping that the exports do not have are added. */
export function groupsInScenario(
  { groups, memberships }: Pick<Tenant, 'groups' | 'memberships'>,
  mapping: Readonly<Record<string, readonly string[]>>,
  told: string[],
): GroupsInScenario {
  const placeOf = new Map(groups.map(({ id }, place) => [id.toLowerCase(), place]));
  const within = new Map<string, Set<string>>();
  for (const [id, names] of Object.entries(mapping))
    for (const name of names) {
      const places = placesNamed(groups, name);
      if (places.length !== 1)
        told.push(`Group “${name}” of ${id}: ${places.length === 0 ? 'not in the exports' : 'several have that name'}`);
      for (const place of around(places, memberships)) {
        const key = groups[place]?.id.toLowerCase() ?? '';
        within.set(key, (within.get(key) ?? new Set()).add(id));
      }
    }
  const of = (exported: string) => [...(within.get(exported.toLowerCase()) ?? [])];
  const ofAll = (exported: readonly string[]) => [...new Set(exported.flatMap(of))];
  return {
    of,
    ofAll,
    name: (exported) => groups[placeOf.get(exported.toLowerCase()) ?? -1]?.displayName ?? exported,
    isGroup: (id) => placeOf.has(id.toLowerCase()),
    use: ({ state, includeTargets, excludeTargets }, what) => {
      const isForAll = includeTargets.some(({ id }) => id === everybodyThere);
      const included = ofAll(includeTargets.map(({ id }) => id));
      const excluded = ofAll(excludeTargets.map(({ id }) => id));
      const nobody = !isForAll && included.length === 0;
      if (state === 'enabled' && nobody) told.push(`Of ${what}: on for nobody of the simulation`);
      return {
        state: nobody ? 'disabled' : state,
        ...(isForAll || nobody ? {} : { groups: included }),
        ...(excluded.length === 0 ? {} : { excludedGroups: excluded }),
      };
    },
  };
}

/** Places of the groups that have this id, or else this name. */
export function placesNamed(groups: Tenant['groups'], name: string): readonly number[] {
  const wanted = name.toLowerCase();
  const byId = groups.findIndex(({ id }) => id.toLowerCase() === wanted);
  if (byId >= 0) return [byId];
  return groups.flatMap(({ displayName }, place) => (displayName?.toLowerCase() === wanted ? [place] : []));
}

/** These, and all that they are members of. */
export function around(places: readonly number[], memberships: Tenant['memberships']): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...places];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    open.push(...(memberships?.parentGroups(place) ?? []));
  }
  return found;
}
