// What a chart is: a question to the results, answered by a Vega-Lite spec, a sentence, curated alternative text and a table.
import type { Results } from '../results/results.ts';
import type { ChartWidth, FramedSpec } from './frame.ts';

export const badges = {
  measured: 'Measured',
  modelled: 'Modelled',
  mixed: 'Measured and modelled',
  resampled: 'Resampled and modelled',
  assumed: 'Assumed',
  counted: 'Counted',
} as const;
export type Badge = keyof typeof badges;

/** Parts of the page that hold charts; page-parts.ts puts them in order. Within one, charts follow their `place`, then their ids. */
export const chartSections = {
  tenant: 'The tenant over time',
  recoveryTradeOff: 'Rightful people lost, impostors let in',
  recoveryPeople: 'How soon people are back in, and where they stop',
  recoveryImpostors: 'Who else gets in',
  recoveryCost: 'What a recovery costs',
  phishingAttacks: 'What becomes of attacks',
  phishingSides: 'Accounts taken over, sign-ins lost',
  loadArrivals: 'What arrives',
  loadByRate: 'Latency and throughput by rate',
  loadTime: 'Latency through the profile',
  loadCost: 'What it costs the server',
  success: 'How many get in',
  time: 'How long it takes',
  phases: 'What of that time was measured',
  losses: 'Where attempts are lost',
  claims: 'Claimed and found',
  notKnown: 'Which parameter moves what',
} as const;

export type ChartSection = keyof typeof chartSections;

export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface BuiltChart {
  readonly spec: FramedSpec;
  /** States the finding, from the data. */
  readonly title: string;
  /** Estimand and n. */
  readonly subtitle: string;
  readonly badge: Badge;
  readonly alt: string;
  readonly table: ChartTable;
}

export interface Chart<R extends Results = Results> {
  /** File name of the chart, and its anchor in the page. */
  readonly id: string;
  readonly section: ChartSection;
  /** Among the charts of its section; those without follow. */
  readonly place?: number;
  /** Said in place of the chart when there are no data for it. */
  readonly without: string;
  /** Pure; the same results give the same chart. undefined: no data. */
  readonly build: (results: R, width: ChartWidth) => BuiltChart | undefined;
}

/** A chart with the results that it is about. */
export interface ChartOfRun extends Omit<Chart, 'build'> {
  readonly build: (width: ChartWidth) => BuiltChart | undefined;
}

export function chartsOfRun<R extends Results>(
  charts: Readonly<Record<string, Chart<R>>>,
  results: R,
): readonly ChartOfRun[] {
  return Object.values(charts).map((chart) => chartOfRun(chart, results));
}

function chartOfRun<R extends Results>({ build, ...chart }: Chart<R>, results: R): ChartOfRun {
  return { ...chart, build: (width) => build(results, width) };
}
