// Who is in the groups that matter, nested ones resolved: only those that a policy, a role or a persona names are looked at, so that a
// tenant of many groups is judged by few. Rings of groups that hold one another are left as they are: nobody comes out of one twice.
import type { Memberships, TenantGroup } from '../../scenarios/schema/tenant.ts';

type Places = readonly number[] | Uint32Array;

export interface GroupReach {
  /** Places of named groups that a person is in, ascending. */
  readonly of: (person: number) => readonly number[];
  /** Places of groups from the named one inwards to one that the person is a direct member of: the shortest. Absent: they are not in it. */
  readonly path: (named: number, person: number) => readonly number[] | undefined;
}

/** From one named group downwards: for each group in it, how deep, and by which group it is held. */
interface Below {
  readonly depth: ReadonlyMap<number, number>;
  readonly heldBy: ReadonlyMap<number, number>;
}

export function reachOf(
  memberships: Memberships,
  groups: readonly TenantGroup[],
  named: readonly number[],
): GroupReach {
  const children = childrenOf(memberships, groups.length);
  const below = new Map(named.map((group) => [group, descend(group, children)]));
  const above = aboveOf(below, groups.length);
  const paths = new Map<string, readonly number[]>();
  return {
    of: (person) => unionOf(memberships.directGroups(person), above),
    path: (group, person) => {
      const under = below.get(group);
      const nearest = under === undefined ? undefined : nearestOf(memberships.directGroups(person), under);
      if (under === undefined || nearest === undefined) return undefined;
      const key = `${group} ${nearest}`;
      const path = paths.get(key) ?? climb(nearest, under).toReversed();
      paths.set(key, path);
      return path;
    },
  };
}

function childrenOf({ parentGroups }: Memberships, count: number): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (let group = 0; group < count; group++)
    for (const parent of parentGroups(group)) {
      const held = children.get(parent);
      if (held === undefined) children.set(parent, [group]);
      else held.push(group);
    }
  return children;
}

function descend(top: number, children: ReadonlyMap<number, readonly number[]>): Below {
  const depth = new Map([[top, 0]]);
  const heldBy = new Map<number, number>();
  // A map is walked in the order of insertion, and what is added on the way is walked too: breadth first.
  for (const [group, level] of depth)
    for (const child of children.get(group) ?? [])
      if (!depth.has(child)) {
        depth.set(child, level + 1);
        heldBy.set(child, group);
      }
  return { depth, heldBy };
}

function aboveOf(below: ReadonlyMap<number, Below>, count: number): readonly (readonly number[] | undefined)[] {
  const above = Array.from<number[] | undefined>({ length: count });
  for (const [named, { depth }] of below) for (const group of depth.keys()) (above[group] ??= []).push(named);
  return above;
}

function unionOf(direct: Places, above: readonly (readonly number[] | undefined)[]): readonly number[] {
  const union = new Set<number>();
  for (const group of direct) {
    const reached = above[group];
    if (reached !== undefined) for (const named of reached) union.add(named);
  }
  return [...union].toSorted((a, b) => a - b);
}

function nearestOf(direct: Places, { depth }: Below): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const group of direct) {
    const level = depth.get(group);
    if (level !== undefined && level < least) [nearest, least] = [group, level];
  }
  return nearest;
}

function climb(from: number, { heldBy }: Below): number[] {
  const path: number[] = [];
  for (let group: number | undefined = from; group !== undefined; group = heldBy.get(group)) path.push(group);
  return path;
}
