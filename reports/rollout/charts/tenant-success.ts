// Share of needs to sign in that were met, week by week.
import type { ResultsOfRollout } from '../../results/results.ts';
import { percent } from '../../words/quantity.ts';
import type { Chart } from '../../drawing/chart.ts';
import { figureByPersona } from './tenant-figure-by-persona.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-success',
  section: 'tenant',
  place: 2,
  without: 'The run holds no weeks of a tenant, so there is no success over time.',
  build: (results, width) =>
    figureByPersona(results, width, {
      of: ({ success }) => success,
      inWords: percent,
      scale(lowest) {
        const low = [0.95, 0.9, 0.8, 0.6, 0.5].find((candidate) => lowest >= candidate) ?? 0;
        return {
          type: 'linear',
          domain: [low, 1],
          ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => Number((low + share * (1 - low)).toFixed(4))),
          label: percent,
        };
      },
      panelTitle: 'Needs to sign in that were met',
      title: (rollout, nothing) =>
        `In the last week ${rollout} of the needs to sign in are met, ${nothing} with nothing done`,
      subtitle: 'Needs of people who did not wait for the help desk; starting over and fallbacks included.',
      caption: 'Share of needs to sign in that were met, by week',
    }),
};
