// Which persona and which arms a user index has. Both depend on index, seed and scenario, never on how many users are
// drawn, so that user 731 stays who they are when a sample grows.
//
// even           persona = index mod number of personas, in the scenario's order: exact at every multiple.
// proportional   the golden-ratio sequence frac(offset + index/φ) against the cumulative weights: any run of consecutive
//                users holds each persona in its share to within a few users. The offset comes from the seed.
// parallel arms  users of the same stratum (persona when even, all when proportional) are taken in pairs; a coin a pair
//                says who gets which arm, so that the arms differ by at most one user a stratum.
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { ArmId, Scenario } from '../../scenarios/schema/scenario.ts';

export type AllocatedScenario = Pick<Scenario, 'seed' | 'personas' | 'allocation' | 'design' | 'arms'>;

export interface Allocation {
  readonly personaOf: (index: number) => string;
  /** The arms this user lives, in their order. */
  readonly armsOf: (index: number) => readonly ArmId[];
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
  const coin = (purpose: string, user: number, stratum: number) =>
    openStream({ seed, purpose, user, attempt: stratum }).uniform() < 0.5;

  return {
    personaOf: (index) => ids[allocation === 'even' ? index % ids.length : byWeight(index)] ?? '',
    armsOf(index) {
      if (arms.length < 2) return arms;
      if (design === 'paired') return coin('allocation/order', index, 0) ? arms : arms.toReversed();
      const [stratum, rank] = allocation === 'even' ? [index % ids.length, Math.floor(index / ids.length)] : [0, index];
      const firstOfPair = rank % 2 === 0;
      const chosen = arms[coin('allocation/arm', Math.floor(rank / 2), stratum) === firstOfPair ? 0 : 1];
      return chosen === undefined ? [] : [chosen];
    },
  };
}
