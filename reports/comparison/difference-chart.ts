// Forests of differences: B against A, by arm and persona; what is not known of the inputs as a wide bar behind.
import { armStyles, type ArmStyle } from '../drawing/arm-style.ts';
import type { BuiltChart } from '../drawing/chart.ts';
import { forestLayers, gridLayer, logDomain, referenceLine, ticksBetween, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows, type Row } from '../drawing/row-layout.ts';
import { inputBandEntry, inputBandLayers } from '../pilot/charts/input-band.ts';
import { differenceOfProportions, quantity } from '../words/quantity.ts';
import type { ComparedFigure, Comparison } from './comparison.ts';
import { differenceInWords, isClear, sideInWords, whoseInWords } from './comparison-words.ts';

/** Figures that share an axis. */
export interface ChartGroup {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly ComparedFigure[];
  /** The rows of its chart. */
  readonly rowsBy: 'persona' | 'metric';
}

/** Of single sign-ins a chart for each figure that decides; of loads and rollouts one for each unit. */
export function chartGroups(comparison: Comparison): ChartGroup[] {
  const { figures, metrics } = comparison;
  const estimated = figures.filter(({ difference }) => difference.value !== undefined);
  const byMetric = metrics
    .filter(({ primary, id }) => primary && !isOfWholeRun(id, figures))
    .map(({ id, title }) => ({
      id: `difference-${id}`,
      title,
      figures: estimated.filter(({ metric }) => metric === id),
      rowsBy: 'persona' as const,
    }));
  const whole = Map.groupBy(
    estimated.filter(({ metric }) => isOfWholeRun(metric, figures)),
    ({ differenceUnit }) => differenceUnit,
  );
  const byUnit = [...whole].map(([unit, same], at) => ({
    id: `difference-of-whole-${at}`,
    title:
      unit === 'ratio' ? 'What the target bears' : unit === '' ? 'Counts for each person' : `${unit} for each person`,
    figures: same,
    rowsBy: 'metric' as const,
  }));
  return [...byUnit, ...byMetric].filter(({ figures: drawn }) => drawn.length > 0);
}

/** Capacities, and what a tenant comes to over months: one figure for an arm or tenant, none of a persona. */
function isOfWholeRun(metric: string, figures: readonly ComparedFigure[]): boolean {
  return metric.startsWith('load-') || figures.some((each) => each.metric === metric && each.arm === undefined);
}

export function differenceChart(comparison: Comparison, group: ChartGroup, width: ChartWidth): BuiltChart | undefined {
  const [first] = group.figures;
  if (first === undefined) return undefined;
  const { arms, personas, metrics } = comparison;
  const styleOf = armStyles(arms);
  const laneOf = (figure: ComparedFigure) => whoseInWords(figure, arms) || 'B less A';
  const rowOf = ({ persona, metric }: ComparedFigure) => (group.rowsBy === 'persona' ? (persona ?? '') : metric);
  const labelOf = (row: string) =>
    group.rowsBy === 'persona'
      ? row === ''
        ? 'The tenant'
        : (personas.find(({ id }) => id === row)?.title ?? row)
      : (metrics.find(({ id }) => id === row)?.title ?? row);
  const rows = [...Map.groupBy(group.figures, rowOf)].map(([id, figures]): Row => ({
    id,
    label: labelOf(id),
    lanes: figures.map((figure) => ({
      id: laneOf(figure),
      note: differenceInWords(figure),
      ...(group.figures.some((each) => laneOf(each) !== laneOf(figure)) ? { name: laneOf(figure) } : {}),
    })),
  }));
  const lanes = [...new Map(group.figures.map((figure) => [laneOf(figure), lookOf(figure, styleOf)]))];
  const bands = group.figures.some(({ inputs }) => inputs?.interval !== undefined);
  const key = layOutKey(
    [
      ...(lanes.length === 1 && !bands
        ? []
        : lanes.map(([label, { colour: hue, shape, hollow }]) => ({
            label,
            colour: hue,
            sign: { kind: 'symbol' as const, shape, hollow },
          }))),
      ...(bands ? [inputBandEntry] : []),
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(rows, width, { laneHeightPx: 22, topPx: key.heightPx, bottomPx: 46 });
  const placed = group.figures.map((figure) => ({
    figure,
    y: layout.laneY(rowOf(figure), laneOf(figure)),
    about: { row: labelOf(rowOf(figure)), of: laneOf(figure) },
    ...lookOf(figure, styleOf),
  }));
  const points = placed.flatMap(({ figure: { difference }, ...mark }) =>
    difference.value === undefined ? [] : [{ ...mark, value: difference.value, interval: difference.interval }],
  );
  const drawnBands = placed.flatMap(({ figure: { inputs }, y, about, colour: hue }) =>
    inputs?.interval?.upper === undefined
      ? []
      : [{ y, about, colour: hue, lower: inputs.interval.lower, upper: inputs.interval.upper }],
  );
  const x = axisOf(first, [
    ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value, interval?.upper ?? value]),
    ...drawnBands.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const clear = group.figures.filter(isClear).length;
  const title = `${group.title}: ${clear === 0 ? 'no difference of B and A is clear' : `${clear} of ${group.figures.length} differences of B and A ${clear === 1 ? 'is' : 'are'} clear`}`;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      referenceLine(layout, x, first.kind === 'ratio' ? 1 : 0),
      ...inputBandLayers(drawnBands, x),
      ...forestLayers(points, x),
    ]),
    title,
    subtitle: `${first.kind === 'ratio' ? 'B over A' : 'B less A'}, 95 % intervals, of so many people and no more. Right of the line: B has more. An interval is not adjusted for there being several.`,
    badge: first.provenance,
    alt: `${title}. ${rows.map(({ label, lanes: own }) => `${label}: ${own.map(({ name, note }) => `${name === undefined ? '' : `${name} `}${note}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: `${group.title}: A, B and the difference`,
      columns: ['Of', 'Whose', 'A', 'B', first.kind === 'ratio' ? 'B over A' : 'B less A', 'In both'],
      rows: group.figures.map((figure) => [
        labelOf(rowOf(figure)),
        whoseInWords(figure, arms) || 'everybody',
        sideInWords(figure, 'a'),
        sideInWords(figure, 'b'),
        `${differenceInWords(figure)}${figure.difference.withheld === undefined ? '' : `; no interval: ${figure.difference.withheld}`}`,
        figure.pairs === 0 ? 'nobody' : quantity(figure.pairs, ''),
      ]),
    },
  };
}

type Look = Pick<ArmStyle, 'colour' | 'shape'> & { readonly hollow: boolean };

/** What an arm has over another is drawn hollow, in the look of the arm. */
function lookOf({ arm, baseline }: ComparedFigure, styleOf: (arm: string) => ArmStyle): Look {
  if (arm === undefined) return { colour: colour('blue'), shape: 'circle', hollow: false };
  const { colour: hue, shape } = styleOf(arm);
  return { colour: hue, shape, hollow: baseline !== undefined };
}

function axisOf({ kind, differenceUnit }: ComparedFigure, values: readonly number[]) {
  const finite = values.filter((value) => Number.isFinite(value));
  if (kind === 'ratio') {
    const { domain, ticks } = logDomain([...finite, 0.5]);
    return xAxis({ type: 'log', domain, ticks, labelExpr: "datum.value + '×'", title: 'B over A, log scale' });
  }
  const step = niceStep(Math.max(...finite, 0) - Math.min(...finite, 0));
  const from = Math.floor(Math.min(...finite, 0) / step) * step;
  const to = Math.max(Math.ceil(Math.max(...finite, 0) / step) * step, from + step);
  const isShare = differenceUnit === differenceOfProportions;
  const signed = (number: string) => `(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + ${number}`;
  return xAxis({
    domain: [from, to],
    ticks: ticksBetween(from, to, step),
    labelExpr: signed(isShare ? "format(abs(datum.value) * 100, '~r')" : "format(abs(datum.value), '~r')"),
    title: `B less A${isShare ? ', percentage points' : differenceUnit === '' ? '' : `, ${differenceUnit}`}`,
  });
}

/** 1, 2 or 5 times a power of ten, so that an axis has four to eight ticks. */
function niceStep(span: number): number {
  const raw = (span > 0 ? span : 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((digit) => digit * power >= raw) ?? 10;
  return step * power;
}
