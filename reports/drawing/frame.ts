// The frame all charts share: total widths, type, grid. Layout is ours, not the library's (`autosize: none`), because Vega
// without a canvas only guesses how wide text is; so no label is cut and every chart is exactly as wide as it says.
import type { Config, TopLevelSpec } from 'vega-lite';
import { colour } from './palette.ts';
import { wrapText } from './text-width.ts';

/** Each chart is drawn for both: for a desk or paper, and for a phone or 400 % zoom, where text must not shrink. */
export type ChartWidth = 'wide' | 'narrow';

/** Total width of a chart in px. */
export const totalWidthPx: Readonly<Record<ChartWidth, number>> = { wide: 760, narrow: 340 };

export const fontStack =
  "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans Condensed', sans-serif";

/** px. */
export const fontSize = { label: 13, note: 12 } as const;

/** Room around the plot, px. */
export interface Padding {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Layers = Extract<TopLevelSpec, { layer: unknown }>;

/** One layer of a chart. */
export type Layer = Layers['layer'][number];

/** A spec of known size. */
export type FramedSpec = Layers & { readonly width: number; readonly height: number; readonly padding: Padding };

export function framedSpec(
  size: { readonly width: number; readonly height: number; readonly padding: Padding },
  layer: Layer[],
): FramedSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    width: size.width,
    height: size.height,
    padding: size.padding,
    config: chartConfig,
    layer,
  };
}

/** Of the strip, px. */
const stripLine = 16;
const stripInset = 8;
const stripGap = 10;
const stripEdge = 4;

/**
 * The same chart with a strip above it that says something of the run, inside the drawing, so that a copied picture says it too.
 * Without words, the chart as it is. The chart grows by the strip's height.
 */
export function withStrip(spec: FramedSpec, words: string): FramedSpec {
  if (words === '') return spec;
  const { width, padding } = spec;
  const total = width + padding.left + padding.right;
  const lines = wrapText(words, total - 2 * stripInset - stripEdge, fontSize.note, 'bold');
  const height = lines.length * stripLine + stripInset;
  const top = -padding.top - height - stripGap;
  const box = (right: number, fill: string): Layer => ({
    data: { values: [{}] },
    mark: { type: 'rect', fill, opacity: 1 },
    encoding: {
      x: { value: -padding.left },
      x2: { value: right - padding.left },
      y: { value: top },
      y2: { value: top + height },
    },
  });
  const text: Layer = {
    data: { values: [{ text: lines }] },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'top',
      lineHeight: stripLine,
      fontSize: fontSize.note,
      fontWeight: 'bold',
      fill: colour('ink'),
    },
    encoding: {
      x: { value: stripEdge + stripInset - padding.left },
      y: { value: top + stripInset / 2 + 2 },
      text: { field: 'text', type: 'nominal' },
    },
  };
  return {
    ...spec,
    padding: { left: padding.left, right: padding.right, top: padding.top + height + stripGap, bottom: padding.bottom },
    layer: [...spec.layer, box(total, colour('quiet')), box(stripEdge, colour('vermilion')), text],
  };
}

const chartConfig: Config = {
  font: fontStack,
  // The page's own ground shows through; a chart that stands alone brings one.
  background: 'transparent',
  // One curated text describes the whole figure; a label for each mark would only be noise to a screen reader.
  aria: false,
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    grid: true,
    gridColor: colour('hairline'),
    labelColor: colour('muted'),
    labelFontSize: fontSize.note,
    labelFontWeight: 'normal',
    labelLimit: 0,
    labelOverlap: false,
    labelFlush: false,
    labelPadding: 6,
    titleColor: colour('muted'),
    titleFontSize: fontSize.note,
    titleFontWeight: 'normal',
    titleLimit: 0,
    titlePadding: 8,
  },
  text: { font: fontStack, fontSize: fontSize.note, fill: colour('ink'), limit: 0 },
};
