// People by kind: what they may register, whether a first passkey can be had, and where the way to one stops.
import type { PersonaTally, PersonJudged, WayTally } from '../../scenarios/schema/policy-answer.ts';

export type TalliedPerson = Pick<PersonJudged, 'persona' | 'weakestRegistrable' | 'firstPasskey'>;

type Step = WayTally['steps'][number];
/** How many are stopped at a step, by the fact that stops them. */
type Reasons = Map<string, number>;
interface Way {
  people: number;
  reachable: number;
  unknown: number;
  readonly steps: Map<string, { arrive: number; stop: number; readonly reasons: Reasons }>;
}
interface Kind {
  people: number;
  readonly byWeakestRegistrable: NonNullable<PersonaTally['byWeakestRegistrable']>;
  readonly firstPasskey: NonNullable<PersonaTally['firstPasskey']>;
  readonly ways: Map<string, Way>;
}

/** The kind with the most people first. */
export function tallyPeople(people: Iterable<TalliedPerson>): readonly PersonaTally[] {
  const kinds = new Map<string, Kind>();
  for (const person of people) add(kindOf(kinds, person.persona ?? 'member'), person);
  return [...kinds]
    .map(([persona, { people: number, byWeakestRegistrable, firstPasskey, ways }]) => ({
      persona,
      people: number,
      byWeakestRegistrable,
      firstPasskey,
      ways: [...ways].map(([device, way]) => tallied(device, way)),
    }))
    .toSorted((a, b) => b.people - a.people);
}

function kindOf(kinds: Map<string, Kind>, persona: string): Kind {
  const there = kinds.get(persona);
  if (there !== undefined) return there;
  const made: Kind = { people: 0, byWeakestRegistrable: {}, firstPasskey: {}, ways: new Map() };
  kinds.set(persona, made);
  return made;
}

function add(kind: Kind, { weakestRegistrable, firstPasskey }: TalliedPerson): void {
  kind.people += 1;
  kind.byWeakestRegistrable[weakestRegistrable] = (kind.byWeakestRegistrable[weakestRegistrable] ?? 0) + 1;
  kind.firstPasskey[firstPasskey.reachable] = (kind.firstPasskey[firstPasskey.reachable] ?? 0) + 1;
  if (firstPasskey.reachable === 'has-one') return;
  for (const { device, reachable, steps } of firstPasskey.ways) {
    const way = kind.ways.get(device) ?? { people: 0, reachable: 0, unknown: 0, steps: new Map() };
    kind.ways.set(device, way);
    way.people += 1;
    if (reachable === 'yes') way.reachable += 1;
    if (reachable === 'unknown') way.unknown += 1;
    for (const { step, passed, because } of steps) {
      const tally = way.steps.get(step) ?? { arrive: 0, stop: 0, reasons: new Map() };
      way.steps.set(step, tally);
      if (passed === 'not-reached') continue;
      tally.arrive += 1;
      if (passed !== 'no') continue;
      tally.stop += 1;
      tally.reasons.set(because, (tally.reasons.get(because) ?? 0) + 1);
    }
  }
}

function tallied(device: string, way: Way): WayTally {
  const { people, reachable, unknown } = way;
  return { device, people, reachable, unknown, steps: stepsOf(way) };
}

function stepsOf({ steps }: Way): Step[] {
  return [...steps].map(([step, { arrive, stop, reasons }]) => {
    const [most] = [...reasons].toSorted(([, a], [, b]) => b - a);
    return most === undefined ? { step, arrive, stop } : { step, arrive, stop, because: most[0] };
  });
}
