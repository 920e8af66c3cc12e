// Predicted interval against published figure, one row a quantity; a chart for each kind of quantity, since they share no axis.
import type { BuiltChart } from '../drawing/chart.ts';
import { forestLayers, gridLayer, logDomain, referenceLine, ticksBetween, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows } from '../drawing/row-layout.ts';
import { asStated, boundsInWords, quantity as inWords } from '../words/quantity.ts';
import { tallyOf } from './validation-summary.ts';
import type { ComparedResult, ComparedStudy, Validation } from './validation.ts';

export type Measure = ComparedResult['measure'];

interface Row {
  readonly key: string;
  readonly study: ComparedStudy;
  readonly quantity: ComparedResult;
}

const nouns: Readonly<Record<Measure, readonly [one: string, several: string]>> = {
  success: ['share of success', 'shares of success'],
  'registration-success': ['share of registrations', 'shares of registrations'],
  'success-ratio': ['ratio of shares', 'ratios of shares'],
  'success-difference': ['difference in success', 'differences in success'],
  seconds: ['time', 'times'],
  'seconds-ratio': ['ratio of times', 'ratios of times'],
};
const axisTitles: Readonly<Record<Measure, string>> = {
  success: 'Share of success',
  'registration-success': 'Share of people who start to register',
  'success-ratio': 'The passkey over the other method, log scale',
  'success-difference': 'Passkey less the other method, percentage points',
  seconds: 'Seconds, log scale',
  'seconds-ratio': 'The other method over the passkey, log scale',
};
const signs = { reproduced: '=', plausible: '≈', 'not explained': '≠', open: '?', agrees: '=', misses: '≠' } as const;

/** The word for a figure; of a direction whether it agrees. undefined: nothing was predicted. */
export function findingIn({ word, agreement }: ComparedResult): keyof typeof signs | undefined {
  if (word !== undefined) return word;
  return agreement === undefined ? undefined : ({ hit: 'agrees', miss: 'misses', open: 'open' } as const)[agreement];
}

/** undefined: no comparison published such a quantity. */
export function predictionChart(
  { comparisons, level, draws }: Validation,
  measure: Measure,
  width: ChartWidth,
): BuiltChart | undefined {
  const rows = comparisons.flatMap((study) =>
    study.quantities
      .filter((quantity) => quantity.measure === measure)
      .map((quantity): Row => ({ key: `${study.id} ${quantity.id}`, study, quantity })),
  );
  if (rows.length === 0) return undefined;
  const key = layOutKey(
    [
      { label: 'Published', colour: colour('ink'), sign: { kind: 'line' } },
      {
        label: `Predicted, ${asStated(level, 'proportion')} interval`,
        colour: colour('blue'),
        sign: { kind: 'symbol', shape: 'circle' },
      },
      ...(rows.some(({ study }) => !study.heldOut)
        ? [
            {
              label: 'Not held out',
              colour: colour('blue'),
              sign: { kind: 'symbol', shape: 'circle', hollow: true },
            } as const,
          ]
        : []),
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    rows.map((row) => ({ id: row.key, label: labelOf(row), lanes: [{ id: 'prediction', note: noteOf(row) }] })),
    width,
    { laneHeightPx: 24, topPx: key.heightPx, bottomPx: 46 },
  );
  const points = rows.flatMap(
    ({
      key: row,
      study,
      quantity: {
        predictions: [first],
      },
    }) =>
      first === undefined
        ? []
        : [
            {
              y: layout.laneY(row, 'prediction'),
              value: first.median,
              interval: { lower: first.lower, upper: first.upper, level, method: 'predictive' },
              about: { comparison: study.id },
              colour: colour('blue'),
              shape: 'circle' as const,
              hollow: !study.heldOut,
            },
          ],
  );
  const ticks = rows.flatMap(
    ({
      key: row,
      quantity: {
        published: { value },
      },
    }) => {
      const y = layout.laneY(row, 'prediction');
      return value === undefined ? [] : [{ published: value, y: y - 9, bottom: y + 9 }];
    },
  );
  const x = axisOf(measure, [
    ...points.flatMap(({ value, interval }) => [value, interval.lower, interval.upper]),
    ...ticks.map(({ published }) => published),
  ]);
  const title = findingOf(rows);
  const axis = measure.endsWith('-ratio') ? 1 : measure === 'success-difference' ? 0 : undefined;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...(axis === undefined ? [] : [referenceLine(layout, x, axis)]),
      ...forestLayers(points, x),
      {
        data: { values: ticks },
        mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 2.5 },
        encoding: { x: { field: 'published', ...x }, y: yPx, y2: { field: 'bottom' } },
      },
    ]),
    title,
    subtitle: `${asStated(level, 'proportion')} predictive intervals from ${draws} draws of the model’s uncertain parameters, without anything from the comparison itself, under the definition of an attempt that each names first.${measure.startsWith('seconds') ? ' Times are of what succeeded.' : ''}`,
    badge: 'modelled',
    alt: `${title}. ${rows.map((row) => `${labelOf(row)}: ${noteOf(row)}`).join('. ')}.`,
    table: {
      caption: `Published and predicted ${nouns[measure][1]}`,
      columns: ['Quantity', 'Published', 'Predicted, median', 'From', 'To', 'Finding'],
      rows: rows.map(({ study, quantity }) => {
        const {
          predictions: [first],
          unit,
        } = quantity;
        const cell = (value: number | undefined) => (value === undefined ? 'not predicted' : inWords(value, unit));
        return [
          `${study.title}: ${quantity.title}`,
          publishedInWords(quantity),
          cell(first?.median),
          cell(first?.lower),
          cell(first?.upper),
          findingIn(quantity) ?? 'not predicted',
        ];
      }),
    },
  };
}

/** "82.5 %", "below 1". */
export function publishedInWords({ published: { value, direction, fromMemory }, unit }: ComparedResult): string {
  const stated =
    value === undefined
      ? direction === 'below-1'
        ? 'below 1'
        : 'above 1'
      : unit === 'proportion' || unit === 's'
        ? asStated(value, unit)
        : inWords(value, unit);
  return fromMemory ? `${stated} (from memory)` : stated;
}

function labelOf({ study, quantity }: Row): string {
  return `${study.title.split(',')[0] ?? study.title}: ${quantity.title}`;
}

function noteOf({ quantity }: Row): string {
  const {
    predictions: [first],
    unit,
  } = quantity;
  const finding = findingIn(quantity);
  if (first === undefined || finding === undefined) return 'not predicted';
  return `${signs[finding]} ${finding}: ${publishedInWords(quantity)} v ${boundsInWords(first, unit)}`.replaceAll(
    '\u00a0times',
    '×',
  );
}

function findingOf(rows: readonly Row[]): string {
  const [first] = rows;
  const counted = rows.filter(({ study }) => study.heldOut).map(({ quantity }) => quantity);
  const { judged, hits, open } = tallyOf(counted);
  const [one, several] = first === undefined ? ['', ''] : nouns[first.quantity.measure];

  const misses = counted.flatMap(({ agreement, published: { value }, predictions: [prediction] }) =>
    agreement === 'miss' && value !== undefined && prediction !== undefined ? [value < prediction.lower] : [],
  );
  const lower = misses.filter((isLower) => isLower).length;
  const direction =
    misses.length === 0
      ? ''
      : lower === misses.length
        ? '; the published one is lower wherever it misses'
        : lower === 0
          ? '; the published one is higher wherever it misses'
          : `; ${lower} of ${misses.length} misses are published lower`;
  return `${hits} of ${judged} ${judged === 1 ? one : several} ${hits === 1 || judged === 1 ? 'lies' : 'lie'} where the model predicts${open === 0 ? '' : `, ${open} stays open`}${direction}`;
}

function axisOf(measure: Measure, values: readonly number[]) {
  const title = axisTitles[measure];
  if (measure === 'success' || measure === 'registration-success')
    return xAxis({
      domain: [0, 1],
      ticks: ticksBetween(0, 1, 0.2),
      labelExpr: "format(datum.value * 100, '.0f') + ' %'",
      title,
    });
  if (measure === 'success-difference') {
    const low = Math.min(0, Math.floor(Math.min(...values) * 5) / 5);
    const high = Math.max(0.2, Math.ceil(Math.max(...values) * 5) / 5);
    return xAxis({
      domain: [low, high],
      ticks: ticksBetween(low, high, 0.2),
      labelExpr: "datum.value === 0 ? '0' : format(datum.value * 100, '+.0f')",
      title,
    });
  }
  const { domain, ticks } = logDomain(values);
  return xAxis({
    type: 'log',
    domain,
    ticks,
    labelExpr: measure === 'seconds' ? "datum.value + ' s'" : "datum.value + '×'",
    title,
  });
}
