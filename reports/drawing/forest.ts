// The marks of a forest: an interval as a bar, an estimate as a symbol. Shared by the charts that compare rows of estimates.
import type { Interval } from '../results/results-interval.ts';
import type { SymbolShape } from './arm-style.ts';
import type { Layer } from './frame.ts';
import { yPx } from './layers.ts';
import { colour } from './palette.ts';
import type { RowLayout } from './row-layout.ts';

export interface ForestPoint {
  readonly y: number;
  readonly value: number;
  readonly interval: Interval | undefined;
  /** What the datum is about, kept in the spec for those who reuse it. */
  readonly about: Readonly<Record<string, string>>;
  readonly colour: string;
  readonly shape: SymbolShape;
  readonly hollow?: boolean;
}

interface XScale {
  readonly type?: 'log';
  readonly domain: [number, number];
  readonly ticks: number[];
  readonly labelExpr: string;
  readonly title: string;
}

/** The x axis of a chart of rows. Its grid is `gridLayer`, which stays clear of text. */
export function xAxis({ type, domain, ticks, labelExpr, title }: XScale) {
  return {
    type: 'quantitative' as const,
    scale: { domain, nice: false, ...(type === undefined ? { zero: false } : { type }) },
    axis: { values: ticks, labelExpr, title, grid: false, orient: 'bottom' as const },
  };
}

/** Ends of intervals beyond the axis are drawn up to its edge. */
export function forestLayers(points: readonly ForestPoint[], x: XAxis): Layer[] {
  const [low = 0, high = 1] = x.scale.domain;
  const clamp = (value: number) => Math.min(Math.max(value, low), high);
  const groups = Map.groupBy(points, (point) => `${point.colour} ${point.shape} ${String(point.hollow ?? false)}`);
  const bars = [...groups.values()].map((group): Layer => ({
    data: {
      values: group.flatMap((point) => barDatum(point, clamp) ?? []),
    },
    mark: { type: 'rule', stroke: group[0]?.colour ?? colour('ink'), strokeWidth: 2.5, strokeCap: 'butt' },
    encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y: yPx },
  }));
  const symbols = [...groups.values()].map((group): Layer => {
    const [first] = group;
    const paint = first?.colour ?? colour('ink');
    return {
      data: { values: group.filter(({ value }) => value >= low && value <= high).map(symbolDatum) },
      mark: {
        type: 'point',
        shape: first?.shape ?? 'circle',
        size: 75,
        opacity: 1,
        filled: true,
        fill: first?.hollow ? colour('paper') : paint,
        stroke: paint,
        strokeWidth: 1.75,
      },
      encoding: { x: { field: 'value', ...x }, y: yPx },
    };
  });
  return [...bars, ...symbols];
}

function barDatum({ y, interval, about }: ForestPoint, clamp: (value: number) => number) {
  return interval === undefined
    ? undefined
    : { ...about, y, lower: clamp(interval.lower), upper: clamp(interval.upper ?? Number.POSITIVE_INFINITY) };
}

function symbolDatum({ y, value, about }: ForestPoint) {
  return { ...about, y, value };
}

type XAxis = ReturnType<typeof xAxis>;

/** Hairlines at the ticks. */
export function gridLayer(layout: Pick<RowLayout, 'bands'>, x: XAxis): Layer {
  return verticals(layout, x, x.axis.values, { stroke: colour('hairline') });
}

/** A vertical line through all rows. */
export function referenceLine(
  layout: Pick<RowLayout, 'bands'>,
  x: XAxis,
  value: number,
  dash: readonly number[] = [1, 0],
): Layer {
  return verticals(layout, x, [value], { stroke: colour('muted'), strokeDash: [...dash] });
}

function verticals(
  layout: Pick<RowLayout, 'bands'>,
  x: XAxis,
  values: readonly number[],
  mark: { stroke: string; strokeDash?: number[] },
): Layer {
  return {
    data: { values: values.flatMap((value) => layout.bands.map(({ top, bottom }) => ({ value, y: top, bottom }))) },
    mark: { type: 'rule', ...mark },
    encoding: { x: { field: 'value', ...x }, y: yPx, y2: { field: 'bottom' } },
  };
}

/** Round ticks and a domain for shares that need not start at 0: symbols and bars with no length are read, not areas. */
export function shareDomain(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const low = Math.min(...values, 1);
  const step = low < 0.55 ? 0.2 : low < 0.78 ? 0.1 : low < 0.9 ? 0.05 : 0.02;
  // Rounded: a tick a hair outside the domain would lose its label.
  const from = Math.max(0, Number((Math.floor(low / step + 1e-9) * step).toFixed(10)));
  return { domain: [from, 1], ticks: ticksBetween(from, 1, step) };
}

/** Multiples of `step` from `from` to `to`, both included. */
export function ticksBetween(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) =>
    Number((from + index * step).toFixed(10)),
  );
}

/** 1, 2, 5, 10, ... that lie within a log domain widened to hold the values. */
export function logDomain(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = Math.min(...positive, 1);
  const high = Math.max(...positive, 2);
  const ticks = [-3, -2, -1, 0, 1, 2, 3].flatMap((exponent) =>
    [1, 2, 5].map((digit) => Number((digit * 10 ** exponent).toPrecision(1))),
  );
  const from = ticks.findLast((tick) => tick <= low) ?? low;
  const to = ticks.find((tick) => tick >= high) ?? high;
  return { domain: [from, to], ticks: ticks.filter((tick) => tick >= from && tick <= to) };
}
