// Latency under load, 50th percentile.
import { defineLoadMetric, latencyFigure } from './load-metric.ts';

export const metric = defineLoadMetric({
  id: 'load-latency-p50',
  title: 'Latency of a sign-in under load, 50th percentile',
  unit: 'ms',
  estimand:
    "Population: sign-ins of the profile as they arrived (without a profile: of the highest rate of the capacity search that held), without lead-in and warm-up. Real time from the moment a sign-in was due to the end of its first attempt, however it ended; people's own time is not in it unless the run is realtime. Dropped starts have no latency; they are failures.",
  denominator: 'sign-ins that started',
  primary: false,
  kind: 'load',
  byPersona: true,
  read: latencyFigure(0.5),
});
