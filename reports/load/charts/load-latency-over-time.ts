// Latency through the profile of each arm, with the rate below: what is not counted, what failed, what ended early.
import type { LoadResults } from '../../results/load-results.ts';
import { count, countOf, durationInWords } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { type ArmStyle, armStyles, dashPx, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { crossShape, type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { armWithEnd, cutShortLayer } from './load-cut-short.ts';
import { logScale } from './load-log-scale.ts';
import { notCountedEntry, notCountedLayer } from './load-not-counted.ts';
import { layOutPanels, type Panel, type Panels } from '../../drawing/panels.ts';
import { durationAsPlanned } from './load-rate-plan.ts';
import { loadPercentiles } from './load-percentiles.ts';
import { latencyTick, rateTick } from './load-tick-labels.ts';
import { loadTimeAxis } from './load-time-axis.ts';
import { latencyStart, type LoadTrial, percentileOf, profileTrials, spansOf } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-latency-over-time',
  section: 'loadTime',
  place: 1,
  without: 'No profile was lived, so there is no latency over time.',
  build,
};

type Span = LoadResults['timeline'][number];

const drawn = [
  { percentile: loadPercentiles.p50, of: ({ p50Ms }: Span) => p50Ms },
  { percentile: loadPercentiles.p95, of: ({ p95Ms }: Span) => p95Ms },
] as const;

const ratePanel = 'rate';

/** Middle of a span, s. */
const middle = ({ atMs, spanMs }: Span) => (atMs + spanMs / 2) / 1_000;
const dueRate = ({ due, spanMs }: Span) => (due * 1_000) / spanMs;

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const trials = profileTrials(load, results.arms).filter(({ id }) => load.timeline.some(({ trial }) => trial === id));
  if (trials.length === 0) return undefined;
  const longest = Math.max(...trials.map(({ id }) => spansOf(load.timeline, id).length));
  const every = Math.ceil(longest / mostPoints);
  const spans = new Map(trials.map(({ arm, id }) => [arm, together(spansOf(load.timeline, id), every)]));
  const all = [...spans.values()].flat();
  const key = layOutKey(keyEntries(trials, all, startWords(load).Many), totalWidthPx[width]);
  const { domain, ticks } = logScale(
    all.flatMap((span) => drawn.flatMap(({ of }) => of(span) ?? [])),
    6,
  );
  const panels = layOutPanels(
    [
      ...trials.map((trial): Panel => ({
        id: trial.arm,
        title: armWithEnd(trial, styleOf),
        heightPx: 140,
        y: { type: 'log', domain, ticks, label: latencyTick },
      })),
      rates(all, trials, styleOf),
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = loadTimeAxis(
    Math.max(...trials.map(({ durationMs }) => durationMs), ...all.map(({ atMs, spanMs }) => atMs + spanMs)),
    width,
  );
  const title = findingOf(load, trials, spans, styleOf);
  return {
    spec: framedSpec(panels, [
      notCountedLayer(trials, panels, x),
      ...panels.layers,
      gridLayer(panels, x),
      ...trials.flatMap((trial) => armLayers(trial, styleOf(trial.arm), spans.get(trial.arm) ?? [], panels, x)),
      cutShortLayer(trials, panels, x),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Real time of a ${startWords(load).one} from ${latencyStart(trials).words} to its end, of those of each ${durationAsPlanned((all[0]?.spanMs ?? 1_000) / every)}${every === 1 ? '' : `; a point is the highest of ${every} such spans`}. ${trials.map(({ arm, due, counted }) => `${styleOf(arm).name}: ${count(due)} due, ${count(counted)} counted`).join('; ')}. ${[...new Set(trials.map(({ warmUpRule }) => warmUpRule))].join(' ')}${faultsOf(results)}`,
    badge: 'measured',
    alt: `${title}. ${trials.map((trial) => `${armWithEnd(trial, styleOf)}: ${countOf(spans.get(trial.arm)?.filter(({ failed }) => failed > 0).length ?? 0, 'span')} with failures, counted from ${durationInWords(trial.warmUpEndsMs)} on`).join('. ')}.`,
    table: tableOf(trials, spans, styleOf),
  };
}

/** More points than this cannot be told apart at the size the chart is drawn. */
const mostPoints = 200;

/** Every so many spans as one: sums of what was due, the highest of their percentiles. */
function together(spans: readonly Span[], every: number): Span[] {
  return Array.from({ length: Math.ceil(spans.length / every) }, (_, index) =>
    spans.slice(index * every, (index + 1) * every),
  ).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = (of: (span: Span) => number) => group.reduce((all, span) => all + of(span), 0);
    const p50Ms = highestOf(group, (span) => span.p50Ms);
    const p95Ms = highestOf(group, (span) => span.p95Ms);
    return [
      {
        trial: first.trial,
        atMs: first.atMs,
        spanMs: sum(({ spanMs }) => spanMs),
        due: sum(({ due }) => due),
        ended: sum(({ ended }) => ended),
        failed: sum(({ failed }) => failed),
        inFlight: group.at(-1)?.inFlight ?? 0,
        ...(p50Ms === undefined ? {} : { p50Ms }),
        ...(p95Ms === undefined ? {} : { p95Ms }),
      },
    ];
  });
}

function highestOf(spans: readonly Span[], of: (span: Span) => number | undefined): number | undefined {
  const values = spans.flatMap((span) => of(span) ?? []);
  return values.length === 0 ? undefined : Math.max(...values);
}

function keyEntries(trials: readonly LoadTrial[], spans: readonly Span[], many: string): KeyEntry[] {
  return [
    ...drawn.map(({ percentile: { name, dash } }): KeyEntry => ({
      label: name,
      colour: colour('ink'),
      sign: { kind: 'line', dash },
    })),
    ...(trials.some(({ warmUpEndsMs }) => warmUpEndsMs > 0) ? [notCountedEntry] : []),
    ...(spans.some(({ failed }) => failed > 0)
      ? [{ label: `${many} failed`, colour: colour('ink'), sign: { kind: 'cross' } } satisfies KeyEntry]
      : []),
    ...(trials.some(({ cutShort }) => cutShort !== undefined)
      ? [{ label: 'Cut short', colour: colour('ink'), sign: { kind: 'line', dash: [5, 3] } } satisfies KeyEntry]
      : []),
  ];
}

/** In the panel that all arms share, they must be told apart without colour. */
function rates(spans: readonly Span[], trials: readonly LoadTrial[], styleOf: StyleOf): Panel {
  const dashed =
    trials.length === 1 ? [] : trials.map(({ arm }) => styleOf(arm)).filter(({ dash }) => dash !== undefined);
  const highest = Math.max(...spans.map(dueRate), 1);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].find((candidate) => highest / candidate <= 4) ?? highest;
  const end = Math.ceil(highest / step) * step;
  return {
    id: ratePanel,
    title: `Sign-ins that ${latencyStart(trials).from === 'due' ? 'became due' : 'began'} per second${dashed.map(({ inSentence, dash }) => `, ${inSentence} ${dash?.word ?? ''}`).join('')}`,
    heightPx: 70,
    y: { type: 'linear', domain: [0, end], ticks: ticksBetween(0, end, step), label: rateTick },
  };
}

function armLayers(
  { arm }: LoadTrial,
  style: ArmStyle,
  spans: readonly Span[],
  panels: Panels,
  x: ReturnType<typeof loadTimeAxis>,
): Layer[] {
  const rateDash = dashPx(style, 2);
  const encoding = { x: { field: 'seconds', ...x }, y: yPx };
  const { bottom } = panels.band(arm);
  return [
    ...drawn.flatMap(({ percentile: { name, dash, strokeWidth }, of }): Layer[] => {
      const placed = stretches(spans, of).map(({ span, ms, stretch }) => ({
        arm,
        percentile: name,
        seconds: middle(span),
        ms,
        stretch,
        y: panels.yOf(arm, ms),
      }));
      // A line through one point is none.
      const alone = [...Map.groupBy(placed, ({ stretch }) => stretch).values()]
        .filter(({ length }) => length === 1)
        .flat();
      return [
        {
          data: { values: placed },
          mark: { type: 'line', stroke: style.colour, strokeWidth, strokeDash: [...dash] },
          encoding: { ...encoding, detail: { field: 'stretch', type: 'nominal' } },
        },
        {
          data: { values: alone },
          mark: { type: 'point', shape: 'circle', size: 12, opacity: 1, filled: true, fill: style.colour },
          encoding,
        },
      ];
    }),
    {
      data: {
        values: apart(
          spans.filter(({ failed }) => failed > 0),
          (span) => (middle(span) / (x.scale.domain[1] || 1)) * panels.width,
        ).map((span) => ({ arm, seconds: middle(span), failed: span.failed, y: bottom - 8 })),
      },
      mark: {
        type: 'point',
        shape: crossShape,
        size: 34,
        opacity: 1,
        filled: false,
        stroke: colour('ink'),
        strokeWidth: 1.5,
      },
      encoding,
    },
    {
      data: {
        values: spans.map((span) => ({
          arm,
          seconds: middle(span),
          due: dueRate(span),
          y: panels.yOf(ratePanel, dueRate(span)),
        })),
      },
      mark: {
        type: 'line',
        stroke: style.colour,
        strokeWidth: 1.5,
        interpolate: 'step',
        ...(rateDash === undefined ? {} : { strokeDash: rateDash }),
      },
      encoding,
    },
  ];
}

/** Without those so near to the one before that their crosses would run together. */
function apart(spans: readonly Span[], xOf: (span: Span) => number): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last === undefined || xOf(span) - xOf(last) >= 9) kept.push(span);
  }
  return kept;
}

/** Spans that have the percentile; one without it begins a new stretch, so that the line breaks there. */
function stretches(
  spans: readonly Span[],
  of: (span: Span) => number | undefined,
): { span: Span; ms: number; stretch: number }[] {
  let stretch = 0;
  return spans.flatMap((span) => {
    const ms = of(span);
    if (ms !== undefined) return [{ span, ms, stretch }];
    stretch += 1;
    return [];
  });
}

function findingOf(
  load: LoadResults,
  trials: readonly LoadTrial[],
  spans: ReadonlyMap<string, readonly Span[]>,
  styleOf: StyleOf,
): string {
  const told = trials.map(({ arm, id, warmUpEndsMs }) => {
    const known = [loadPercentiles.p95, loadPercentiles.p50].flatMap(({ p, name }) => {
      const found = percentileOf(load, id, latencyStart(trials).from, p);
      return found === undefined ? [] : [`${name} ${durationInWords(found.ms)}`];
    });
    const worst = Math.max(
      0,
      ...(spans.get(arm) ?? [])
        .filter(({ atMs }) => atMs >= warmUpEndsMs)
        .map(({ p95Ms, p50Ms }) => p95Ms ?? p50Ms ?? 0),
    );
    return `${known[0] ?? `too few ${startWords(load).many} for a percentile`} with ${styleOf(arm).inSentence}${worst > 0 ? ` (${durationInWords(worst)} in its worst moment)` : ''}`;
  });
  return `Through the profile: ${told.join(', ')}`;
}

/** Faults that the scenario planted for the whole run. */
function faultsOf({ run }: ResultsOfLoad): string {
  const faults = run.scenario['faults'];
  if (!Array.isArray(faults) || faults.length === 0) return '';
  const places = faults.flatMap((fault: unknown) =>
    typeof fault === 'object' && fault !== null && 'at' in fault ? [String(fault.at)] : [],
  );
  return ` The scenario plants faults at ${[...new Set(places)].join(', ')}, all the time.`;
}

/** Most rows of the table; a row of a longer trial covers several points. */
const mostRows = 60;

function tableOf(
  trials: readonly LoadTrial[],
  spans: ReadonlyMap<string, readonly Span[]>,
  styleOf: StyleOf,
): BuiltChart['table'] {
  const longest = Math.max(...[...spans.values()].map(({ length }) => length));
  const every = Math.ceil(longest / mostRows);
  const rows = new Map([...spans].map(([arm, all]) => [arm, together(all, every)]));
  const latency = (ms: number | undefined) => (ms === undefined ? 'too few' : durationInWords(ms));
  const rowOf = (_: unknown, index: number) => {
    const cells = trials.map(({ arm }) => rows.get(arm)?.[index]);
    const at = cells.find((cell) => cell !== undefined)?.atMs ?? 0;
    return [
      durationInWords(at),
      ...cells.flatMap((cell) => [
        count(cell?.due ?? 0),
        count(cell?.failed ?? 0),
        latency(cell?.p50Ms),
        latency(cell?.p95Ms),
      ]),
    ];
  };
  return {
    caption: `Latency over time${every === 1 ? '' : ', the highest where spans are put together'}`,
    columns: [
      'From',
      ...trials.flatMap(({ arm }) =>
        ['due', 'failed', 'p50', 'p95'].map((column) => `${styleOf(arm).name}: ${column}`),
      ),
    ],
    rows: Array.from({ length: Math.ceil(longest / every) }, rowOf),
  };
}
