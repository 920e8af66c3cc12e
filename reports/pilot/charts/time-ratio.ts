// How many times as long sign-in takes with password + code, by persona: ratios of the primary time metric on a log axis.
import type { Contrast } from '../../results/contrast.ts';
import type { Estimate } from '../../results/estimate.ts';
import type { Results } from '../../results/results.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { findContrast, findEstimate, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, logDomain, referenceLine, xAxis } from '../../drawing/forest.ts';
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
import { count, notEstimated, quantityWithBounds, quantityWithInterval } from '../../words/quantity.ts';
import { layOutRows } from '../../drawing/row-layout.ts';

export const chart: Chart = {
  id: 'time-ratio',
  section: 'time',
  without: 'No ratio of times could be estimated: the run has one arm, or too few users.',
  build,
};

function build(results: Results, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 's');
  if (metric === undefined) return undefined;
  const rows = personaGroups(results).map(({ persona, title }) => ({
    key: persona ?? '',
    title,
    persona,
    contrast: findContrast(results, metric.id, 'ratio', persona),
    inputs: findInputs(results, metric.id, 'ratio', persona),
  }));
  if (!rows.some(({ contrast }) => contrast?.value !== undefined)) return undefined;
  const entries = inputBandKey(results);
  const key = entries.length === 0 ? undefined : layOutKey(entries, totalWidthPx[width]);
  const layout = layOutRows(
    rows.map((row) => ({ id: row.key, label: row.title, lanes: [{ id: 'ratio', note: noteOf(row.contrast) }] })),
    width,
    { laneHeightPx: 22, topPx: key?.heightPx ?? 6, bottomPx: 46 },
  );
  const points = rows.flatMap(({ key: id, title, contrast }) =>
    contrast?.value === undefined
      ? []
      : [
          {
            y: layout.laneY(id, 'ratio'),
            value: contrast.value,
            interval: contrast.interval,
            about: { persona: title },
            colour: colour('passkey'),
            shape: 'circle' as const,
          },
        ],
  );
  const bands = rows.flatMap(({ key: id, title, inputs }) =>
    inputs?.inputs.interval === undefined
      ? []
      : [
          {
            y: layout.laneY(id, 'ratio'),
            ...inputs.inputs.interval,
            about: { persona: title },
            colour: colour('passkey'),
          },
        ],
  );
  const { domain, ticks } = logDomain([
    ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value, interval?.upper ?? value]),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  const x = xAxis({
    type: 'log',
    domain,
    ticks,
    labelExpr: "datum.value + '×'",
    title:
      width === 'wide'
        ? 'Time with password + code as a multiple of time with passkey'
        : 'Password + code over passkey',
  });
  const title = findingOf(rows[0]?.contrast);
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
    subtitle: `${metric.title}, ratio password + code over passkey, log scale, 95 % intervals; give-ups are included at the full limit. ${count(rows[0]?.contrast?.users ?? 0)} users.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${title}. ${rows.map((row) => `${row.title}: ${noteOf(row.contrast)}${inputBandInWords(row.inputs)}`).join('. ')}.`,
    table: {
      caption: `${metric.title} by persona`,
      columns: ['Persona', 'Password + code', 'Passkey', 'Ratio', 'Users', ...inputBandColumns(results)],
      rows: rows.map(({ title: name, persona, contrast, inputs }) =>
        withInputBand(
          [
            name,
            timeOf(findEstimate(results, metric.id, 'password-otp', persona)),
            timeOf(findEstimate(results, metric.id, 'passkey', persona)),
            contrast?.value === undefined
              ? notEstimated(contrast?.withheld)
              : quantityWithInterval(contrast.value, contrast.interval, 'ratio', contrast.withheld),
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
  return contrast?.value === undefined
    ? 'not estimated'
    : quantityWithBounds(contrast.value, contrast.interval, 'ratio');
}

function findingOf(contrast: Contrast | undefined): string {
  if (contrast?.value === undefined || contrast.interval === undefined)
    return `How much time passkeys save over the tenant was ${notEstimated(contrast?.withheld)}`;
  const figure = quantityWithInterval(contrast.value, contrast.interval, 'ratio');
  if (contrast.interval.lower > 1) return `With password + code signing in takes ${figure} as long, give-ups included`;
  if (contrast.interval.upper !== undefined && contrast.interval.upper < 1)
    return `Passkeys are slower: with password + code signing in takes ${figure} as long`;
  return `No clear difference in time, give-ups included: ratio ${figure}`;
}

function timeOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined
    ? notEstimated(estimate?.withheld)
    : quantityWithInterval(estimate.value, estimate.interval, estimate.unit, estimate.withheld);
}
