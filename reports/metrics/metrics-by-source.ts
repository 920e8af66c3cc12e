// The two kinds of metrics there are: estimands, read from the attempts of any run, and those read from the load part of the results.
import { estimands } from '../../scenarios/measures/catalogue.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { loadMetrics as loadCatalogue } from './catalogue.ts';
import type { LoadMetric } from './load-metric.ts';

/** Read from the tables of any run, or from what was summed as it was lived. */
export const tableMetrics: readonly Estimand[] = Object.values(estimands);

/** Only load runs have them. */
export const loadMetrics: readonly LoadMetric[] = Object.values(loadCatalogue);

/** Both, by id. */
export const allMetrics: readonly (Estimand | LoadMetric)[] = [...tableMetrics, ...loadMetrics].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
