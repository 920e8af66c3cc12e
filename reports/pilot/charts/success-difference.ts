// Difference in success, passkey less password + code, by persona: raw with its interval, and drawn towards the others.
import type { Contrast } from '../../results/contrast.ts';
import type { Results } from '../../results/results.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { findContrast, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, referenceLine, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import {
  findInputs,
  inputBandColumns,
  inputBandInWords,
  inputBandKey,
  inputBandLayers,
  inputBandWords,
  withInputBand,
} from './input-band.ts';
import { keyLayers, layOutKey, rowLayers } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { personaGroups } from './persona-groups.ts';
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

export const chart: Chart = {
  id: 'success-difference',
  section: 'success',
  without: 'No difference in success could be estimated: the run has one arm, or too few users.',
  build,
};

function build(results: Results, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 'proportion');
  if (metric === undefined) return undefined;
  const rows = personaGroups(results).map(({ persona, title }) => ({
    key: persona ?? '',
    title,
    contrast: findContrast(results, metric.id, 'difference', persona),
    inputs: findInputs(results, metric.id, 'difference', persona),
    shrunken: results.personas.find(({ id }) => id === persona)?.shrunkenDifference,
  }));
  if (!rows.some(({ contrast }) => contrast?.value !== undefined)) return undefined;
  const key = layOutKey(
    [
      { label: 'As observed, with interval', colour: colour('passkey'), sign: { kind: 'symbol', shape: 'circle' } },
      {
        label: 'Drawn towards the other personas',
        colour: colour('ink'),
        sign: { kind: 'symbol', shape: 'triangle-up', hollow: true },
      },
      ...inputBandKey(results),
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    rows.map((row) => ({ id: row.key, label: row.title, lanes: [{ id: 'difference', note: noteOf(row.contrast) }] })),
    width,
    { laneHeightPx: 22, topPx: key.heightPx, bottomPx: 46 },
  );
  const observed = rows.flatMap(({ key: id, title, contrast }) =>
    contrast?.value === undefined
      ? []
      : [
          {
            y: layout.laneY(id, 'difference'),
            value: contrast.value,
            interval: contrast.interval,
            about: { persona: title },
            colour: colour('passkey'),
            shape: 'circle' as const,
          },
        ],
  );
  const shrunken = rows.flatMap(({ key: id, title, shrunken: value }) =>
    value === undefined
      ? []
      : [
          {
            y: layout.laneY(id, 'difference'),
            value,
            interval: undefined,
            about: { persona: title, kind: 'partially pooled' },
            colour: colour('ink'),
            shape: 'triangle-up' as const,
            hollow: true,
          },
        ],
  );
  const bands = rows.flatMap(({ key: id, title, inputs }) =>
    inputs?.inputs.interval === undefined
      ? []
      : [
          {
            y: layout.laneY(id, 'difference'),
            ...inputs.inputs.interval,
            about: { persona: title },
            colour: colour('passkey'),
          },
        ],
  );
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
    title:
      width === 'wide'
        ? 'Percentage points; right of 0: more succeed with passkeys'
        : 'Percentage points; right of 0: passkeys ahead',
  });
  const clear = rows.filter(
    ({ key: id, contrast }) =>
      id !== '' &&
      contrast?.interval !== undefined &&
      (contrast.interval.lower > 0 || (contrast.interval.upper ?? 1) < 0),
  );
  const estimated = rows.filter(({ key: id, contrast }) => id !== '' && contrast?.value !== undefined);
  const title = `Among ${countOf(estimated.length, 'persona')} with enough users, the difference is clear for ${clear.length === 0 ? 'none' : `${clear.length}: ${clear.map((row) => row.title).join(', ')}`}`;
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
    subtitle: `${metric.title}: passkey less password + code, 95 % intervals. Drawn towards the others: partially pooled, for personas with few users; for display, no verdict rests on it.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${title}. ${rows.map((row) => `${row.title}: ${noteOf(row.contrast)}${inputBandInWords(row.inputs)}`).join('. ')}.`,
    table: {
      caption: 'Difference in success by persona',
      columns: ['Persona', 'Difference', 'Partially pooled', 'Users', ...inputBandColumns(results)],
      rows: rows.map(({ title: name, contrast, shrunken: pooled, inputs }) =>
        withInputBand(
          [
            name,
            contrast?.value === undefined
              ? notEstimated(contrast?.withheld)
              : quantityWithInterval(contrast.value, contrast.interval, unitOfContrast(contrast), contrast.withheld),
            pooled === undefined ? 'none' : quantity(pooled, differenceOfProportions),
            count(contrast?.users ?? 0),
          ],
          results,
          inputs,
        ),
      ),
    },
  };
}

function noteOf(contrast: Contrast | undefined): string {
  if (contrast?.value === undefined) return 'not estimated';
  return quantityWithBounds(contrast.value, contrast.interval, unitOfContrast(contrast));
}
