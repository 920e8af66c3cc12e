// Time a need to sign in takes, well or not, week by week.
import type { ResultsOfRollout } from '../../results/results.ts';
import { quantity } from '../../words/quantity.ts';
import type { Chart } from '../../drawing/chart.ts';
import { figureByPersona } from './tenant-figure-by-persona.ts';
import { roundScale } from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-time',
  section: 'tenant',
  place: 3,
  without: 'The run holds no weeks of a tenant, so there is no time over the weeks.',
  build: (results, width) =>
    figureByPersona(results, width, {
      of: ({ secondsPerNeed }) => secondsPerNeed,
      inWords: (seconds) => quantity(seconds, 's'),
      scale: (_, highest) => roundScale(highest, (tick) => quantity(tick, 's').replace(/\.0+(?=\D)/, '')),
      panelTitle: 'Mean time of a need to sign in',
      title: (rollout, nothing) =>
        `In the last week a need to sign in takes ${rollout} on average, ${nothing} with nothing done`,
      subtitle:
        'From the need to its end, met or not, starting over included; machine time resampled, all else modelled.',
      caption: 'Mean time of a need to sign in, by week',
    }),
};
