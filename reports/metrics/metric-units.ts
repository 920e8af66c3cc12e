// The unit of each metric there is, by id: what a scenario's gates are checked against.
import { metrics } from './catalogue.ts';

export const metricUnits: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(metrics).map(([id, { unit }]) => [id, unit]),
);
