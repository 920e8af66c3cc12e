// Which parameter of the human model moves the difference in success most.
import type { ResultsOfPilot } from '../results/results.ts';
import { tornadoChart } from './tornado-chart.ts';
import { tornadosOf } from './tornado.ts';
import type { Chart } from '../drawing/chart.ts';

export const chart: Chart<ResultsOfPilot> = {
  id: 'tornado-success',
  section: 'notKnown',
  place: 1,
  without: 'No parameter moves the difference in success.',
  build: ({ sensitivity }, width) =>
    sensitivity === undefined
      ? undefined
      : tornadoChart(tornadosOf(sensitivity, 'success-per-need', 'difference'), sensitivity, width),
};
