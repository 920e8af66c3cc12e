// Which persona and which arms a user index has. Both depend on index, seed and scenario, never on how many users are
// drawn, so that user 731 stays who they are when a sample grows.
//
// even           persona = index mod number of personas, in the scenario's order: exact at every multiple.
// proportional   the golden-ratio sequence frac(offset + index/φ) against the cumulative weights: any run of consecutive
//                users holds each persona in its share to within a few users. The offset comes from the seed.
// parallel arms  users of the same stratum (persona when even, all when proportional) are taken in blocks of as many as there are arms;
//                the order of the arms, drawn for the block, says who gets which, so that they differ by at most one user a stratum.
import { firstUniformAt, openStream, streamKey } from '../../scenarios/sampling/stream.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';

export type AllocatedScenario = Pick<Scenario, 'seed' | 'personas' | 'allocation' | 'design' | 'arms'>;

export interface Allocation {
  readonly personaOf: (index: number) => string;
  /** The arms this user lives, in their order. */
  readonly armsOf: (index: number) => readonly Arm[];
}

/** 1/φ, whose multiples fill the unit interval most evenly. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

export function createAllocation(scenario: AllocatedScenario): Allocation {
  const { seed, design, arms, allocation } = scenario;
  // A persona of weight 0 is in the scenario but not in the tenant.
  const personas = Object.entries(scenario.personas).filter(([, weight]) => weight > 0);
  const ids = personas.map(([id]) => id);
  const total = personas.reduce((sum, [, weight]) => sum + weight, 0);
  const offset = openStream({ seed, purpose: 'allocation/persona' }).uniform();

  const byWeight = (index: number): number => {
    let left = ((offset + index * goldenRatio) % 1) * total;
    const found = personas.findIndex(([, weight]) => (left -= weight) < 0);
    return found === -1 ? personas.length - 1 : found;
  };
  const orders = new Map<number, readonly Arm[]>();
  const drawnOrder = (purpose: string, user: number, stratum: number) => {
    const u = firstUniformAt(streamKey(seed, purpose), user, stratum, undefined);
    const nth = ordinalOfOrder(arms.length, u);
    const order = orders.get(nth) ?? orderOf(arms, u);
    orders.set(nth, order);
    return order;
  };

  return {
    personaOf: (index) => ids[allocation === 'even' ? index % ids.length : byWeight(index)] ?? '',
    armsOf(index) {
      if (arms.length < 2) return arms;
      if (design === 'paired') return drawnOrder('allocation/order', index, 0);
      const [stratum, rank] = allocation === 'even' ? [index % ids.length, Math.floor(index / ids.length)] : [0, index];
      const inBlock = rank % arms.length;
      return drawnOrder('allocation/arm', Math.floor(rank / arms.length), stratum).slice(inBlock, inBlock + 1);
    },
  };
}

/** Which of all orders orderOf() makes of u. @param count of the items. */
function ordinalOfOrder(count: number, u: number): number {
  let ordinal = 0;
  let rest = u;
  for (let left = count; left > 0; left -= 1) {
    const place = rest * left;
    ordinal = ordinal * left + Math.floor(place);
    rest = place % 1;
  }
  return ordinal;
}

/** One of all orders, each as likely. @param u from 0 to 1, 1 excluded */
function orderOf<T>(items: readonly T[], u: number): readonly T[] {
  const left = [...items];
  const order: T[] = [];
  let rest = u;
  while (left.length > 0) {
    const place = rest * left.length;
    order.push(...left.splice(Math.floor(place), 1));
    rest = place % 1;
  }
  return order;
}
