// The lives behind one prediction: at each outer draw the parameters get new central values and other virtual users live both arms.
// Every draw has users of its own, so that what is left of chance between users averages out over the draws.
import { centralValueAt, recentred } from '../../../scenarios/sampling/central-value.ts';
import { normalQuantile } from '../../../scenarios/sampling/normal-quantile.ts';
import { sobolPoints } from '../../../scenarios/sampling/sobol.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { Parameter } from '../../../scenarios/schema/evidence.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import { liveVirtually } from '../../drivers/virtual/live-virtually.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { parametersFor } from './held-out.ts';
import type { LoadedPrediction } from './load-prediction.ts';

export interface PredictionLives {
  readonly of: LoadedPrediction;
  readonly machineTime: MachineTime;
  /** Draws of central values. */
  readonly draws: number;
  /** Virtual users of each draw. */
  readonly usersPerDraw: number;
}

export interface LivedDraw {
  /** From 0. */
  readonly draw: number;
  readonly attempts: readonly Attempt[];
}

/** Parameters at each draw: randomised Sobol' points over the ranges of those whose value is not certain. */
export function drawnParameters(
  parameters: readonly Parameter[],
  draws: number,
  seed: number,
): readonly (readonly Parameter[])[] {
  const uncertain = parameters.filter(({ low, high }) => low < high);
  return sobolPoints({ dimensions: uncertain.length, points: draws, scrambling: { seed, replicate: 0 } }).map(
    (point) => {
      const values = new Map(
        uncertain.map((parameter, dimension) => [
          parameter.id,
          centralValueAt(parameter, normalQuantile(point[dimension] ?? 0.5)),
        ]),
      );
      return parameters.map((parameter) => {
        const value = values.get(parameter.id);
        return value === undefined ? parameter : recentred(parameter, value);
      });
    },
  );
}

export async function* livePrediction({
  of,
  machineTime,
  draws,
  usersPerDraw,
}: PredictionLives): AsyncGenerator<LivedDraw> {
  const { setUp, ranges } = of;
  const scenario = { ...setUp.scenario, users: draws * usersPerDraw };
  for (const [draw, parameters] of drawnParameters(
    parametersFor(setUp.parameters, ranges),
    draws,
    scenario.seed,
  ).entries()) {
    const population = createPopulation({
      ...setUp,
      scenario,
      parameters: createParameters(parameters, scenario.parameters, setUp.personas),
    });
    const users = Array.from({ length: usersPerDraw }, (_, index) => draw * usersPerDraw + index);
    const attempts: Attempt[] = [];
    for await (const attempt of liveVirtually({
      loaded: { ...setUp, scenario, parameters },
      population,
      machineTime,
      users,
    }))
      attempts.push(attempt);
    yield { draw, attempts };
  }
}
