// The unit of each metric there is, by id: what a scenario's gates are checked against.
import { allMetrics } from './metrics-by-source.ts';

export const metricUnits: Readonly<Record<string, string>> = Object.fromEntries(
  allMetrics.map(({ id, unit }) => [id, unit]),
);
