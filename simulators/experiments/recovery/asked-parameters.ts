// Which parameters of the human model the people of a drill are ever asked for: what nobody is asked for moves nothing, and need not be moved.
import { countedVirtually } from '../../drivers/virtual/live-virtually.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';

/** Of the first people of the population, every parameter at its centre. What only rarer people are asked for is missed. */
export function askedParameters(loaded: LivedScenario, machineTime: MachineTime, users: number): ReadonlySet<string> {
  const { scenario, personas, providers, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ scenario, personas, providers, parameters: asked });
  const lives = countedVirtually({
    loaded,
    asked,
    population,
    machineTime,
    users: Array.from({ length: Math.min(users, population.size) }, (_, index) => index),
  });
  while (lives.next().done !== true);
  return asked.asked;
}
