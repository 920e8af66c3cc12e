// For tests and benchmarks: parameters as a scenario writes them.
import { externalParameters, projectParameters, recoveryParameters } from './test-population.fixture.ts';

/** Parameters of the human model as a scenario has them: durations with their unit. @param amounts in the unit of each parameter */
export function withUnits(amounts: Readonly<Record<string, number>>): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    Object.entries(amounts).map(([id, amount]) => {
      const unit = [...projectParameters, ...recoveryParameters, ...externalParameters].find(
        (each) => each.id === id,
      )?.unit;
      return [id, unit === 's' || unit === 'ms' ? `${amount} ${unit}` : amount];
    }),
  );
}
