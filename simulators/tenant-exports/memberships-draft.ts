// Who is in what, as pairs of numbers while files are read, and by place in the lists at the end. A tenant of 250 000 people in 40 groups
// each has ten million pairs: 80 MB so, and a gigabyte as objects.
import type { Memberships } from '../../scenarios/schema/tenant.ts';

const firstPairs = 1_024;

export interface PlacedMemberships {
  readonly memberships: Memberships;
  /** Pairs of which a side is in no list. */
  readonly unknownMembers: number;
  readonly unknownGroups: number;
}

export interface Places {
  readonly people: number;
  readonly groups: number;
  readonly personOf: (key: string) => number | undefined;
  readonly groupOf: (key: string) => number | undefined;
}

export class MembershipsDraft {
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  #members = new Uint32Array(firstPairs);
  #groups = new Uint32Array(firstPairs);
  #pairs = 0;

  get count(): number {
    return this.#pairs;
  }

  /** Both in lower case: ids, or names where an export has those. */
  add(member: string, group: string): void {
    if (this.#pairs === this.#members.length) {
      this.#members = grown(this.#members);
      this.#groups = grown(this.#groups);
    }
    this.#members[this.#pairs] = this.#numberOf(member);
    this.#groups[this.#pairs] = this.#numberOf(group);
    this.#pairs += 1;
  }

  /** Every id or name that stands on the left, and on the right. */
  keys(): { readonly members: readonly string[]; readonly groups: readonly string[] } {
    const sides = { members: new Set<number>(), groups: new Set<number>() };
    for (let pair = 0; pair < this.#pairs; pair += 1) {
      sides.members.add(this.#members[pair] ?? 0);
      sides.groups.add(this.#groups[pair] ?? 0);
    }
    const named = (numbers: ReadonlySet<number>) => [...numbers].map((number) => this.#keys[number] ?? '');
    return { members: named(sides.members), groups: named(sides.groups) };
  }

  /** Places of lists that are complete now. The pairs are given up. */
  placed({ people, groups, personOf, groupOf }: Places): PlacedMemberships {
    const personByNumber = placesOf(this.#keys, personOf);
    const groupByNumber = placesOf(this.#keys, groupOf);
    const ofPeople = new PairsByOwner(people);
    const ofGroups = new PairsByOwner(groups);
    let unknownMembers = 0;
    let unknownGroups = 0;
    const eachPair = (take: (owners: PairsByOwner, owner: number, group: number) => void, count: boolean) => {
      for (let pair = 0; pair < this.#pairs; pair += 1) {
        const member = this.#members[pair] ?? 0;
        const group = groupByNumber[this.#groups[pair] ?? 0] ?? none;
        const person = personByNumber[member] ?? none;
        const child = groupByNumber[member] ?? none;
        if (group === none) unknownGroups += count ? 1 : 0;
        else if (person !== none) take(ofPeople, person, group);
        else if (child !== none) take(ofGroups, child, group);
        else unknownMembers += count ? 1 : 0;
      }
    };
    eachPair((owners, owner) => owners.count(owner), true);
    ofPeople.open();
    ofGroups.open();
    eachPair((owners, owner, group) => owners.put(owner, group), false);
    this.#members = new Uint32Array(0);
    this.#groups = new Uint32Array(0);
    this.#pairs = 0;
    const directGroups = ofPeople.closed();
    const parentGroups = ofGroups.closed();
    return { memberships: { directGroups, parentGroups }, unknownMembers, unknownGroups };
  }

  #numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#keys.push(key) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

const none = 0xff_ff_ff_ff;

function placesOf(keys: readonly string[], placeOf: (key: string) => number | undefined): Uint32Array {
  return Uint32Array.from(keys, (key) => placeOf(key) ?? none);
}

function grown(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}

/** Lists of one owner after the other in a single array: counted first, then filled. */
class PairsByOwner {
  readonly #starts: Uint32Array;
  #values = new Uint32Array(0);
  #next = new Uint32Array(0);

  constructor(owners: number) {
    this.#starts = new Uint32Array(owners + 1);
  }

  count(owner: number): void {
    this.#starts[owner + 1] = (this.#starts[owner + 1] ?? 0) + 1;
  }

  open(): void {
    const starts = this.#starts;
    for (let owner = 1; owner < starts.length; owner += 1)
      starts[owner] = (starts[owner] ?? 0) + (starts[owner - 1] ?? 0);
    this.#values = new Uint32Array(starts.at(-1) ?? 0);
    this.#next = starts.slice();
  }

  put(owner: number, value: number): void {
    const at = this.#next[owner] ?? 0;
    this.#values[at] = value;
    this.#next[owner] = at + 1;
  }

  /** Ascending and without doubles. */
  closed(): (owner: number) => Uint32Array {
    const starts = this.#starts;
    const values = this.#values;
    const ends = new Uint32Array(starts.length);
    for (let owner = 0; owner + 1 < starts.length; owner += 1) {
      const start = starts[owner] ?? 0;
      const list = values.subarray(start, starts[owner + 1]).sort();
      let kept = 0;
      for (const value of list) {
        if (kept > 0 && list[kept - 1] === value) continue;
        list[kept] = value;
        kept += 1;
      }
      ends[owner] = start + kept;
    }
    return (owner) => values.subarray(starts[owner] ?? 0, ends[owner] ?? 0);
  }
}
