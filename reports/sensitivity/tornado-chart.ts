// A tornado: for each parameter, how far the figure moves between the parameter's 10th and 90th percentile, all others at their centre.
import type { BuiltChart } from '../drawing/chart.ts';
import { gridLayer, logDomain, referenceLine, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows, type Row } from '../drawing/row-layout.ts';
import { count, differenceOfProportions, quantity } from '../words/quantity.ts';
import { comparedInWords, figureOfAll } from './figure-words.ts';
import { parameterValue, type ToldParameter } from './parameter-words.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export type Tornado = SensitivityResults['tornado'][number];

/** What a tornado is of: its inputs, how many lived each point, the arms where several comparisons are drawn together, and indices if there are. */
export interface TornadoOf {
  readonly parameters: readonly ToldParameter[];
  readonly users: number;
  readonly arms?: SensitivityResults['arms'];
  readonly indices?: readonly unknown[];
}

/** More would be bars too short to see; the table has them all. Of several comparisons together. */
const rowsShown = 12;

/** @param tornados of one metric, one for each comparison: drawn one below the other on one axis. */
export function tornadoChart(
  tornados: readonly Tornado[],
  { parameters, users, arms = [], indices }: TornadoOf,
  width: ChartWidth,
): BuiltChart | undefined {
  const several = tornados.length > 1;
  const most = Math.ceil(rowsShown / Math.max(1, tornados.length));
  const groups = tornados.flatMap((tornado) => {
    const shown = tornado.rows.slice(0, most);
    return shown.length === 0 ? [] : [{ ...tornado, shown }];
  });
  const [first] = groups;
  if (first === undefined) return undefined;
  const { unit } = first;
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const valueOf = (id: string, value: number) => {
    const parameter = parameters.find((each) => each.id === id);
    return parameter === undefined ? String(value) : parameterValue(parameter, value);
  };
  const pairOf = ({ figure }: Pick<Tornado, 'figure'>) => comparedInWords(figure, arms);
  const rowOf = ({ figure }: Tornado, parameter: string) => (several ? `${figure} ${parameter}` : parameter);
  const key = layOutKey(
    [
      { label: 'at its 10th percentile', colour: colour('vermilion'), sign: { kind: 'swatch' } },
      { label: 'at its 90th percentile', colour: colour('blue'), sign: { kind: 'swatch' } },
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    groups.flatMap((group): Row[] => [
      ...(several
        ? [
            {
              id: group.figure,
              label: `${pairOf(group)}: ${quantity(group.centre, unit)}`,
              heading: true,
              lanes: [],
            } as const,
          ]
        : []),
      ...group.shown.map(({ parameter, low, high }) => ({
        id: rowOf(group, parameter),
        label: titleOf(parameter),
        lanes: [{ id: 'swing', note: `${quantity(low.figure, unit)} to ${quantity(high.figure, unit)}` }],
      })),
    ]),
    width,
    { laneHeightPx: 22, topPx: key.heightPx, bottomPx: 46 },
  );
  const values = groups.flatMap(({ centre, shown }) => [
    centre,
    ...shown.flatMap(({ low, high }) => [low.figure, high.figure]),
  ]);
  const isNear = (threshold: number | undefined): threshold is number =>
    threshold !== undefined &&
    Math.min(...values) - spanOf(values) <= threshold &&
    threshold <= Math.max(...values) + spanOf(values);
  const thresholds = groups.map(({ threshold }) => threshold).filter(isNear);
  const x = axisOf([...values, ...thresholds], unit);
  const bars = (end: 'low' | 'high', name: 'vermilion' | 'blue'): Layer => ({
    data: {
      values: groups.flatMap((group) =>
        group.shown.map((row) => ({
          ...(several ? { comparison: pairOf(group) } : {}),
          parameter: row.parameter,
          from: group.centre,
          to: row[end].figure,
          y: layout.laneY(rowOf(group, row.parameter), 'swing'),
        })),
      ),
    },
    mark: { type: 'bar', height: 13, fill: colour(name) },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
  });
  /** A row has one band. */
  const bandsOf = (at: number) => {
    const before = groups.slice(0, at).reduce((sum, { shown }) => sum + shown.length, 0);
    return { bands: layout.bands.slice(before, before + (groups[at]?.shown.length ?? 0)) };
  };
  const lines = groups.flatMap(({ centre, threshold }, at): Layer[] => [
    referenceLine(bandsOf(at), x, centre),
    ...(isNear(threshold) ? [referenceLine(bandsOf(at), x, threshold, [4, 3])] : []),
  ]);
  const turns = [...new Set(thresholds)].map((threshold) => quantity(threshold, unit)).join(' and ');
  const title = several
    ? `${figureOfAll(first.figure)}: ${tornados.map((tornado) => findingOf(tornado, titleOf, pairOf(tornado))).join('. ')}`
    : `${first.title}: ${findingOf(first, titleOf, 'it')}`;
  const pointsOf = (group: (typeof groups)[number]) =>
    group.shown
      .map(
        ({ parameter, low, high }) =>
          `${titleOf(parameter)}: ${quantity(low.figure, unit)} at ${valueOf(parameter, low.parameterValue)}, ${quantity(high.figure, unit)} at ${valueOf(parameter, high.parameterValue)}`,
      )
      .join('. ');
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      bars('low', 'vermilion'),
      bars('high', 'blue'),
      ...lines,
    ]),
    title,
    subtitle: `Each parameter alone at its 10th and 90th percentile under its range, the others at their centre (solid line, ${several ? 'whose figure stands beside the comparison' : quantity(first.centre, unit)})${turns === '' ? '' : `; dashed: ${turns}, where an answer turns`}. ${count(users)} users at each point, the same everywhere. A tornado hides what parameters do together${indices === undefined ? '' : ': see the indices'}.`,
    badge: 'modelled',
    alt: `${title}. ${groups.map((group) => `${several ? `${pairOf(group)}: ` : ''}${pointsOf(group)}`).join('. ')}.`,
    table: {
      caption: `What each parameter alone does to ${(several ? figureOfAll(first.figure) : first.title).toLowerCase()}`,
      columns: [
        'Parameter',
        ...(several ? ['Comparison'] : []),
        '10th percentile',
        'Figure there',
        '90th percentile',
        'Figure there ',
      ],
      rows: groups.flatMap((group) =>
        group.rows.map(({ parameter, low, high }) => [
          titleOf(parameter),
          ...(several ? [pairOf(group)] : []),
          valueOf(parameter, low.parameterValue),
          quantity(low.figure, unit),
          valueOf(parameter, high.parameterValue),
          quantity(high.figure, unit),
        ]),
      ),
    },
  };
}

/** "“Patience” moves it most, +1.2 to +3.4 points; none alone takes it to −2.0 points". @param it what is moved. */
function findingOf({ rows, unit, centre, threshold }: Tornado, titleOf: (id: string) => string, it: string): string {
  const [widest] = rows;
  if (widest === undefined) return `no parameter moves ${it}`;
  const range = `${quantity(widest.low.figure, unit)} to ${quantity(widest.high.figure, unit)}`;
  const turning = rows
    .slice(0, rowsShown)
    .filter(({ low, high }) =>
      [low, high].some(({ figure }) => threshold !== undefined && figure < threshold !== centre < threshold),
    );
  const verdict =
    threshold === undefined
      ? ''
      : turning.length === 0
        ? `; none alone takes it to ${quantity(threshold, unit)}`
        : `; ${count(turning.length)} ${turning.length === 1 ? 'parameter takes' : 'parameters take'} it past ${quantity(threshold, unit)} alone`;
  return `“${titleOf(widest.parameter)}” moves ${it} most, ${range}${verdict}`;
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
            : unit === 's'
              ? 'Seconds'
              : unit === 'h'
                ? 'Hours'
                : `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`,
  });
}

/** 1, 2 or 5 times a power of ten, at least this. */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power;
}
