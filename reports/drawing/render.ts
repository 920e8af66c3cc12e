// Vega-Lite -> Vega -> SVG, in Node, without a canvas and without a clock: the same spec gives the same bytes everywhere.
import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { fontSize, type FramedSpec, type Layer } from './frame.ts';
import { colour, darkChartRules } from './palette.ts';
import { wrapText } from './text-width.ts';
import type { ToldChart } from './told-chart.ts';

export interface RenderedSvg {
  readonly svg: string;
  /** Whatever Vega-Lite or Vega had to complain about; a chart that is right has none. */
  readonly warnings: readonly string[];
}

/** Of charts that stand alone, px. */
const titleSize = 17;
const titleLine = 22;
const subtitleLine = 16;
const margin = 20;

/** Draws a spec. The result has no text alternative of its own: whoever embeds it gives it one. */
export async function renderSvg(spec: TopLevelSpec): Promise<RenderedSvg> {
  const { logger, warnings } = collector();
  // Vega writes its own marks into the data it is given.
  const { spec: compiled } = compile(structuredClone(spec), { logger });
  const view = new View(parse(compiled), { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}

/** The chart as a spec that stands alone: with its finding, its estimand and a ground of its own. */
export function standaloneSpec(chart: ToldChart): FramedSpec {
  const { width, padding } = chart.spec;
  const total = width + padding.left + padding.right;
  const title = wrapText(chart.title, total, titleSize, 'bold');
  const subtitle = wrapText(chart.subtitle, total, fontSize.note);
  const titleHeight = title.length * titleLine + subtitle.length * subtitleLine + 18;
  const text = (
    lines: readonly string[],
    y: number,
    lineHeight: number,
    mark: { fontSize: number; fontWeight?: 'bold'; fill: string },
  ): Layer => ({
    data: { values: [{ text: lines }] },
    mark: { type: 'text', align: 'left', baseline: 'top', lineHeight, ...mark },
    encoding: {
      x: { value: -padding.left },
      y: { value: y - padding.top - titleHeight },
      text: { field: 'text', type: 'nominal' },
    },
  });
  return {
    ...chart.spec,
    description: chart.alt,
    background: colour('paper'),
    padding: {
      left: padding.left + margin,
      right: padding.right + margin,
      top: padding.top + titleHeight + margin,
      bottom: padding.bottom + margin,
    },
    layer: [
      ...chart.spec.layer,
      text(title, 0, titleLine, { fontSize: titleSize, fontWeight: 'bold', fill: colour('ink') }),
      text(subtitle, title.length * titleLine + 4, subtitleLine, { fontSize: fontSize.note, fill: colour('muted') }),
    ],
  };
}

/** Draws a chart as a file of its own: title inside, text alternative, and colours for a dark reader. */
export async function renderStandaloneSvg(chart: ToldChart): Promise<RenderedSvg> {
  const { svg, warnings } = await renderSvg(standaloneSpec(chart));
  const style = `<style>@media (prefers-color-scheme:dark){${darkChartRules('')}}</style>`;
  const described = svg.replace('<svg ', `<svg role="img" aria-label="${escapeAttribute(chart.alt)}" `);
  return { svg: described.replace(/(<svg [^>]*>)/, `$1${style}`), warnings };
}

function collector(): { logger: LoggerInterface; warnings: string[] } {
  const warnings: string[] = [];
  let level = 2;
  const keep = (...message: readonly unknown[]) => {
    warnings.push(message.map(String).join(' '));
    return logger;
  };
  const logger: LoggerInterface = {
    level: ((next?: number) => {
      if (next === undefined) return level;
      level = next;
      return logger;
    }) as LoggerInterface['level'],
    error: keep,
    warn: keep,
    info: () => logger,
    debug: () => logger,
  };
  return { logger, warnings };
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
