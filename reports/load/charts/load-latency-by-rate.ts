// Latency against arrival rate, a panel for each arm: flat while the target keeps up, steep from the knee on.
import { asStated, count, countOf, durationInWords, threeDigits } from '../../words/quantity.ts';
import type { LoadResults } from '../../results/load-results.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { listed } from '../../words/listed.ts';
import { type ArmStyle, armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { crossShape, type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { capacityFinding, capacityWithInterval } from './load-capacity-words.ts';
import { logScale } from './load-log-scale.ts';
import { layOutPanels, type Panels } from '../../drawing/panels.ts';
import { loadPercentiles } from './load-percentiles.ts';
import { loadRateMedians, sameRate } from './load-rate-medians.ts';
import { latencyTick } from './load-tick-labels.ts';
import {
  countedIn,
  heldObjective,
  type LoadTrial,
  percentileOf,
  plannedRate,
  rateTrials,
  trialPurpose,
} from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-latency-by-rate',
  section: 'loadByRate',
  without: 'No trial kept to one rate, so there is no latency by rate: give the scenario a capacity search.',
  build,
};

const percentiles = Object.values(loadPercentiles);

interface Point {
  readonly trial: string;
  readonly arm: string;
  readonly percentile: string;
  readonly rate: number;
  readonly ms: number;
  readonly broke: boolean;
}

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const points = rateTrials(load, results.arms).flatMap((trial) => pointsOf(load, trial));
  if (points.length === 0) return undefined;
  const arms = [...new Set(points.map(({ arm }) => arm))];
  const bounds = latencyBounds(load);
  const broke = points.some((point) => point.broke);
  const key = layOutKey(keyEntries(broke, bounds, load.capacity), totalWidthPx[width]);
  const { domain, ticks } = logScale([...points.map(({ ms }) => ms), ...bounds.map(({ bound }) => bound)], 7);
  const panels = layOutPanels(
    arms.map((arm) => ({
      id: arm,
      title: panelTitle(load, arm, styleOf),
      heightPx: width === 'wide' ? 210 : 200,
      y: { type: 'log', domain, ticks, label: latencyTick },
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const rates = logScale(
    points.map(({ rate }) => rate),
    width === 'wide' ? 10 : 6,
  );
  const x = xAxis({
    type: 'log',
    domain: [...rates.domain],
    ticks: [...rates.ticks],
    labelExpr: "datum.value + '/s'",
    title: `${startWords(load).Many} planned to become due per second, log scale`,
  });
  const title = capacityFinding(load, results.arms) ?? latencyFinding(load, points, styleOf);
  return {
    spec: framedSpec(panels, [
      ...capacityLayers(load, arms, panels, x),
      ...panels.layers,
      gridLayer(panels, x),
      ...bounds.map((bound) => boundLayer(bound, arms, panels)),
      ...arms.flatMap((arm) =>
        armLayers(
          points.filter((point) => point.arm === arm),
          arm,
          styleOf(arm),
          panels,
          x,
        ),
      ),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Real time from the moment a ${startWords(load).one} was due to its end, lead-in and warm-up left out, ${countOf(new Set(points.map(({ trial }) => trial)).size, 'trial')} at one rate each; lines join medians of trials whose rates lie within ${asStated(sameRate, 'proportion')}.${load.realtime ? '' : ' People’s own time is not in it.'} A percentile that a trial is too short for is left out.`,
    badge: 'measured',
    alt: `${title}. ${arms
      .map(
        (arm) =>
          `${styleOf(arm).name}: ${loadRateMedians(p95Of(points, arm))
            .map(({ rate, value }) => `p95 ${durationInWords(value)} at ${threeDigits(rate)} a second`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: 'Latency from due by trial',
      columns: [
        'Arm',
        'Trial',
        'Planned per second',
        'Due per second',
        startWords(load).Many,
        ...percentiles.map(({ name }) => name),
        'Objective',
      ],
      rows: rateTrials(load, results.arms).map((trial) => rowOf(load, trial, styleOf)),
    },
  };
}

function rowOf(load: LoadResults, trial: LoadTrial, styleOf: StyleOf): string[] {
  const held = heldObjective(trial);
  const found = percentiles.map(({ p }) => percentileOf(load, trial.id, 'due', p)?.ms);
  return [
    styleOf(trial.arm).name,
    trialPurpose(trial),
    threeDigits(plannedRate(trial)),
    threeDigits(trial.offeredPerSecond),
    count(countedIn(load, trial.id)),
    ...found.map((ms) => (ms === undefined ? 'too few' : durationInWords(ms))),
    held === undefined ? 'none set' : held ? 'held' : 'broke',
  ];
}

function pointsOf(load: LoadResults, trial: LoadTrial): Point[] {
  return percentiles.flatMap(({ p, name }) => {
    const found = percentileOf(load, trial.id, 'due', p);
    return found === undefined
      ? []
      : [
          {
            trial: trial.id,
            arm: trial.arm,
            percentile: name,
            rate: plannedRate(trial),
            ms: found.ms,
            broke: heldObjective(trial) === false,
          },
        ];
  });
}

const p95Of = (points: readonly Point[], arm: string) =>
  points
    .filter((point) => point.arm === arm && point.percentile === loadPercentiles.p95.name)
    .map(({ rate, ms }) => ({ rate, value: ms }));

interface Bound {
  readonly of: string;
  /** ms. */
  readonly bound: number;
}

/** Bounds on latency that trials were held to; the same in all. */
function latencyBounds({ trials }: LoadResults): Bound[] {
  const verdict = trials.find((trial) => trial.verdict !== undefined)?.verdict;
  return (verdict?.bounds ?? []).filter(({ of }) => of !== 'failures').map(({ of, bound }) => ({ of, bound }));
}

function panelTitle(load: LoadResults, arm: string, styleOf: StyleOf): string {
  const capacity = load.capacity.find((each) => each.arm === arm);
  const { name } = styleOf(arm);
  if (capacity === undefined) return name;
  return `${name}: ${capacityWithInterval(capacity) ?? 'no capacity is given'}`;
}

function keyEntries(broke: boolean, bounds: readonly Bound[], capacity: LoadResults['capacity']): KeyEntry[] {
  const found = capacity.some(({ perSecond }) => perSecond !== undefined);
  const told = capacity.some(({ perSecond, interval }) => perSecond !== undefined && interval !== undefined);
  return [
    ...percentiles.map(({ name, dash }): KeyEntry => ({
      label: name,
      colour: colour('ink'),
      sign: { kind: 'line', dash },
    })),
    ...(broke
      ? [{ label: 'Trial broke the objective', colour: colour('ink'), sign: { kind: 'cross' } } satisfies KeyEntry]
      : []),
    ...(found ? [{ label: 'Capacity', colour: colour('muted'), sign: { kind: 'line' } } satisfies KeyEntry] : []),
    ...(told
      ? [{ label: 'its 95 % interval', colour: colour('quiet'), sign: { kind: 'swatch' } } satisfies KeyEntry]
      : []),
    ...(bounds.length > 0
      ? [
          {
            label: `Objective: ${bounds.map(({ of, bound }) => `${of} at most ${latencyTick(bound)}`).join(', ')}`,
            colour: colour('muted'),
            sign: { kind: 'line', dash: [2, 2] },
          } satisfies KeyEntry,
        ]
      : []),
  ];
}

type XAxis = ReturnType<typeof xAxis>;

function capacityLayers(load: LoadResults, arms: readonly string[], panels: Panels, x: XAxis): Layer[] {
  const [low, high] = x.scale.domain;
  const clamp = (rate: number) => Math.min(Math.max(rate, low), high);
  const found = load.capacity.flatMap(({ arm, perSecond, interval }) => {
    if (perSecond === undefined || !arms.includes(arm)) return [];
    const { top: y, bottom } = panels.band(arm);
    return [
      {
        arm,
        y,
        bottom,
        perSecond: clamp(perSecond),
        lower: clamp(interval?.lower ?? perSecond),
        upper: clamp(interval?.upper ?? (interval === undefined ? perSecond : high)),
      },
    ];
  });
  return [
    {
      data: { values: found },
      mark: { type: 'rect', fill: colour('quiet') },
      encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y: yPx, y2: { field: 'bottom' } },
    },
    {
      data: { values: found },
      mark: { type: 'rule', stroke: colour('muted') },
      encoding: { x: { field: 'perSecond', ...x }, y: yPx, y2: { field: 'bottom' } },
    },
  ];
}

function boundLayer({ of, bound }: Bound, arms: readonly string[], panels: Panels): Layer {
  const values = arms.map((arm) => ({ arm, of, bound, y: panels.yOf(arm, bound), from: 0, to: panels.width }));
  return {
    data: { values },
    mark: { type: 'rule', stroke: colour('muted'), strokeDash: [2, 2], strokeWidth: 1.5 },
    encoding: { x: { field: 'from', type: 'quantitative', scale: null, axis: null }, x2: { field: 'to' }, y: yPx },
  };
}

function armLayers(points: readonly Point[], arm: string, style: ArmStyle, panels: Panels, x: XAxis): Layer[] {
  const placed = points.map((point) => ({ ...point, y: panels.yOf(arm, point.ms) }));
  const lines = percentiles.map(({ name, dash, strokeWidth }): Layer => {
    const medians = loadRateMedians(
      points.filter(({ percentile }) => percentile === name).map(({ rate, ms }) => ({ rate, value: ms })),
    );
    return {
      data: {
        values: medians.map(({ rate, value }) => ({
          arm,
          percentile: name,
          rate,
          ms: value,
          y: panels.yOf(arm, value),
        })),
      },
      mark: { type: 'line', stroke: style.colour, strokeWidth, strokeDash: [...dash] },
      encoding: { x: { field: 'rate', ...x }, y: yPx },
    };
  });
  const encoding = { x: { field: 'rate', ...x }, y: yPx };
  return [
    ...lines,
    {
      data: { values: placed.filter(({ broke }) => !broke) },
      mark: { type: 'point', shape: style.shape, size: 34, opacity: 1, filled: true, fill: style.colour },
      encoding,
    },
    {
      data: { values: placed.filter(({ broke }) => broke) },
      mark: {
        type: 'point',
        shape: crossShape,
        size: 44,
        opacity: 1,
        filled: false,
        stroke: style.colour,
        strokeWidth: 1.75,
      },
      encoding,
    },
  ];
}

/** Of a run that searched for no capacity. */
function latencyFinding(load: LoadResults, points: readonly Point[], styleOf: StyleOf): string {
  const told = [...new Set(points.map(({ arm }) => arm))].flatMap((arm) => {
    const highest = p95Of(points, arm).at(-1);
    return highest === undefined
      ? []
      : [`${durationInWords(highest.value)} at ${threeDigits(highest.rate)} a second with ${styleOf(arm).inSentence}`];
  });
  return told.length === 0
    ? `${countOf(load.trials.length, 'trial')} were too short for a p95`
    : `p95 is ${listed(told)}`;
}
