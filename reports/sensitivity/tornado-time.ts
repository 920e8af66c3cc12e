// Which parameter of the human model moves the ratio of times most.
import type { ResultsOfPilot } from '../results/results.ts';
import { tornadoChart } from './tornado-chart.ts';
import { tornadosOf } from './tornado.ts';
import type { Chart } from '../drawing/chart.ts';

export const chart: Chart<ResultsOfPilot> = {
  id: 'tornado-time',
  section: 'notKnown',
  place: 2,
  without: 'No parameter moves the ratio of times.',
  build: ({ sensitivity }, width) =>
    sensitivity === undefined
      ? undefined
      : tornadoChart(tornadosOf(sensitivity, 'restricted-time-to-sign-in', 'ratio'), sensitivity, width),
};
