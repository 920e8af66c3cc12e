// A stretch of the people of a phishing drill, lived in virtual time and counted: their own sign-ins, and what attacks come to.
import type { PhishingCounts } from '../../../scenarios/measures/phishing-counts.ts';
import { attackTurn } from '../../../scenarios/sampling/attack-turn.ts';
import { PhishingTally } from '../../../scenarios/measures/phishing-tally.ts';
import type { PhishingScenario } from '../../../scenarios/schema/scenario.ts';
import { countedVirtually } from '../../drivers/virtual/live-virtually.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';

export type LivedPhishing = LivedScenario & { readonly scenario: PhishingScenario };

export interface PhishingOrder {
  /** To whom the population is grown. */
  readonly users: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export interface PhishingDone {
  readonly order: PhishingOrder;
  readonly counts: PhishingCounts;
}

export function livePhishing(loaded: LivedPhishing, machineTime: MachineTime, order: PhishingOrder): PhishingDone {
  const { users, from, to } = order;
  const scenario = { ...loaded.scenario, users };
  const { personas, providers, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ scenario, personas, providers, parameters: asked });
  const tally = new PhishingTally(attackTurn(scenario));
  const stretch = Array.from({ length: to - from }, (_, nth) => from + nth);
  const lives = { loaded: { ...loaded, scenario }, asked, population, machineTime, users: stretch };
  for (const attempt of countedVirtually(lives)) tally.add(attempt, attempt.startedAtMs);
  return { order, counts: tally.counts() };
}

/** Of people, for threads to share: some 2 s of work. */
const stretchUsers = 500;

export function phishingOrders({ users, phishing }: Pick<PhishingScenario, 'users' | 'phishing'>): PhishingOrder[] {
  const grown = Math.max(users, phishing.many.users);
  return Array.from({ length: Math.ceil(grown / stretchUsers) }, (_, nth) => ({
    users: grown,
    from: nth * stretchUsers,
    to: Math.min(grown, (nth + 1) * stretchUsers),
  }));
}
