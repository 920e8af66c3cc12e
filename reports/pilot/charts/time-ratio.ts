// How many times as long sign-in takes in the arm that another is compared with, by persona: ratios of the primary time metric on a log axis.
import type { Compared } from '../../results/arm-of-run.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { Estimate } from '../../results/estimate.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import { armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import {
  contrastBands,
  contrastPoints,
  contrastRows,
  placeLanes,
  rowsToLayOut,
  type ContrastLane,
} from './contrast-lanes.ts';
import { comparisonsIn, findEstimate, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, logDomain, referenceLine, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import {
  inputBandColumns,
  inputBandInWords,
  inputBandKey,
  inputBandLayers,
  inputBandWords,
  withInputBand,
} from './input-band.ts';
import { ofThisRun } from './of-this-run.ts';
import { type KeyEntry, keyLayers, layOutKey, rowLayers } from '../../drawing/layers.ts';
import { count, notEstimated, quantityWithBounds, quantityWithInterval } from '../../words/quantity.ts';
import { layOutRows } from '../../drawing/row-layout.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'time-ratio',
  section: 'time',
  without: 'No ratio of times could be estimated: the run compares nothing, or has too few users.',
  build,
};

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 's');
  if (metric === undefined) return undefined;
  const styleOf = armStyles(results.arms);
  const compared = comparisonsIn(results);
  const alone = compared.length === 1;
  /** "password + code over passkeys". */
  const inWords = ({ arm, baseline }: Compared) => `${styleOf(baseline).inSentence} over ${styleOf(arm).inSentence}`;
  const rows = contrastRows(results, metric.id, 'ratio', inWords);
  if (rows === undefined) return undefined;
  const entries = [
    ...(alone
      ? []
      : compared.map((each): KeyEntry => ({
          label: inWords(each),
          colour: styleOf(each.arm).colour,
          sign: { kind: 'symbol', shape: styleOf(each.arm).shape },
        }))),
    ...inputBandKey(results),
  ];
  const key = entries.length === 0 ? undefined : layOutKey(entries, totalWidthPx[width]);
  const layout = layOutRows(rowsToLayOut(rows, noteOf), width, {
    laneHeightPx: 22,
    topPx: key?.heightPx ?? 6,
    bottomPx: 46,
  });
  const placed = placeLanes(rows, layout);
  const points = contrastPoints(placed, styleOf);
  const bands = contrastBands(placed, styleOf);
  const { domain, ticks } = logDomain([
    ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value, interval?.upper ?? value]),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const x = xAxis({
    type: 'log',
    domain,
    ticks,
    labelExpr: "datum.value + '×'",
    title: axisTitle(compared, width, styleOf),
  });
  const title = ofThisRun(results, findingOf(rows[0]?.lanes ?? [], styleOf));
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...(key === undefined ? [] : keyLayers(key, layout.padding)),
      gridLayer(layout, x),
      referenceLine(layout, x, 1),
      ...inputBandLayers(bands, x),
      ...forestLayers(points, x),
    ]),
    title,
    subtitle: `${metric.title}, ratio ${compared.map(inWords).join('; ')}, log scale, 95 % intervals; give-ups are included at the full limit. ${count(Math.min(...(rows[0]?.lanes ?? []).map(({ contrast }) => contrast?.users ?? 0)))} users.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${title}. ${rows.map((row) => `${row.title}: ${row.lanes.map((lane) => `${alone ? '' : `${inWords(lane)} `}${noteOf(lane.contrast)}${inputBandInWords(lane.inputs)}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: `${metric.title} by persona`,
      columns: [
        'Persona',
        ...(alone
          ? compared.flatMap(({ arm, baseline }) => [styleOf(baseline).name, styleOf(arm).name])
          : ['Compared', 'Time with the first', 'Time with the second']),
        'Ratio',
        'Users',
        ...inputBandColumns(results),
      ],
      rows: rows.flatMap((row) =>
        row.lanes.map((lane) =>
          withInputBand(
            [
              row.title,
              ...(alone ? [] : [inWords(lane)]),
              ...[lane.baseline, lane.arm].map((arm) => timeOf(findEstimate(results, metric.id, arm, row.persona))),
              lane.contrast?.value === undefined
                ? notEstimated(lane.contrast?.withheld)
                : quantityWithInterval(lane.contrast.value, lane.contrast.interval, 'ratio', lane.contrast.withheld),
              lane.contrast === undefined ? 'none' : count(lane.contrast.users),
            ],
            results,
            lane.inputs,
          ),
        ),
      ),
    },
  };
}

function noteOf(contrast: Contrast | undefined): string {
  return contrast?.value === undefined
    ? 'not estimated'
    : quantityWithBounds(contrast.value, contrast.interval, 'ratio');
}

function axisTitle(compared: readonly Compared[], width: ChartWidth, styleOf: StyleOf): string {
  const [first, ...others] = compared;
  if (first === undefined || others.length > 0)
    return width === 'wide'
      ? 'Time with the arm named first as a multiple of time with the second'
      : 'First over second';
  const [arm, baseline] = [styleOf(first.arm), styleOf(first.baseline)];
  return width === 'wide'
    ? `Time with ${baseline.inSentence} as a multiple of time with ${arm.inSentence}`
    : `${baseline.name} over ${arm.inSentence}`;
}

/** Of the tenant. */
function findingOf(lanes: readonly ContrastLane[], styleOf: StyleOf): string {
  const [first, ...others] = lanes;
  if (first === undefined) return '';
  if (others.length > 0)
    return `Give-ups included, signing in takes ${lanes.map((lane) => severalInWords(lane, styleOf)).join('; ')}`;
  const { contrast } = first;
  const [arm, baseline] = [styleOf(first.arm).inSentence, styleOf(first.baseline).inSentence];
  if (contrast?.value === undefined || contrast.interval === undefined)
    return `How much time is saved with ${arm} over the tenant was ${notEstimated(contrast?.withheld)}`;
  const figure = quantityWithInterval(contrast.value, contrast.interval, 'ratio');
  if (contrast.interval.lower > 1) return `With ${baseline} signing in takes ${figure} as long, give-ups included`;
  if (contrast.interval.upper !== undefined && contrast.interval.upper < 1)
    return `Slower with ${arm}: with ${baseline} signing in takes ${figure} as long`;
  return `No clear difference in time, give-ups included: ratio ${figure}`;
}

/** One of several comparisons. */
function severalInWords({ arm, baseline, contrast }: ContrastLane, styleOf: StyleOf): string {
  const figure =
    contrast?.value === undefined
      ? notEstimated(contrast?.withheld)
      : `${quantityWithInterval(contrast.value, contrast.interval, 'ratio', contrast.withheld)} as long`;
  return `with ${styleOf(baseline).inSentence} ${figure} as with ${styleOf(arm).inSentence}`;
}

function timeOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined
    ? notEstimated(estimate?.withheld)
    : quantityWithInterval(estimate.value, estimate.interval, estimate.unit, estimate.withheld);
}
