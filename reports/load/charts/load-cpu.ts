// Busy cores by process through the profile of each arm, one upon the other, under the line of all the cores there are.
import type { LoadResults } from '../../results/load-results.ts';
import { countOf } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { armWithEnd, cutShortLayer } from './load-cut-short.ts';
import { layOutPanels, type Panels } from '../../drawing/panels.ts';
import { loadTimeAxis } from './load-time-axis.ts';
import { type LoadTrial, profileTrials, spansOf } from './load-trials.ts';
import { type ColourName, colour } from '../../drawing/palette.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-cpu',
  section: 'loadCost',
  place: 3,
  without: 'No processor time was sampled through a profile.',
  build,
};

type Sample = LoadResults['cpu'][number];

interface Process {
  readonly label: string;
  /** Hues that no arm has. */
  readonly colour: ColourName;
  /** undefined: the system did not tell, or it ran elsewhere. */
  readonly of: (sample: Sample) => number | undefined;
}

/** From the bottom up. */
const processes: readonly Process[] = [
  { label: 'Target', colour: 'signedIn', of: ({ target }) => target },
  { label: 'k6', colour: 'gaveUp', of: ({ k6 }) => k6 },
  { label: 'This program', colour: 'refused', of: ({ own }) => own },
  {
    label: 'All else on the machine',
    colour: 'quiet',
    of: ({ machine, k6, target, own }) =>
      machine === undefined ? undefined : Math.max(machine - k6 - (target ?? 0) - own, 0),
  },
];

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const trials = profileTrials(load, results.arms).filter(({ id }) => load.cpu.some(({ trial }) => trial === id));
  if (trials.length === 0) return undefined;
  const samples = new Map(trials.map(({ arm, id }) => [arm, fewer(spansOf(load.cpu, id))]));
  const all = [...samples.values()].flat();
  const shown = processes.filter(({ of }) => all.some((sample) => of(sample) !== undefined));
  const key = layOutKey(
    [
      ...shown.toReversed().map((process): KeyEntry => ({
        label: process.label,
        colour: colour(process.colour),
        sign: { kind: 'swatch' },
      })),
      { label: `All ${countOf(load.cores, 'core')}`, colour: colour('ink'), sign: { kind: 'line' } },
    ],
    totalWidthPx[width],
  );
  const step = Math.max(Math.ceil(load.cores / 4), 0.5);
  const panels = layOutPanels(
    trials.map((trial) => ({
      id: trial.arm,
      title: armWithEnd(trial, styleOf),
      heightPx: 120,
      y: {
        type: 'linear',
        domain: [0, load.cores],
        ticks: ticksBetween(0, Math.floor(load.cores / step) * step, step),
        label: String,
      },
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = loadTimeAxis(
    Math.max(...trials.map(({ durationMs }) => durationMs), ...all.map(({ atMs, spanMs }) => atMs + spanMs)),
    width,
  );
  const title = findingOf(trials, samples, styleOf);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...trials.flatMap(({ arm }) => stackLayers(samples.get(arm) ?? [], shown, arm, panels, x)),
      coresLayer(trials, load.cores, panels),
      cutShortLayer(trials, panels, x),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Processor time used in each span by all processes of a kind, in cores, drawn one upon the other in the order of the key. ${load.targetProcesses === undefined ? 'The target ran elsewhere' : `Target: ${countOf(load.targetProcesses, 'process', 'processes')}`}.${all.some(({ machine }) => machine !== undefined) ? '' : ' The system does not tell what the whole machine did.'}`,
    badge: 'measured',
    alt: `${title}. ${trials.map(({ arm }) => `${styleOf(arm).name}: ${shown.map((process) => `${process.label.toLowerCase()} ${meanOf(samples.get(arm) ?? [], process)}`).join(', ')} of ${load.cores} cores`).join('. ')}.`,
    table: {
      caption: 'Busy cores by process, mean and highest span',
      columns: ['Arm', 'Process', 'Mean', 'Highest span'],
      rows: trials.flatMap(({ arm }) =>
        shown.map((process) => [
          styleOf(arm).name,
          process.label,
          meanOf(samples.get(arm) ?? [], process),
          inCores(Math.max(...(samples.get(arm) ?? []).map((sample) => process.of(sample) ?? 0))),
        ]),
      ),
    },
  };
}

/** More samples than this cannot be told apart at the size the chart is drawn. */
const mostSamples = 150;

/** Neighbours put together, each figure the mean over their time; the target's and the machine's only where they are known of all. */
function fewer(samples: readonly Sample[]): Sample[] {
  const every = Math.ceil(samples.length / mostSamples);
  return Array.from({ length: Math.ceil(samples.length / Math.max(every, 1)) }, (_, index) =>
    samples.slice(index * every, (index + 1) * every),
  ).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const spanMs = group.reduce((sum, each) => sum + each.spanMs, 0);
    const mean = (of: (sample: Sample) => number) =>
      group.reduce((sum, each) => sum + of(each) * each.spanMs, 0) / spanMs;
    const machine = group.every((each) => each.machine !== undefined)
      ? { machine: mean((each) => each.machine ?? 0) }
      : {};
    const target = group.every((each) => each.target !== undefined) ? { target: mean((each) => each.target ?? 0) } : {};
    return [
      {
        trial: first.trial,
        atMs: first.atMs,
        spanMs,
        k6: mean(({ k6 }) => k6),
        ...target,
        own: mean(({ own }) => own),
        ...machine,
      },
    ];
  });
}

/** Processor time is accounted in ticks of 10 ms: finer digits of a second's load mean nothing. */
const inCores = (cores: number) => cores.toFixed(2);

/** Weighted by the length of the spans. */
function meanOf(samples: readonly Sample[], { of }: Process): string {
  const known = samples.filter((sample) => of(sample) !== undefined);
  const span = known.reduce((sum, { spanMs }) => sum + spanMs, 0);
  return span === 0
    ? 'not known'
    : inCores(known.reduce((sum, sample) => sum + (of(sample) ?? 0) * sample.spanMs, 0) / span);
}

function stackLayers(
  samples: readonly Sample[],
  shown: readonly Process[],
  arm: string,
  panels: Panels,
  x: ReturnType<typeof loadTimeAxis>,
): Layer[] {
  const below = samples.map(() => 0);
  return shown.map((process): Layer => ({
    data: {
      values: samples.map((sample, index) => {
        const from = below[index] ?? 0;
        const cores = process.of(sample) ?? 0;
        below[index] = from + cores;
        return {
          arm,
          process: process.label,
          seconds: (sample.atMs + sample.spanMs / 2) / 1_000,
          cores,
          y: panels.yOf(arm, from + cores),
          bottom: panels.yOf(arm, from),
        };
      }),
    },
    // The line keeps bands apart for those who do not see the colours.
    mark: { type: 'area', fill: colour(process.colour), opacity: 1, line: { stroke: colour('ink'), strokeWidth: 0.5 } },
    encoding: { x: { field: 'seconds', ...x }, y: yPx, y2: { field: 'bottom' } },
  }));
}

function coresLayer(trials: readonly LoadTrial[], cores: number, panels: Panels): Layer {
  const values = trials.map(({ arm }) => ({ arm, cores, y: panels.yOf(arm, cores), from: 0, to: panels.width }));
  return {
    data: { values },
    mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 2 },
    encoding: { x: { field: 'from', type: 'quantitative', scale: null, axis: null }, x2: { field: 'to' }, y: yPx },
  };
}

function findingOf(
  trials: readonly LoadTrial[],
  samples: ReadonlyMap<string, readonly Sample[]>,
  styleOf: StyleOf,
): string {
  const [target, k6] = processes;
  const told = trials.flatMap(({ arm, busyCores }) => {
    const own = samples.get(arm) ?? [];
    if (target === undefined || k6 === undefined) return [];
    const ofK6 = busyCores === undefined ? meanOf(own, k6) : inCores(busyCores.k6);
    const ofTarget =
      busyCores === undefined
        ? meanOf(own, target)
        : busyCores.target === undefined
          ? 'not known'
          : inCores(busyCores.target);
    return [
      `${ofTarget === 'not known' ? '' : `the target ${ofTarget} and `}k6 ${ofK6} with ${styleOf(arm).inSentence}`,
    ];
  });
  return `Busy cores in the profile: ${told.join('; ')}`;
}
