// Latency from the moment a sign-in was due beside what k6 says from the moment it began: the gap is what a tool does not see
// that waits for the target before it asks again (coordinated omission).
import type { LoadResults } from '../../results/load-results.ts';
import { countOf, durationInWords, quantity } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import type { ArmOfRun } from '../../results/arm-of-run.ts';
import { type ArmStyle, armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { perSecondUnit } from './load-capacity-words.ts';
import { logScale } from './load-log-scale.ts';
import { heldObjective, type LoadTrial, percentileOf, plannedRate, profileTrials } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-due-against-own',
  section: 'loadTime',
  place: 3,
  without: 'No trial has a percentile of its latency, so the two ways of counting cannot be compared.',
  build,
};

const percentiles = [
  { p: 0.5, name: 'p50' },
  { p: 0.95, name: 'p95' },
  { p: 0.99, name: 'p99' },
  { p: 0.999, name: 'p99.9' },
] as const;

interface Pair {
  readonly name: string;
  readonly dueMs: number;
  readonly ownMs: number;
}

interface Shown {
  readonly trial: LoadTrial;
  /** What the trial is to the reader. */
  readonly label: string;
  readonly pairs: readonly Pair[];
}

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const shown = shownTrials(load, results.arms);
  if (shown.length === 0) return undefined;
  const key = layOutKey(
    [
      { label: 'From the moment it was due', colour: colour('ink'), sign: { kind: 'symbol', shape: 'circle' } },
      {
        label: 'k6’s own, from when it began',
        colour: colour('ink'),
        sign: { kind: 'symbol', shape: 'circle', hollow: true },
      },
    ] satisfies KeyEntry[],
    totalWidthPx[width],
  );
  const rows = shown.map(({ trial, label, pairs }): Row => ({
    id: trial.id,
    label,
    lanes: pairs.map((pair) => ({ id: pair.name, note: noteOf(pair) })),
  }));
  const layout = layOutRows(rows, width, { laneHeightPx: 20, topPx: key.heightPx, bottomPx: 46 });
  const { domain, ticks } = logScale(
    shown.flatMap(({ pairs }) => pairs.flatMap(({ dueMs, ownMs }) => [dueMs, ownMs])),
    width === 'wide' ? 9 : 5,
  );
  const { one, many } = startWords(load);
  const x = xAxis({
    type: 'log',
    domain: [...domain],
    ticks: [...ticks],
    labelExpr: "datum.value < 1000 ? datum.value + ' ms' : (datum.value / 1000) + ' s'",
    title: `Latency of a ${one}, log scale`,
  });
  const placed = shown.flatMap(({ trial, pairs }) =>
    pairs.map((pair) => ({ ...pair, trial: trial.id, arm: trial.arm, y: layout.laneY(trial.id, pair.name) })),
  );
  const title = findingOf(shown, styleOf);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      {
        data: { values: placed },
        mark: { type: 'rule', stroke: colour('muted'), strokeWidth: 2 },
        encoding: { x: { field: 'ownMs', ...x }, x2: { field: 'dueMs' }, y: yPx },
      },
      ...shown.flatMap(({ trial }) =>
        symbolLayers(
          placed.filter((pair) => pair.trial === trial.id),
          styleOf(trial.arm),
          x,
        ),
      ),
    ]),
    title,
    subtitle: `Whole ${many} of one trial, lead-in and warm-up left out: ${shown.map(({ trial }) => countOf(trial.counted, one, many)).join(', ')}. The gap is time that ${many} waited for a free virtual user; a tool that counts from its own begin does not see it (coordinated omission).`,
    badge: 'measured',
    alt: `${title}. ${shown.map(({ label, pairs }) => `${label}: ${pairs.map(noteOf).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Latency from due, and as k6 counts',
      columns: ['Trial', 'Percentile', 'From due', 'k6’s own', 'Gap'],
      rows: shown.flatMap(({ label, pairs }) =>
        pairs.map(({ name, dueMs, ownMs }) => [
          label,
          name,
          durationInWords(dueMs),
          durationInWords(ownMs),
          durationInWords(Math.max(dueMs - ownMs, 0)),
        ]),
      ),
    },
  };
}

/** Where the two agree, the larger hollow one stays to be seen around the other. */
function symbolLayers(
  pairs: readonly (Pair & { readonly y: number })[],
  { colour: paint, shape }: ArmStyle,
  x: ReturnType<typeof xAxis>,
): Layer[] {
  const mark = { type: 'point' as const, shape, opacity: 1, filled: true, stroke: paint, strokeWidth: 1.75 };
  return [
    {
      data: { values: pairs },
      mark: { ...mark, size: 120, fill: colour('paper') },
      encoding: { x: { field: 'ownMs', ...x }, y: yPx },
    },
    {
      data: { values: pairs },
      mark: { ...mark, size: 40, fill: paint },
      encoding: { x: { field: 'dueMs', ...x }, y: yPx },
    },
  ];
}

/** Of each arm its profile, and of the trials that broke the one where the two differ most. */
function shownTrials(load: LoadResults, arms: readonly ArmOfRun[]): Shown[] {
  const styleOf = armStyles(arms);
  const inOrder = byArm(arms);
  const profiles = profileTrials(load, arms).map((trial) => ({
    trial,
    label: `${styleOf(trial.arm).name}: profile`,
    pairs: pairsOf(load, trial),
  }));
  const broken = Map.groupBy(
    load.trials.filter((trial) => trial.purpose !== 'generator' && heldObjective(trial) === false),
    ({ arm }) => arm,
  );
  const overloaded = [...broken.values()].flatMap((trials) => {
    const [widest] = trials
      .map((trial) => ({
        trial,
        label: `${styleOf(trial.arm).name}: ${quantity(plannedRate(trial), perSecondUnit)}, more than it bears`,
        pairs: pairsOf(load, trial),
      }))
      .toSorted((a, b) => gapOf(b) - gapOf(a));
    return widest === undefined || gapOf(widest) <= 0 ? [] : [widest];
  });
  return [...profiles, ...overloaded]
    .filter(({ pairs }) => pairs.length > 0)
    .toSorted((a, b) => inOrder(a.trial, b.trial));
}

function pairsOf(load: LoadResults, { id }: LoadTrial): Pair[] {
  return percentiles.flatMap(({ p, name }) => {
    const due = percentileOf(load, id, 'due', p);
    const own = percentileOf(load, id, 'own', p);
    return due === undefined || own === undefined ? [] : [{ name, dueMs: due.ms, ownMs: own.ms }];
  });
}

const gapOf = ({ pairs }: Shown) => Math.max(0, ...pairs.map(({ dueMs, ownMs }) => dueMs - ownMs));

function noteOf({ name, dueMs, ownMs }: Pair): string {
  return `${name} ${durationInWords(dueMs)}; k6 ${durationInWords(ownMs)}`;
}

function findingOf(shown: readonly Shown[], styleOf: StyleOf): string {
  const widest = shown.reduce((most, next) => (gapOf(next) > gapOf(most) ? next : most));
  const [pair] = widest.pairs.toSorted((a, b) => b.dueMs - b.ownMs - (a.dueMs - a.ownMs));
  if (pair === undefined) return '';
  const where = `with ${styleOf(widest.trial.arm).inSentence} at ${quantity(plannedRate(widest.trial), perSecondUnit)}`;
  // Histograms round by 1 %: nearer than that the two agree.
  if (pair.dueMs < pair.ownMs * 1.02)
    return `Counted from when it was due or from when it began: ${pair.name} is ${durationInWords(pair.dueMs)} either way ${where}`;
  return `${pair.name} ${where} is ${durationInWords(pair.dueMs)} from the moment due; k6’s own clock says ${durationInWords(pair.ownMs)}`;
}
