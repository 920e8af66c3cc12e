// A chart as it is shown: with what makes its run other than plain inside the drawing and in its words for those who cannot see it.
import type { Departure } from '../results/departure.ts';
import { departureLine } from '../departures/departures-in-words.ts';
import type { BuiltChart } from './chart.ts';
import { withStrip } from './frame.ts';

declare const told: unique symbol;

/** Only such a chart is drawn: whoever shows one must say of which run it is. */
export type ToldChart = BuiltChart & { readonly [told]: true };

/** @param departures of the run; none leaves the chart as it was built. */
export function toldChart(chart: BuiltChart, departures: readonly Pick<Departure, 'words'>[]): ToldChart {
  return chartTold(chart, departureLine(departures));
}

/** @param line what must be read with the chart, of whichever runs it is; empty leaves it as it was built. */
export function chartTold(chart: BuiltChart, line: string): ToldChart {
  return (
    line === '' ? chart : { ...chart, spec: withStrip(chart.spec, line), alt: `${line}. ${chart.alt}` }
  ) as ToldChart;
}
