// Panels of a chart, one below the other on one x axis, each with a y scale of its own. Placed in px, as rows are in row-layout.ts.
import { type ChartWidth, fontSize, type Layer, type Padding, totalWidthPx } from './frame.ts';
import { colour } from './palette.ts';
import { textWidth, wrapText } from './text-width.ts';

export interface PanelScale {
  readonly type: 'log' | 'linear';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
}

export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly heightPx: number;
  readonly y: PanelScale;
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

export interface Panels {
  readonly width: number;
  readonly height: number;
  readonly padding: Padding;
  /** Stretches of y that panels take; their titles lie between them. */
  readonly bands: readonly Band[];
  readonly band: (panel: string) => Band;
  /** Place of a value; beyond the scale, its nearer end. */
  readonly yOf: (panel: string, value: number) => number;
  /** Titles, tick labels and horizontal grid. */
  readonly layers: readonly Layer[];
}

export interface PanelOptions {
  /** Room above the panels, for the key. */
  readonly topPx: number;
  /** Room below, for the x axis. */
  readonly bottomPx: number;
}

const titleLine = 17;
const titleGap = 8;
const panelGap = 20;
const labelGap = 7;
/** Half of the widest label of the x axis reaches beyond it. */
const rightPx = 24;

export function layOutPanels(panels: readonly Panel[], width: ChartWidth, { topPx, bottomPx }: PanelOptions): Panels {
  const labels = panels.flatMap(({ y }) => y.ticks.map((tick) => textWidth(y.label(tick), fontSize.note)));
  const left = Math.ceil(Math.max(18, ...labels)) + labelGap + 4;
  const plotWidth = totalWidthPx[width] - left - rightPx;
  const placed = new Map<string, Band & { scale: PanelScale }>();
  const titles: { text: string; x: number; y: number }[] = [];
  let y = 0;
  for (const [index, panel] of panels.entries()) {
    if (index > 0) y += panelGap;
    for (const text of wrapText(panel.title, totalWidthPx[width], fontSize.label, 'bold')) {
      titles.push({ text, x: -left, y: y + titleLine / 2 });
      y += titleLine;
    }
    y += titleGap;
    placed.set(panel.id, { top: y, bottom: y + panel.heightPx, scale: panel.y });
    y += panel.heightPx;
  }
  const of = (panel: string) => {
    const found = placed.get(panel);
    if (found === undefined)
      throw new Error(`Found no panel "${panel}", expected one of ${[...placed.keys()].join(', ')}`);
    return found;
  };
  const yOf = (panel: string, value: number) => {
    const { top, bottom, scale } = of(panel);
    return Number((bottom - (bottom - top) * positionOn(scale, value)).toFixed(2));
  };
  const ticks = panels.flatMap((panel) =>
    panel.y.ticks.map((tick) => ({
      panel: panel.id,
      tick,
      text: panel.y.label(tick),
      x: -labelGap,
      y: yOf(panel.id, tick),
      from: 0,
      to: plotWidth,
    })),
  );
  return {
    width: plotWidth,
    height: y,
    padding: { left, right: rightPx, top: topPx, bottom: bottomPx },
    bands: [...placed.values()].map(({ top, bottom }) => ({ top, bottom })),
    band: (panel) => of(panel),
    yOf,
    layers: [
      {
        data: { values: ticks },
        mark: { type: 'rule', stroke: colour('hairline') },
        encoding: { x: px('from'), x2: { field: 'to' }, y: px('y') },
      },
      {
        data: { values: ticks },
        mark: { type: 'text', align: 'right', baseline: 'middle', fontSize: fontSize.note, fill: colour('muted') },
        encoding: { x: px('x'), y: px('y'), text: { field: 'text', type: 'nominal' } },
      },
      {
        data: { values: titles },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          fontSize: fontSize.label,
          fontWeight: 'bold',
          fill: colour('ink'),
        },
        encoding: { x: px('x'), y: px('y'), text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;

/** 0 at the lower end, 1 at the upper. */
function positionOn({ type, domain: [low, high] }: PanelScale, value: number): number {
  const clamped = Math.min(Math.max(value, low), high);
  return type === 'log' ? Math.log(clamped / low) / Math.log(high / low) : (clamped - low) / (high - low);
}
