// Where the time of a mean attempt goes, step after step: machine time measured, human time modelled, drawn end to end.
import type { ResultsOfSignIns } from '../../results/results.ts';
import { listed } from '../../words/listed.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { count, durationInWords, percent, threeDigits } from '../../words/quantity.ts';
import { machineTimeSource, mixedKind } from '../../words/machine-time-word.ts';
import { measuredMsOf } from '../../words/measured-share-of-phases.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { type StepLabel, stepLabels } from '../../words/step-label.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'phase-waterfall',
  section: 'phases',
  without: 'No quiet attempt was measured, so the time of the steps is not known.',
  build,
};

type Phase = ResultsOfSignIns['phases'][number];

const barHeight = 14;

/** Steps that take less than this share of an attempt are drawn together, as the last bar; the table has each. */
const crumb = 0.005;

const totalOf = (phases: readonly Phase[], part: (phase: Phase) => number) =>
  phases.reduce((sum, phase) => sum + part(phase), 0);

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const styleOf = armStyles(results.arms);
  const labelOf = stepLabels(results.arms);
  const inOrder = results.phases.toSorted(byArm(results.arms));
  const arms = [...Map.groupBy(inOrder, ({ arm }) => arm)].map(([arm, phases]) => {
    const measured = totalOf(phases, measuredMsOf);
    const modelled = totalOf(phases, ({ modelledMs }) => modelledMs);
    return { arm, phases: withoutCrumbs(phases, (measured + modelled) * crumb), measured, modelled };
  });
  if (arms.length === 0) return undefined;
  const { machineTime } = results.run.environment;
  const word = machineTime === undefined ? 'Measured' : 'Resampled';
  const key = layOutKey(
    [
      { label: `${word}: network, server, ceremony, rendering`, colour: colour('ink'), sign: { kind: 'swatch' } },
      {
        label: 'Modelled: the person',
        colour: colour('muted'),
        sign: { kind: 'swatch', opacity: 0.25, outline: true },
      },
    ],
    totalWidthPx[width],
  );
  const rows = arms.flatMap(({ arm, phases, measured, modelled }): Row[] => [
    {
      id: arm,
      heading: true,
      label: `${styleOf(arm).name}: ${durationInWords(measured + modelled)} for a mean attempt`,
      lanes: [],
    },
    ...phases.map((phase) => ({
      id: `${arm} ${phase.step}`,
      label: labelOf(phase),
      lanes: [{ id: 'time', note: noteOf(phase) }],
    })),
  ]);
  const layout = layOutRows(rows, width, { laneHeightPx: 16, topPx: key.heightPx, bottomPx: 46 });
  const bars = arms.flatMap(({ arm, phases }) => {
    let from = 0;
    return phases.flatMap((phase) => {
      const y = layout.laneY(`${arm} ${phase.step}`, 'time');
      const middle = from + measuredMsOf(phase) / 1_000;
      const to = middle + phase.modelledMs / 1_000;
      const pair = [
        { arm, step: phase.step, provenance: 'measured', y, from, to: middle },
        { arm, step: phase.step, provenance: 'modelled', y, from: middle, to },
      ];
      from = to;
      return pair;
    });
  });
  const longest = Math.max(...arms.map(({ measured, modelled }) => (measured + modelled) / 1_000));
  const step =
    [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].find(
      (candidate) => longest / candidate <= (width === 'wide' ? 8 : 5),
    ) ?? longest;
  const end = Math.ceil(longest / step) * step;
  const x = xAxis({
    domain: [0, end],
    ticks: ticksBetween(0, end, step),
    labelExpr: "datum.value + ' s'",
    title: 'Time since the start of a mean attempt',
  });
  const layer = (arm: string, provenance: string, mark: object): Layer => ({
    data: { values: bars.filter((bar) => bar.arm === arm && bar.provenance === provenance && bar.to > bar.from) },
    mark: { type: 'bar', height: barHeight, ...mark },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
  });
  const title = `Of a mean attempt, machines take ${listed(arms.map(({ arm, measured, modelled }) => `${percent(measured / (measured + modelled))} with ${styleOf(arm).inSentence}`))}; the rest is people`;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...arms.flatMap(({ arm }) => [
        layer(arm, 'modelled', {
          fill: styleOf(arm).colour,
          fillOpacity: 0.25,
          stroke: styleOf(arm).colour,
          strokeWidth: 1,
        }),
        layer(arm, 'measured', { fill: styleOf(arm).colour, stroke: styleOf(arm).colour, strokeWidth: 1 }),
      ]),
    ]),
    title,
    subtitle: `Mean time of all attempts by step, repeats and fallbacks included; ${machineTime === undefined ? `measured parts from the ${count(results.validity.quietAttempts)} attempts that ran with the other lanes quiet` : `machine time resampled from ${machineTimeSource(machineTime)}`}. Beside each bar: ${word.toLowerCase()} + modelled, or modelled alone. Our own overhead is not in it.`,
    badge: mixedKind(results.run),
    alt: `${title}. ${arms.map(({ arm, phases }) => `${styleOf(arm).name}: ${phases.map((phase) => `${labelOf(phase)} ${noteOf(phase)}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Mean time of a step, ms per attempt',
      columns: [
        'Arm',
        'Step',
        'Visits',
        'Network',
        'Server',
        'Ceremony',
        'Rendering',
        `${word} in all`,
        'Modelled',
        'Our overhead',
      ],
      rows: inOrder.map((phase) => rowOf(phase, styleOf, labelOf)),
    },
  };
}

/** Phases in order, the smallest of them gathered at the end, so that the sum stays the sum. */
function withoutCrumbs(phases: readonly Phase[], leastMs: number): readonly Phase[] {
  const small = phases.filter((phase) => measuredMsOf(phase) + phase.modelledMs < leastMs);
  const [first] = small;
  if (first === undefined || small.length === 1) return phases;
  const gathered: Phase = {
    arm: first.arm,
    step: 'other steps',
    title: `${small.length} rarer steps together`,
    visitsPerAttempt: totalOf(small, ({ visitsPerAttempt }) => visitsPerAttempt),
    navigationMs: totalOf(small, ({ navigationMs }) => navigationMs),
    serverMs: totalOf(small, ({ serverMs }) => serverMs),
    ceremonyMs: totalOf(small, ({ ceremonyMs }) => ceremonyMs),
    renderingMs: totalOf(small, ({ renderingMs }) => renderingMs),
    overheadMs: totalOf(small, ({ overheadMs }) => overheadMs),
    modelledMs: totalOf(small, ({ modelledMs }) => modelledMs),
  };
  return [...phases.filter((phase) => !small.includes(phase)), gathered];
}

function rowOf(phase: Phase, styleOf: StyleOf, labelOf: StepLabel): string[] {
  const figures = [
    phase.visitsPerAttempt,
    phase.navigationMs,
    phase.serverMs,
    phase.ceremonyMs,
    phase.renderingMs,
    measuredMsOf(phase),
    phase.modelledMs,
    phase.overheadMs,
  ];
  return [styleOf(phase.arm).name, labelOf(phase), ...figures.map(threeDigits)];
}

function noteOf(phase: Phase): string {
  // Steps that only the person takes have no machine part.
  const measured = measuredMsOf(phase);
  return measured === 0
    ? durationInWords(phase.modelledMs)
    : `${durationInWords(measured)} + ${durationInWords(phase.modelledMs)}`;
}
