// Where attempts end: of all that began in an arm, how many reached each step, went on, got in there, or were lost there.
import type { ResultsOfSignIns } from '../../results/results.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { type ColourName, colour } from '../../drawing/palette.ts';
import { asStated, count, countOf, percent } from '../../words/quantity.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { type StepLabel, stepLabels } from '../../words/step-label.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'drop-off',
  section: 'losses',
  without: 'No attempt began, so nobody could be lost on the way.',
  build,
};

type Step = ResultsOfSignIns['dropOff'][number];

/** Ends of an attempt at a step, in the order they are drawn. */
const endings = [
  { label: 'Signed in here', of: (step: Step) => step.succeededHere, colour: 'signedIn' },
  { label: 'Gave up here', of: (step: Step) => step.abandonedHere, colour: 'gaveUp' },
  { label: 'Refused here', of: (step: Step) => step.refusedHere, colour: 'refused' },
  { label: 'Timed out here', of: (step: Step) => step.timedOutHere, colour: 'timedOut' },
] as const satisfies readonly { label: string; of: (step: Step) => number; colour: ColourName }[];

/** Steps that fewer reach, and where nobody ends, are left to the table. */
const leastReached = 0.2;

const endedAt = (step: Step) => step.succeededHere + lostAt(step);
const drawn = (steps: readonly Step[], begun: number) =>
  steps.filter((step) => endedAt(step) > 0 || step.reached >= begun * leastReached);
const lostAt = (step: Step) => step.abandonedHere + step.refusedHere + step.timedOutHere;

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const styleOf = armStyles(results.arms);
  const labelOf = stepLabels(results.arms);
  const arms = [...Map.groupBy(results.dropOff.toSorted(byArm(results.arms)), ({ arm }) => arm)]
    .map(([arm, steps]) => {
      const ended = steps.reduce((sum, step) => sum + endedAt(step), 0);
      const begun = Math.max(ended, ...steps.map(({ reached }) => reached));
      return { arm, steps, begun, elsewhere: begun - ended };
    })
    .filter(({ begun }) => begun > 0);
  if (arms.length === 0) return undefined;
  const key = layOutKey(
    [
      { label: 'Reached and went on', colour: colour('quiet'), sign: { kind: 'swatch' } },
      ...endings.map((ending) => ({
        label: ending.label,
        colour: colour(ending.colour),
        sign: { kind: 'swatch' } as const,
      })),
    ],
    totalWidthPx[width],
  );
  const rows = arms.flatMap(({ arm, steps, begun }): Row[] => [
    { id: arm, heading: true, label: `${styleOf(arm).name}: ${countOf(begun, 'attempt')}`, lanes: [] },
    ...drawn(steps, begun).map((step) => ({
      id: `${arm} ${step.step}`,
      label: labelOf(step),
      lanes: [{ id: 'reached', note: noteOf(step, begun) }],
    })),
  ]);
  const layout = layOutRows(rows, width, { laneHeightPx: 16, topPx: key.heightPx, bottomPx: 46 });
  const segments = arms.flatMap(({ arm, steps, begun }) =>
    drawn(steps, begun).flatMap((step) => segmentsOf(step, begun, layout.laneY(`${arm} ${step.step}`, 'reached'))),
  );
  const x = xAxis({
    domain: [0, 1],
    ticks: ticksBetween(0, 1, 0.25),
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title: 'Share of the attempts that began',
  });
  const layer = (end: string, mark: object): Layer => ({
    data: { values: segments.filter((segment) => segment.end === end && segment.to > segment.from) },
    mark: { type: 'bar', height: 14, ...mark },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
  });
  const elsewhere = arms.reduce((sum, arm) => sum + arm.elsewhere, 0);
  const title = findingOf(arms, styleOf, labelOf);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      layer('Reached and went on', { fill: colour('quiet') }),
      ...endings.map((ending) => layer(ending.label, { fill: colour(ending.colour) })),
    ]),
    title,
    subtitle: `Every attempt by assignment, void ones left out; each ends at exactly one step${elsewhere === 0 ? '' : `, ${countOf(elsewhere, 'attempt')} at none of these`}. Steps that fewer than ${asStated(leastReached, 'proportion')} reach and where none ends are in the table only. ${arms.map(({ arm, begun }) => `${styleOf(arm).name}: n = ${count(begun)}`).join('; ')}.`,
    badge: 'counted',
    alt: `${title}. ${arms.map(({ arm, steps, begun }) => `${styleOf(arm).name}: ${steps.map((step) => `${labelOf(step)}, ${noteOf(step, begun)}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Attempts that reached a step and that ended there',
      columns: ['Arm', 'Step', 'Reached', ...endings.map(({ label }) => label), 'Lost here'],
      rows: arms.flatMap(({ arm, steps, begun }) =>
        steps.map((step) => [
          styleOf(arm).name,
          labelOf(step),
          count(step.reached),
          ...endings.map((ending) => count(ending.of(step))),
          percent(lostAt(step) / begun),
        ]),
      ),
    },
  };
}

/** The parts of a step's bar, end to end, as shares of the attempts that began. */
function segmentsOf(step: Step, begun: number, y: number) {
  let from = Math.max(step.reached - endedAt(step), 0) / begun;
  const segments = [{ arm: step.arm, step: step.step, end: 'Reached and went on', y, from: 0, to: from }];
  for (const ending of endings) {
    const to = from + ending.of(step) / begun;
    segments.push({ arm: step.arm, step: step.step, end: ending.label, y, from, to });
    from = to;
  }
  return segments;
}

function noteOf(step: Step, begun: number): string {
  const lost = lostAt(step);
  return `${percent(step.reached / begun)} reached${lost === 0 ? '' : `, ${percent(lost / begun)} lost`}`;
}

function findingOf(
  arms: readonly { arm: string; steps: readonly Step[]; begun: number }[],
  styleOf: StyleOf,
  labelOf: StepLabel,
): string {
  const worst = arms.flatMap(({ arm, steps, begun }) => {
    const step = steps.reduce((most, next) => (lostAt(next) > lostAt(most) ? next : most));
    return lostAt(step) === 0
      ? []
      : [`with ${styleOf(arm).inSentence} at “${labelOf(step)}” (${percent(lostAt(step) / begun)})`];
  });
  return worst.length === 0
    ? `None of ${countOf(
        arms.reduce((sum, { begun }) => sum + begun, 0),
        'attempt',
      )} was lost at a step listed here`
    : `Most attempts are lost ${worst.join(', ')}`;
}
