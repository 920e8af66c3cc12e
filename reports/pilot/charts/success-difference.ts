// Difference in success between arms that are compared, by persona: raw with its interval, and drawn towards the others.
import { type Compared, isOf } from '../../results/arm-of-run.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import { armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import {
  contrastBands,
  contrastPoints,
  contrastRows,
  placeLanes,
  rowsToLayOut,
  type ContrastRow,
} from './contrast-lanes.ts';
import { comparisonsIn, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, referenceLine, ticksBetween, xAxis } from '../../drawing/forest.ts';
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
import { colour } from '../../drawing/palette.ts';
import {
  count,
  countOf,
  differenceOfProportions,
  notEstimated,
  quantity,
  quantityWithBounds,
  quantityWithInterval,
  unitOfContrast,
} from '../../words/quantity.ts';
import { layOutRows } from '../../drawing/row-layout.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'success-difference',
  section: 'success',
  without: 'No difference in success could be estimated: the run compares nothing, or has too few users.',
  build,
};

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 'proportion');
  if (metric === undefined) return undefined;
  const styleOf = armStyles(results.arms);
  const compared = comparisonsIn(results);
  const alone = compared.length === 1;
  const inWords = (each: Compared) => differenceInWords(each, styleOf);
  const rows = contrastRows(results, metric.id, 'difference', inWords);
  if (rows === undefined) return undefined;
  /** Partially pooled. */
  const pooledOf = (persona: string | undefined, each: Compared) =>
    results.personas.find(({ id }) => id === persona)?.decisions.find(isOf(each))?.shrunkenDifference;
  const key = layOutKey(
    [
      ...compared.map((each): KeyEntry => ({
        label: alone ? 'As observed, with interval' : inWords(each),
        colour: styleOf(each.arm).colour,
        sign: { kind: 'symbol', shape: styleOf(each.arm).shape },
      })),
      {
        label: 'Drawn towards the other personas',
        colour: colour('ink'),
        sign: { kind: 'symbol', shape: 'triangle-up', hollow: true },
      },
      ...inputBandKey(results),
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(rowsToLayOut(rows, noteOf), width, {
    laneHeightPx: 22,
    topPx: key.heightPx,
    bottomPx: 46,
  });
  const placed = placeLanes(rows, layout);
  const observed = contrastPoints(placed, styleOf);
  const shrunken = placed.flatMap(({ y, about, persona, arm, baseline }) => {
    const value = pooledOf(persona, { arm, baseline });
    if (value === undefined) return [];
    return [
      {
        y,
        value,
        interval: undefined,
        about: { ...about, kind: 'partially pooled' },
        colour: colour('ink'),
        shape: 'triangle-up' as const,
        hollow: true,
      },
    ];
  });
  const bands = contrastBands(placed, styleOf);
  const ends = [
    ...[...observed, ...shrunken].flatMap(({ value, interval }) => [
      value,
      interval?.lower ?? value,
      interval?.upper ?? value,
    ]),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
  ];
  const span = Math.max(...ends, 0) - Math.min(...ends, 0);
  const step = span > 1 ? 0.5 : span > 0.4 ? 0.2 : span > 0.2 ? 0.1 : span > 0.08 ? 0.05 : 0.02;
  const from = Math.floor(Math.min(...ends, 0) / step) * step;
  const to = Math.ceil(Math.max(...ends, step) / step) * step;
  const x = xAxis({
    domain: [from, to],
    ticks: ticksBetween(from, to, step),
    labelExpr: "(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + format(abs(datum.value) * 100, 'd')",
    title: axisTitle(compared, width, styleOf),
  });
  const title = ofThisRun(results, findingOf(rows, compared, styleOf));
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      referenceLine(layout, x, 0),
      ...inputBandLayers(bands, x),
      ...forestLayers([...observed, ...shrunken], x),
    ]),
    title,
    subtitle: `${metric.title}: ${compared.map(inWords).join('; ')}, 95 % intervals. Drawn towards the others: partially pooled, for personas with few users; for display, no verdict rests on it.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${title}. ${rows.map((row) => `${row.title}: ${row.lanes.map(({ name, contrast, inputs }) => `${name === undefined ? '' : `${name} `}${noteOf(contrast)}${inputBandInWords(inputs)}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Difference in success by persona',
      columns: [
        'Persona',
        ...(alone ? [] : ['Compared']),
        'Difference',
        'Partially pooled',
        'Users',
        ...inputBandColumns(results),
      ],
      rows: rows.flatMap((row) =>
        row.lanes.map(({ name, arm, baseline, contrast, inputs }) =>
          withInputBand(
            [
              row.title,
              ...(name === undefined ? [] : [name]),
              contrast?.value === undefined
                ? notEstimated(contrast?.withheld)
                : quantityWithInterval(contrast.value, contrast.interval, unitOfContrast(contrast), contrast.withheld),
              pooledInWords(pooledOf(row.persona, { arm, baseline })),
              contrast === undefined ? 'none' : count(contrast.users),
            ],
            results,
            inputs,
          ),
        ),
      ),
    },
  };
}

/** "passkeys less password + code". */
const differenceInWords = ({ arm, baseline }: Compared, styleOf: StyleOf) =>
  `${styleOf(arm).inSentence} less ${styleOf(baseline).inSentence}`;

function axisTitle(compared: readonly Compared[], width: ChartWidth, styleOf: StyleOf): string {
  const [first, ...others] = compared;
  const who = first === undefined || others.length > 0 ? 'the arm named first' : styleOf(first.arm).inSentence;
  return width === 'wide'
    ? `Percentage points; right of 0: more succeed with ${who}`
    : `Percentage points; right of 0: ${who} ahead`;
}

/** Personas whose interval excludes no difference, of those that have one, by comparison. */
function findingOf(rows: readonly ContrastRow[], compared: readonly Compared[], styleOf: StyleOf): string {
  const personas = rows.filter(({ key }) => key !== '');
  const told = compared.map((each) => {
    const own = personas.flatMap(({ title, lanes }) => {
      const contrast = lanes.find(isOf(each))?.contrast;
      return contrast === undefined ? [] : [{ title, contrast }];
    });
    const clear = own.filter(
      ({ contrast: { interval } }) =>
        interval !== undefined && (interval.lower > 0 || (interval.upper ?? Number.POSITIVE_INFINITY) < 0),
    );
    return {
      each,
      estimated: own.filter(({ contrast }) => contrast.value !== undefined).length,
      words: clear.length === 0 ? 'none' : `${clear.length}: ${clear.map(({ title }) => title).join(', ')}`,
    };
  });
  const [first] = told;
  if (told.length === 1 && first !== undefined)
    return `Among ${countOf(first.estimated, 'persona')} with enough users, the difference is clear for ${first.words}`;
  return `Among ${countOf(Math.max(0, ...told.map(({ estimated }) => estimated)), 'persona')} with enough users, the difference is clear: ${told.map(({ each, words }) => `${differenceInWords(each, styleOf)} for ${words}`).join('; ')}`;
}

const pooledInWords = (pooled: number | undefined): string =>
  pooled === undefined ? 'none' : quantity(pooled, differenceOfProportions);

function noteOf(contrast: Contrast | undefined): string {
  if (contrast?.value === undefined) return 'not estimated';
  return quantityWithBounds(contrast.value, contrast.interval, unitOfContrast(contrast));
}
