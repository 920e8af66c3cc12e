// A tornado: for each parameter, how far the figure moves between the parameter's 10th and 90th percentile, all others at their centre.
import type { BuiltChart } from '../drawing/chart.ts';
import { gridLayer, logDomain, referenceLine, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows } from '../drawing/row-layout.ts';
import { count, differenceOfProportions, quantity } from '../words/quantity.ts';
import { parameterValue } from './parameter-words.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

type Tornado = SensitivityResults['tornado'][number];

/** More would be bars too short to see; the table has them all. */
const rowsShown = 12;

export function tornadoChart(
  tornado: Tornado,
  { parameters, users }: Pick<SensitivityResults, 'parameters' | 'users'>,
  width: ChartWidth,
): BuiltChart | undefined {
  const { unit, centre, threshold } = tornado;
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const valueOf = (id: string, value: number) => {
    const parameter = parameters.find((each) => each.id === id);
    return parameter === undefined ? String(value) : parameterValue(parameter, value);
  };
  const shown = tornado.rows.slice(0, rowsShown);
  const [widest] = shown;
  if (widest === undefined) return undefined;
  const key = layOutKey(
    [
      { label: 'at its 10th percentile', colour: colour('vermilion'), sign: { kind: 'swatch' } },
      { label: 'at its 90th percentile', colour: colour('blue'), sign: { kind: 'swatch' } },
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    shown.map(({ parameter, low, high }) => ({
      id: parameter,
      label: titleOf(parameter),
      lanes: [{ id: 'swing', note: `${quantity(low.figure, unit)} to ${quantity(high.figure, unit)}` }],
    })),
    width,
    { laneHeightPx: 22, topPx: key.heightPx, bottomPx: 46 },
  );
  const values = [centre, ...shown.flatMap(({ low, high }) => [low.figure, high.figure])];
  const isNear =
    threshold !== undefined &&
    Math.min(...values) - spanOf(values) <= threshold &&
    threshold <= Math.max(...values) + spanOf(values);
  const x = axisOf([...values, ...(isNear && threshold !== undefined ? [threshold] : [])], unit);
  const bars = (end: 'low' | 'high', name: 'vermilion' | 'blue'): Layer => ({
    data: {
      values: shown.map((row) => ({
        parameter: row.parameter,
        from: centre,
        to: row[end].figure,
        y: layout.laneY(row.parameter, 'swing'),
      })),
    },
    mark: { type: 'bar', height: 13, fill: colour(name) },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
  });
  const turning = shown.filter(
    ({ low, high }) =>
      threshold !== undefined && [low, high].some(({ figure }) => figure < threshold !== centre < threshold),
  );
  const range = `${quantity(widest.low.figure, unit)} to ${quantity(widest.high.figure, unit)}`;
  const verdict =
    threshold === undefined
      ? ''
      : turning.length === 0
        ? `; none alone takes it to ${quantity(threshold, unit)}`
        : `; ${count(turning.length)} ${turning.length === 1 ? 'parameter takes' : 'parameters take'} it past ${quantity(threshold, unit)} alone`;
  const title = `${tornado.title}: “${titleOf(widest.parameter)}” moves it most, ${range}${verdict}`;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      bars('low', 'vermilion'),
      bars('high', 'blue'),
      referenceLine(layout, x, centre),
      ...(isNear && threshold !== undefined ? [referenceLine(layout, x, threshold, [4, 3])] : []),
    ]),
    title,
    subtitle: `Each parameter alone at its 10th and 90th percentile under its range, the others at their centre (solid line, ${quantity(centre, unit)})${isNear && threshold !== undefined ? `; dashed: ${quantity(threshold, unit)}, where an answer turns` : ''}. ${count(users)} users at each point, the same everywhere. A tornado hides what parameters do together: see the indices.`,
    badge: 'modelled',
    alt: `${title}. ${shown.map(({ parameter, low, high }) => `${titleOf(parameter)}: ${quantity(low.figure, unit)} at ${valueOf(parameter, low.parameterValue)}, ${quantity(high.figure, unit)} at ${valueOf(parameter, high.parameterValue)}`).join('. ')}.`,
    table: {
      caption: `What each parameter alone does to ${tornado.title.toLowerCase()}`,
      columns: ['Parameter', '10th percentile', 'Figure there', '90th percentile', 'Figure there '],
      rows: tornado.rows.map(({ parameter, low, high }) => [
        titleOf(parameter),
        valueOf(parameter, low.parameterValue),
        quantity(low.figure, unit),
        valueOf(parameter, high.parameterValue),
        quantity(high.figure, unit),
      ]),
    },
  };
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** A scale of round numbers around all values; ratios are compared as factors. */
function axisOf(values: readonly number[], unit: string): ReturnType<typeof xAxis> {
  if (unit === 'ratio' && Math.max(...values) > 2 * Math.min(...values)) {
    const { domain, ticks } = logDomain(values);
    return xAxis({ type: 'log', domain, ticks, labelExpr: 'datum.label', title: 'Times, logarithmic scale' });
  }
  const share = unit === 'proportion' || unit === differenceOfProportions;
  const factor = share ? 100 : 1;
  const [low, high] = [Math.min(...values) * factor, Math.max(...values) * factor];
  const step = stepFor(Math.max(high - low, 1e-6) / 5);
  const from = Math.floor(low / step) * step;
  const to = Math.ceil(high / step) * step;
  const ticks = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, at) => Number((from + at * step).toFixed(10)) / factor,
  );
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return xAxis({
    domain: [from / factor, to / factor],
    ticks,
    labelExpr: `replace(format(datum.value * ${factor}, '.${decimals}f'), '-', '\u2212')`,
    title:
      unit === 'proportion'
        ? 'Per cent'
        : unit === differenceOfProportions
          ? 'Percentage points'
          : unit === 'ratio'
            ? 'Times'
            : 'Seconds',
  });
}

/** 1, 2 or 5 times a power of ten, at least this. */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power;
}
