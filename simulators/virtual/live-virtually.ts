// Lives users of a population in virtual time, one after the other, without I/O.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { liveUser } from '../attempt/live-user.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { createHumanModel } from '../human/human-model.ts';
import { createParameters, type Parameters } from '../human/parameters.ts';
import type { Population } from '../population/population.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { MachineTime } from './machine-time.ts';
import { VirtualLane } from './virtual-lane.ts';

export interface VirtualLives {
  readonly loaded: Pick<LoadedScenario, 'scenario' | 'target' | 'personas' | 'parameters'>;
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
export async function* liveVirtually({ loaded, population, machineTime, users, asked: given, lane: laneIndex = 0, epoch = 0 }: VirtualLives): AsyncGenerator<Attempt> {
  const { scenario, target, personas, parameters } = loaded;
  const asked = given ?? createParameters(parameters, scenario.parameters, personas);
  const human = createHumanModel({ seed: scenario.seed, parameters: asked });
  const delivery = createDelivery({ seed: scenario.seed, parameters: asked, faults: scenario.faults, flows });
  const lane = new VirtualLane({ target, seed: scenario.seed, faults: scenario.faults, machineTime, answerTimeMs: scenario.limits.answerTime });
  for (const index of users) {
    yield* liveUser({
      // Machine time was measured quietly, whoever lives beside.
      scenario: { ...scenario, measurement: { quietShare: 1 } },
      user: population.user(index),
      arms: population.armsOf(index),
      needs: population.sessions(index),
      human,
      delivery,
      lane,
      laneIndex,
      epoch,
      around: (_quiet, run) => run(),
    });
  }
}
