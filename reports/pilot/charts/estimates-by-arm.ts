// One metric by arm, for the tenant and each persona: a forest, its sentence of sizes, and the table that belongs to it.
import type { Estimate } from '../../results/estimate.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import { count, countOf, notEstimated, quantityWithBounds, quantityWithInterval } from '../../words/quantity.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart } from '../../drawing/chart.ts';
import { armsOf, findEstimate, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, type xAxis } from '../../drawing/forest.ts';
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
import { personaGroups } from './persona-groups.ts';
import { ofThisRun } from './of-this-run.ts';
import { layOutRows } from '../../drawing/row-layout.ts';

type Metric = ResultsOfSignIns['metrics'][number];

export interface EstimatesByArm {
  /** Of the primary metric that is shown. */
  readonly unit: 'proportion' | 's';
  /** Column of the table that holds the figure. */
  readonly column: string;
  /** One sentence. */
  readonly finding: (metric: Metric) => string;
  /** After "95 % intervals" in the subtitle; with a full stop. */
  readonly counted: string;
  /** @param lowest, highest of the figures, their intervals and bands */
  readonly axis: (
    reach: { readonly lowest: number; readonly highest: number },
    metric: Metric,
  ) => ReturnType<typeof xAxis>;
}

/** Undefined: no arm has the figure. */
export function estimatesByArm(
  results: ResultsOfSignIns,
  width: ChartWidth,
  { unit, column, finding, counted, axis }: EstimatesByArm,
): BuiltChart | undefined {
  const metric = primaryMetric(results, unit);
  const arms = armsOf(results);
  const styleOf = armStyles(results.arms);
  if (metric === undefined || !arms.some((arm) => findEstimate(results, metric.id, arm)?.value !== undefined))
    return undefined;
  const groups = personaGroups(results).map(({ persona, title }) => ({
    key: persona ?? '',
    title,
    estimates: arms.map((arm) => ({
      arm,
      estimate: findEstimate(results, metric.id, arm, persona),
      inputs: findInputs(results, metric.id, arm, persona),
    })),
  }));
  const entries = arms.map((arm) => ({
    label: styleOf(arm).name,
    colour: styleOf(arm).colour,
    sign: { kind: 'symbol', shape: styleOf(arm).shape } as const,
  }));
  const key = layOutKey([...entries, ...inputBandKey(results)], totalWidthPx[width]);
  const layout = layOutRows(
    groups.map((group) => ({
      id: group.key,
      label: group.title,
      lanes: group.estimates.map(({ arm, estimate }) => ({
        id: arm,
        note: noteOf(estimate),
        name: styleOf(arm).name,
      })),
    })),
    width,
    { laneHeightPx: 20, topPx: key.heightPx, bottomPx: 46 },
  );
  const placed = groups.flatMap((group) =>
    group.estimates.map(({ arm, estimate, inputs }) => ({
      y: layout.laneY(group.key, arm),
      about: { persona: group.title, arm },
      colour: styleOf(arm).colour,
      shape: styleOf(arm).shape,
      estimate,
      inputs,
    })),
  );
  const points = placed.flatMap(({ y, about, colour, shape, estimate }) =>
    estimate?.value === undefined
      ? []
      : [{ y, about, colour, shape, value: estimate.value, interval: estimate.interval }],
  );
  const bands = placed.flatMap(({ y, about, colour, inputs }) =>
    inputs?.inputs.interval === undefined ? [] : [{ y, about, colour, ...inputs.inputs.interval }],
  );
  const x = axis(
    {
      lowest: Math.min(
        ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value]),
        ...bands.map(({ lower }) => lower),
      ),
      highest: Math.max(
        ...points.flatMap(({ value, interval }) => [value, interval?.upper ?? value]),
        ...bands.map(({ upper }) => upper),
      ),
    },
    metric,
  );
  const found = ofThisRun(results, finding(metric));
  const sizes =
    groups[0]?.estimates
      .map(
        ({ arm, estimate }) =>
          `${styleOf(arm).name}: ${countOf(estimate?.users ?? 0, 'user')}, n = ${count(estimate?.of ?? 0)}`,
      )
      .join('; ') ?? '';
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...inputBandLayers(bands, x),
      ...forestLayers(points, x),
    ]),
    title: found,
    subtitle: `${metric.title}, 95 % intervals${counted} ${sizes}.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${found}. ${groups.map((group) => `${group.title}: ${group.estimates.map(({ arm, estimate, inputs }) => `${styleOf(arm).inSentence} ${noteOf(estimate)}${inputBandInWords(inputs)}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: `${metric.title} by persona and arm`,
      columns: [
        'Persona',
        'Arm',
        column,
        'Method of the interval',
        'Users',
        `Of (${metric.denominator})`,
        ...inputBandColumns(results),
      ],
      rows: groups.flatMap((group) =>
        group.estimates.map(({ arm, estimate, inputs }) =>
          withInputBand(
            [
              group.title,
              styleOf(arm).name,
              estimate?.value === undefined
                ? notEstimated(estimate?.withheld)
                : quantityWithInterval(estimate.value, estimate.interval, estimate.unit, estimate.withheld),
              estimate?.interval?.method ?? 'none',
              count(estimate?.users ?? 0),
              count(estimate?.of ?? 0),
            ],
            results,
            inputs,
          ),
        ),
      ),
    },
  };
}

function noteOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined
    ? 'not estimated'
    : quantityWithBounds(estimate.value, estimate.interval, estimate.unit);
}
