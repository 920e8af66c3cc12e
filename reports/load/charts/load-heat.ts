// Where the latencies lie through the profile of each arm: time across, latency up, the darker the more of those due at that time.
import type { LoadResults } from '../../results/load-results.ts';
import { countOf, durationInWords, percent } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { type ArmStyle, armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { armWithEnd, cutShortLayer } from './load-cut-short.ts';
import { logScale } from './load-log-scale.ts';
import { layOutPanels, type Panels } from '../../drawing/panels.ts';
import { latencyTick } from './load-tick-labels.ts';
import { loadTimeAxis } from './load-time-axis.ts';
import { latencyStart, type LoadTrial, percentileOf, profileTrials } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-heat',
  section: 'loadTime',
  place: 2,
  without: 'No profile was lived, so there is no heat map of its latency.',
  build,
};

type Cell = LoadResults['heat'][number];

/** Shades, from few to many: enough to see a ridge, and few enough that neighbours of one shade become one rectangle. */
const shades = [0.16, 0.36, 0.56, 0.78, 1] as const;

interface ShadedCell extends Cell {
  readonly arm: string;
  /** Of the sign-ins due in its time. */
  readonly share: number;
}

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const trials = profileTrials(load, results.arms).filter(({ id }) => load.heat.some(({ trial }) => trial === id));
  if (trials.length === 0) return undefined;
  const cells = trials.flatMap(({ arm, id }) =>
    withShares(
      load.heat.filter(({ trial }) => trial === id),
      arm,
    ),
  );
  const most = Math.max(...cells.map(({ share }) => share));
  const key = layOutKey(
    [
      ...shades.map((opacity, index): KeyEntry => ({
        label: `${index === 0 ? 'Up to ' : ''}${percent(most * ((index + 1) / shades.length) ** 2)}`,
        colour: colour('ink'),
        sign: { kind: 'swatch', opacity },
      })),
      { label: 'Counting begins', colour: colour('ink'), sign: { kind: 'line', dash: [2, 2] } },
    ],
    totalWidthPx[width],
  );
  const { domain, ticks } = logScale(
    cells.flatMap(({ latencyFromMs, latencyToMs }) => [latencyFromMs, latencyToMs]),
    7,
  );
  const panels = layOutPanels(
    trials.map((trial) => ({
      id: trial.arm,
      title: armWithEnd(trial, styleOf),
      heightPx: 170,
      y: { type: 'log', domain, ticks, label: latencyTick },
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const lastMs = Math.max(...trials.map(({ durationMs }) => durationMs), ...cells.map(({ toMs }) => toMs));
  const x = loadTimeAxis(lastMs, width);
  const { one, many } = startWords(load);
  const title = findingOf(load, trials, cells, styleOf);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...trials.flatMap(({ arm }) =>
        shadeLayers(
          cells.filter((cell) => cell.arm === arm),
          arm,
          styleOf(arm),
          most,
          panels,
          lastMs,
        ),
      ),
      ...trials.map((trial) => countingBegins(trial, panels, x)),
      cutShortLayer(trials, panels, x),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Real time of a ${one} from ${latencyStart(trials).words} to its end, ${countOf(
      cells.reduce((sum, cell) => sum + cell.count, 0),
      one,
      many,
    )}; a shade is the share of those of that time that took so long.`,
    badge: 'measured',
    alt: `${title}. ${trials.map(({ arm }) => `${styleOf(arm).name}: latencies from ${rangeOf(cells.filter((cell) => cell.arm === arm))}`).join('. ')}.`,
    table: tableOf(trials, cells, styleOf, many),
  };
}

function withShares(cells: readonly Cell[], arm: string): ShadedCell[] {
  const due = new Map<number, number>();
  for (const { fromMs, count } of cells) due.set(fromMs, (due.get(fromMs) ?? 0) + count);
  return cells.map((cell) => ({ ...cell, arm, share: cell.count / (due.get(cell.fromMs) ?? cell.count) }));
}

/** Index of a shade; the steps widen, so that rare latencies can be told from none. */
const shadeOf = (share: number, most: number) =>
  Math.min(Math.ceil(Math.sqrt(share / most) * shades.length), shades.length) - 1;

interface Rectangle {
  readonly arm: string;
  readonly shade: number;
  readonly x: number;
  to: number;
  readonly y: number;
  readonly bottom: number;
}

/** Whole px, so that no seams show; neighbours of the same shade in a row become one. */
function shadeLayers(
  cells: readonly ShadedCell[],
  arm: string,
  style: ArmStyle,
  most: number,
  panels: Panels,
  lastMs: number,
): Layer[] {
  const xOf = (ms: number) => Math.round((ms / lastMs) * panels.width);
  const rectangles: Rectangle[] = [];
  for (const row of Map.groupBy(cells, ({ latencyFromMs }) => latencyFromMs).values()) {
    let last: Rectangle | undefined;
    for (const { fromMs, toMs, latencyFromMs, latencyToMs, share } of row.toSorted((a, b) => a.fromMs - b.fromMs)) {
      const shade = shadeOf(share, most);
      if (last !== undefined && last.shade === shade && last.to === xOf(fromMs)) {
        last.to = xOf(toMs);
        continue;
      }
      last = {
        arm,
        shade,
        x: xOf(fromMs),
        to: xOf(toMs),
        y: Math.round(panels.yOf(arm, latencyToMs)),
        bottom: Math.round(panels.yOf(arm, latencyFromMs)),
      };
      rectangles.push(last);
    }
  }
  const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;
  return shades.map((opacity, shade) => ({
    data: { values: rectangles.filter((rectangle) => rectangle.shade === shade) },
    mark: { type: 'rect', fill: style.colour, fillOpacity: opacity },
    encoding: { x: at('x'), x2: { field: 'to' }, y: yPx, y2: { field: 'bottom' } },
  }));
}

function countingBegins({ arm, warmUpEndsMs }: LoadTrial, panels: Panels, x: ReturnType<typeof loadTimeAxis>): Layer {
  const { top: y, bottom } = panels.band(arm);
  return {
    data: { values: [{ arm, at: warmUpEndsMs / 1_000, y, bottom }] },
    mark: { type: 'rule', stroke: colour('ink'), strokeDash: [2, 2], strokeWidth: 1.5 },
    encoding: { x: { field: 'at', ...x }, y: yPx, y2: { field: 'bottom' } },
  };
}

const rangeOf = (cells: readonly Cell[]) =>
  `${durationInWords(Math.min(...cells.map(({ latencyFromMs }) => latencyFromMs)))} to ${durationInWords(Math.max(...cells.map(({ latencyToMs }) => latencyToMs)))}`;

function findingOf(
  load: LoadResults,
  trials: readonly LoadTrial[],
  cells: readonly ShadedCell[],
  styleOf: StyleOf,
): string {
  const told = trials.map(({ arm, id }) => {
    const [half, most] = [0.5, 0.99].map((p) => percentileOf(load, id, latencyStart(trials).from, p));
    if (half === undefined)
      return `latencies from ${rangeOf(cells.filter((cell) => cell.arm === arm))} with ${styleOf(arm).inSentence}`;
    return `half end within ${durationInWords(half.ms)}${most === undefined ? '' : ` and 99 in 100 within ${durationInWords(most.ms)}`} with ${styleOf(arm).inSentence}`;
  });
  return `Of the ${startWords(load).many} of the profile, ${told.join('; ')}`;
}

/** Bands of latency for the table: of the chart's cells there are too many to read. */
const bandEdges = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

function tableOf(
  trials: readonly LoadTrial[],
  cells: readonly ShadedCell[],
  styleOf: StyleOf,
  many: string,
): BuiltChart['table'] {
  const shareBelow = (arm: string, edge: number) => {
    const own = cells.filter((cell) => cell.arm === arm);
    const all = own.reduce((sum, { count }) => sum + count, 0);
    return all === 0
      ? 'none'
      : percent(own.filter(({ latencyToMs }) => latencyToMs <= edge).reduce((sum, { count }) => sum + count, 0) / all);
  };
  const rowOf = (edge: number) => [latencyTick(edge), ...trials.map(({ arm }) => shareBelow(arm, edge))];
  return {
    caption: `Share of ${many} by latency, lead-in and warm-up included`,
    columns: ['Surely within', ...trials.map(({ arm }) => styleOf(arm).name)],
    rows: bandEdges.map(rowOf),
  };
}
