// Published shares of people enrolled beside the model's, week by week: one panel a study.
import type { BuiltChart } from '../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutPanels } from '../drawing/panels.ts';
import { asStated, percent } from '../words/quantity.ts';
import { enrolmentFinding } from './enrolment-finding.ts';
import type { EnrolmentResults, EnrolmentStudy } from './validation.ts';

const shareScale = {
  type: 'linear',
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  label: (tick: number) => percent(tick),
} as const;

export function enrolmentChart(
  { curves }: EnrolmentResults,
  { level, draws }: { readonly level: number; readonly draws: number },
  width: ChartWidth,
): BuiltChart {
  const key = layOutKey(
    [
      { label: 'Published, with its range', colour: colour('ink'), sign: { kind: 'symbol', shape: 'circle' } },
      { label: 'Model, median', colour: colour('blue'), sign: { kind: 'line' } },
      {
        label: `Model, ${asStated(level, 'proportion')} over its inputs`,
        colour: colour('blue'),
        sign: { kind: 'swatch', opacity: 0.25 },
      },
    ],
    totalWidthPx[width],
  );
  const panels = layOutPanels(
    curves.map(({ id, title }) => ({ id, title, heightPx: 120, y: shareScale })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const end = Math.max(...curves.map(({ weeks }) => weeks.length));
  const ticks = ticksBetween(0, end, end > 40 ? 10 : 4);
  const x = xAxis({
    domain: [0, end],
    ticks,
    labelExpr: "format(datum.value, 'd')",
    title: 'Weeks since the first were asked',
  });
  const title = enrolmentFinding(curves);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer({ bands: [] }, x),
      ...curves.flatMap((curve) => layersOf(curve, (share) => panels.yOf(curve.id, share), x)),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `People with a passkey, of all who were there. ${String(draws)} draws of the tenant’s rates and of the human model; none of these figures was used for either.`,
    badge: 'modelled',
    alt: `${title}. ${curves.flatMap(({ title: who, points }) => points.map((point) => `${who}: ${pointInWords(point)}`)).join('. ')}.`,
    table: {
      caption: 'Published and predicted shares of people enrolled',
      columns: ['Who', 'After days', 'Published', 'Its range', 'Model, median', 'From', 'To', 'Covered'],
      rows: curves.flatMap(({ title: who, points }) =>
        points.map((point) => [
          who,
          String(point.day),
          asStated(point.published, 'proportion'),
          point.low === undefined || point.high === undefined
            ? 'none stated'
            : `${asStated(point.low, 'proportion')} to ${asStated(point.high, 'proportion')}`,
          percent(point.median),
          percent(point.lower),
          percent(point.upper),
          point.covered ? 'yes' : 'no',
        ]),
      ),
    },
  };
}

function pointInWords({ day, published, lower, upper, covered }: EnrolmentStudy['points'][number]): string {
  return `after ${String(day)} days ${asStated(published, 'proportion')} published, ${percent(lower)} to ${percent(upper)} predicted, ${covered ? 'covered' : 'not covered'}`;
}

function layersOf(
  { weeks, points }: EnrolmentStudy,
  yOf: (share: number) => number,
  x: ReturnType<typeof xAxis>,
): Layer[] {
  const at = (week: number) => week + 1;
  return [
    {
      data: { values: weeks.map(({ week, lower, upper }) => ({ week: at(week), y: yOf(upper), bottom: yOf(lower) })) },
      mark: { type: 'area', fill: colour('blue'), fillOpacity: 0.25, line: false },
      encoding: { x: { field: 'week', ...x }, y: yPx, y2: { field: 'bottom' } },
    },
    {
      data: { values: weeks.map(({ week, median }) => ({ week: at(week), y: yOf(median) })) },
      mark: { type: 'line', stroke: colour('blue'), strokeWidth: 2 },
      encoding: { x: { field: 'week', ...x }, y: yPx },
    },
    {
      data: {
        values: points.map(({ day, published, low, high }) => ({
          week: day / 7,
          y: yOf(high ?? published),
          bottom: yOf(low ?? published),
        })),
      },
      mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 2 },
      encoding: { x: { field: 'week', ...x }, y: yPx, y2: { field: 'bottom' } },
    },
    {
      data: { values: points.map(({ day, published }) => ({ week: day / 7, y: yOf(published) })) },
      mark: {
        type: 'point',
        shape: 'circle',
        size: 50,
        filled: true,
        opacity: 1,
        fill: colour('ink'),
        stroke: colour('ink'),
      },
      encoding: { x: { field: 'week', ...x }, y: yPx },
    },
  ];
}
