// The two kinds of metrics of the catalogue: read from the attempts, and read from the load part of the results.
import { metrics } from './catalogue.ts';
import type { LoadMetric } from './load-metric.ts';
import type { Metric } from './metric.ts';

const all: readonly (Metric | LoadMetric)[] = Object.values(metrics);

/** Read from the tables of any run. */
export const tableMetrics: readonly Metric[] = all.flatMap((metric) => (metric.kind === 'load' ? [] : [metric]));

/** Only load runs have them. */
export const loadMetrics: readonly LoadMetric[] = all.flatMap((metric) => (metric.kind === 'load' ? [metric] : []));
