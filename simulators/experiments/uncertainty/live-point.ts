// Lives the scenario's users at one point of the parameter space: same seed, same users, same draws at every point, so that two points
// differ by their parameters and not by luck.
import { centralValueAt, recentred } from '../../../scenarios/sampling/central-value.ts';
import type { ParameterPoint, PersonaMetric } from '../../../scenarios/measures/parameter-point.ts';
import { createParameters } from '../../people/parameters.ts';
import type { PeopleMemory } from '../../people/people-memory.ts';
import { createPopulation } from '../../people/population.ts';
import type { LivedScenario, LoadedScenario } from '../../scenario/load-scenario.ts';
import { countedVirtually } from '../../drivers/virtual/live-virtually.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { PointTally } from './point-tally.ts';

export interface PointGround {
  /** Its users are those of the point. */
  readonly loaded: LivedScenario;
  readonly machineTime: MachineTime;
  /** The same people live every point. */
  readonly memory?: PeopleMemory;
  /** Metrics that each persona's figures are wanted of, beside the tenant's. */
  readonly byPersona?: readonly PersonaMetric[];
}

export interface LivedPoint extends ParameterPoint {
  /** Made there, in all arms, registrations included. */
  readonly attempts: number;
}

/** @param at standard units by parameter id. */
export async function livePoint(
  { loaded: given, machineTime, memory, byPersona }: PointGround,
  at: ParameterPoint['at'],
): Promise<LivedPoint> {
  // Figures of a point are of what would be, not of who was observed: everybody lives every arm, also where a design gives each person one.
  // Else two arms differ by who happens to live them, and a point of a thousand people by more than any margin of a decision.
  const loaded = { ...given, scenario: { ...given.scenario, design: 'paired' as const } };
  const { scenario, personas, providers } = loaded;
  const parameters = loaded.parameters.map((parameter) => {
    const z = at[parameter.id];
    return z === undefined ? parameter : recentred(parameter, centralValueAt(parameter, z));
  });
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: asked,
    ...(memory === undefined ? {} : { memory }),
  });
  const tally = new PointTally(scenario.arms, tenantWeights(scenario.personas), byPersona);
  const users = Array.from({ length: scenario.users }, (_, index) => index);
  let attempts = 0;
  for (const attempt of countedVirtually({ loaded, asked, population, machineTime, users })) {
    tally.addAttempt(attempt);
    attempts += 1;
  }
  tally.endUser();
  return { at, users: scenario.users, figures: tally.figures(), attempts };
}

function tenantWeights(personas: LoadedScenario['scenario']['personas']): ReadonlyMap<string, number> {
  const weighed = Object.entries(personas).filter(([, weight]) => weight > 0);
  const total = weighed.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weighed.map(([id, weight]) => [id, weight / total]));
}
