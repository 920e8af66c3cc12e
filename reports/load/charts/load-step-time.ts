// Where the real time of each step goes: on the way, in the server, in the software authenticator.
import type { LoadResults } from '../../results/load-results.ts';
import { count, durationInWords, percent } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { type StepLabel, stepLabels } from '../../words/step-label.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-step-time',
  section: 'loadCost',
  place: 2,
  without: 'No step was timed in a trial that held, so it is not known where the time of a step goes.',
  build,
};

type Step = LoadResults['stepShares'][number];

/** In the order they are drawn; told apart by how dark they are. */
const parts = [
  { id: 'server', label: 'Server', opacity: 1, of: ({ serverMs }: Step) => serverMs },
  { id: 'network', label: 'Network', opacity: 0.45, of: ({ networkMs }: Step) => networkMs },
  { id: 'client', label: 'Client: signing in k6', opacity: 0.12, of: ({ clientMs }: Step) => clientMs },
] as const;

const totalOf = (step: Step) => parts.reduce((sum, { of }) => sum + of(step), 0);

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const styleOf = armStyles(results.arms);
  const labelOf = stepLabels(results.arms);
  const timed =
    results.load.stepShares.filter((step) => step.visits > 0 && totalOf(step) > 0).toSorted(byArm(results.arms)) ?? [];
  if (timed.length === 0) return undefined;
  const arms = [...Map.groupBy(timed, ({ arm }) => arm)];
  const key = layOutKey(
    parts.map(({ label, opacity }): KeyEntry => ({
      label,
      colour: colour('ink'),
      sign: { kind: 'swatch', opacity, outline: true },
    })),
    totalWidthPx[width],
  );
  const rows = arms.flatMap(([arm, steps]): Row[] => [
    { id: arm, heading: true, label: styleOf(arm).name, lanes: [] },
    ...steps.map((step) => ({
      id: `${arm} ${step.step}`,
      label: labelOf(step),
      lanes: [{ id: 'time', note: noteOf(step) }],
    })),
  ]);
  const layout = layOutRows(rows, width, { laneHeightPx: 16, topPx: key.heightPx, bottomPx: 46 });
  const x = xAxis({
    domain: [0, 1],
    ticks: ticksBetween(0, 1, 0.25),
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title: 'Share of the real time of the step',
  });
  const bars = timed.flatMap((step) => {
    let from = 0;
    return parts.map(({ id, of }) => {
      const to = from + of(step) / totalOf(step);
      const bar = {
        arm: step.arm,
        step: step.step,
        part: id,
        y: layout.laneY(`${step.arm} ${step.step}`, 'time'),
        from,
        to,
      };
      from = to;
      return bar;
    });
  });
  const title = findingOf(arms, styleOf, startWords(results.load).one);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...arms.flatMap(([arm]) =>
        parts.map(({ id, opacity }): Layer => ({
          data: { values: bars.filter((bar) => bar.arm === arm && bar.part === id && bar.to > bar.from) },
          mark: {
            type: 'bar',
            height: 14,
            fill: styleOf(arm).colour,
            fillOpacity: opacity,
            stroke: styleOf(arm).colour,
            strokeWidth: 1,
          },
          encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
        })),
      ),
    ]),
    title,
    subtitle:
      'Mean real time of a visit of a step in trials that held, beside each bar. Network: the time of its requests less what the server says it took. Server: as it says itself, waiting for a processor included. People’s own time is not in it.',
    badge: 'measured',
    alt: `${title}. ${arms.map(([arm, steps]) => `${styleOf(arm).name}: ${steps.map((step) => `${labelOf(step)} ${noteOf(step)}, ${parts.map(({ label, of }) => `${label.toLowerCase()} ${percent(of(step) / totalOf(step))}`).join(', ')}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Mean real time of a step by where it went',
      columns: ['Arm', 'Step', 'Visits', ...parts.map(({ label }) => label), 'In all'],
      rows: timed.map((step) => rowOf(step, styleOf, labelOf)),
    },
  };
}

function rowOf(step: Step, styleOf: StyleOf, labelOf: StepLabel): string[] {
  return [
    styleOf(step.arm).name,
    labelOf(step),
    count(step.visits),
    ...parts.map(({ of }) => durationInWords(of(step))),
    durationInWords(totalOf(step)),
  ];
}

const noteOf = (step: Step) => durationInWords(totalOf(step));

/** Shares of the time of all visits. */
function findingOf(arms: readonly (readonly [string, readonly Step[]])[], styleOf: StyleOf, one: string): string {
  const told = arms.map(([arm, steps]) => {
    const sum = (of: (step: Step) => number) => steps.reduce((all, step) => all + of(step) * step.visits, 0);
    const all = sum(totalOf);
    const [server, ...others] = parts.map(
      ({ label, of }) => `${percent(sum(of) / all)} ${label.toLowerCase().replace(/:.*/, '')}`,
    );
    return `${server}, ${others.join(', ')} with ${styleOf(arm).inSentence}`;
  });
  return `Of the machine time of a ${one}: ${told.join('; ')}`;
}
