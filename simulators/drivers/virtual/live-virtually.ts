// Lives users of a population in virtual time, one after the other, without I/O.
import { armPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { AttemptInHand } from '../../attempt/attempt-in-hand.ts';
import type { Life } from '../../attempt/life.ts';
import { liveAtOnce } from '../../attempt/live-at-once.ts';
import { peopleOfScenario } from '../../attempt/people-of-scenario.ts';
import { createDelivery } from '../../delivery/delivery.ts';
import { IntentInHand } from '../../people/intent-in-hand.ts';
import { createParameters, type Parameters } from '../../people/parameters.ts';
import type { Population } from '../../people/population.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import type { MachineTime } from './machine-time.ts';
import { VirtualLane } from './virtual-lane.ts';

export interface VirtualLives {
  readonly loaded: Omit<LivedScenario, 'providers'>;
  readonly population: Population;
  readonly machineTime: MachineTime;
  /** In place of the scenario's own: at another point of what is not known. */
  readonly asked?: Parameters;
  /** Indices in the population. */
  readonly users: Iterable<number>;
  /** As the journal writes them down. */
  readonly lane?: number;
  readonly epoch?: number;
}

/** Attempts as they end, user by user: the same as any driver's, but for their machine time. */
export function* liveVirtually(lives: VirtualLives): Generator<Attempt, undefined> {
  for (const attempt of countedVirtually(lives)) yield attempt.record();
  return undefined;
}

/** The same for whoever counts them and keeps no record: each is gone with the next. */
export function countedVirtually(lives: VirtualLives): IterableIterator<AttemptInHand, undefined> {
  return liveAtOnce(virtualLives(lives));
}

function* virtualLives({
  loaded,
  population,
  machineTime,
  users,
  asked: given,
  lane: laneIndex = 0,
  epoch = 0,
}: VirtualLives): Generator<Life> {
  const { target, personas, parameters, verifiers, faceCheck } = loaded;
  // Machine time was measured quietly, whoever lives beside.
  const scenario = { ...loaded.scenario, measurement: { quietShare: 1 } };
  const { seed, faults, policy } = scenario;
  const asked = given ?? createParameters(parameters, scenario.parameters, personas);
  const people = peopleOfScenario(loaded, asked, new IntentInHand());
  const delivery = createDelivery({ seed, parameters: asked, faults, flows });
  const lane = new VirtualLane({
    target,
    policy,
    armPolicies: armPolicies(policy, scenario.arms),
    seed,
    faults,
    machineTime,
    answerTimeMs: scenario.limits.answerTime,
    proofing: verifiers === undefined ? undefined : { verifiers, faceCheck, outages: { seed, of: 'each-person' } },
  });
  for (const index of users) {
    yield {
      scenario,
      user: population.user(index),
      arms: population.armsOf(index),
      needs: population.needs(index),
      ...people,
      delivery,
      lane,
      laneIndex,
      epoch,
    };
  }
}
