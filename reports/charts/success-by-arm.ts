// How many sign in, by arm, for the tenant and each persona: a forest of the primary success metric.
import type { Estimate, Results } from '../results.ts';
import { armInSentence, armStyle } from './arm-style.ts';
import type { BuiltChart, Chart } from './chart.ts';
import { armsOf, findContrast, findEstimate, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, shareDomain, xAxis } from './forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from './frame.ts';
import { findInputs, inputBandColumns, inputBandInWords, inputBandKey, inputBandLayers, inputBandWords, withInputBand } from './input-band.ts';
import { keyLayers, layOutKey, rowLayers } from './layers.ts';
import { personaGroups } from './persona-groups.ts';
import { count, countOf, notEstimated, percent, quantityWithBounds, quantityWithInterval, unitOfContrast } from '../quantity.ts';
import { layOutRows } from './row-layout.ts';

export const chart: Chart = {
  id: 'success-by-arm',
  section: 'success',
  without: 'No success rate could be estimated from this run.',
  build,
};

function build(results: Results, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 'proportion');
  const arms = armsOf(results);
  if (metric === undefined || !arms.some((arm) => findEstimate(results, metric.id, arm)?.value !== undefined)) return undefined;
  const groups = personaGroups(results).map(({ persona, title }) => ({
    title,
    key: persona ?? '',
    estimates: arms.map((arm) => ({ arm, estimate: findEstimate(results, metric.id, arm, persona), inputs: findInputs(results, metric.id, arm, persona) })),
  }));
  const entries = arms.map((arm) => ({ label: armStyle(arm).name, colour: armStyle(arm).colour, sign: { kind: 'symbol', shape: armStyle(arm).shape } as const }));
  const key = layOutKey([...entries, ...inputBandKey(results)], totalWidthPx[width]);
  const layout = layOutRows(
    groups.map((group) => ({
      id: group.key,
      label: group.title,
      lanes: group.estimates.map(({ arm, estimate }) => ({ id: arm, note: noteOf(estimate), name: armStyle(arm).name })),
    })),
    width,
    { laneHeightPx: 20, topPx: key.heightPx, bottomPx: 46 },
  );
  const points = groups.flatMap((group) =>
    group.estimates.flatMap(({ arm, estimate }) =>
      estimate?.value === undefined
        ? []
        : [{ y: layout.laneY(group.key, arm), value: estimate.value, interval: estimate.interval, about: { persona: group.title, arm }, colour: armStyle(arm).colour, shape: armStyle(arm).shape }],
    ),
  );
  const bands = groups.flatMap((group) =>
    group.estimates.flatMap(({ arm, inputs }) => (inputs === undefined ? [] : [{ y: layout.laneY(group.key, arm), ...inputs.inputs.interval, about: { persona: group.title, arm }, colour: armStyle(arm).colour }])),
  );
  const { domain, ticks } = shareDomain([...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value]), ...bands.map(({ lower }) => lower)]);
  const x = xAxis({ domain, ticks, labelExpr: "format(datum.value * 100, 'd') + ' %'", title: `Share of ${metric.denominator} that succeeded` });
  const finding = findingOf(results, metric.id);
  return {
    spec: framedSpec(layout, [...rowLayers(layout), ...keyLayers(key, layout.padding), gridLayer(layout, x), ...inputBandLayers(bands, x), ...forestLayers(points, x)]),
    title: finding,
    subtitle: `${metric.title}, 95 % intervals. ${groups[0] === undefined ? '' : sizes(groups[0].estimates)}${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${finding}. ${groups.map((group) => `${group.title}: ${group.estimates.map(({ arm, estimate, inputs }) => `${armInSentence(arm)} ${noteOf(estimate)}${inputBandInWords(inputs)}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: `${metric.title} by persona and arm`,
      columns: ['Persona', 'Arm', 'Success', 'Method of the interval', 'Users', `Of (${metric.denominator})`, ...inputBandColumns(results)],
      rows: groups.flatMap((group) =>
        group.estimates.map(({ arm, estimate, inputs }) =>
          withInputBand([
            group.title,
            armStyle(arm).name,
            estimate?.value === undefined ? notEstimated(estimate?.withheld) : quantityWithInterval(estimate.value, estimate.interval, estimate.unit),
            estimate?.interval?.method ?? 'none',
            estimate === undefined ? '0' : count(estimate.users),
            estimate === undefined ? '0' : count(estimate.of),
          ], results, inputs),
        ),
      ),
    },
  };
}

function noteOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined ? 'not estimated' : quantityWithBounds(estimate.value, estimate.interval, estimate.unit);
}

function sizes(estimates: readonly { arm: string; estimate: Estimate | undefined }[]): string {
  return `${estimates.map(({ arm, estimate }) => `${armStyle(arm).name}: ${countOf(estimate?.users ?? 0, 'user')}, n = ${count(estimate?.of ?? 0)}`).join('; ')}.`;
}

function findingOf(results: Results, metric: string): string {
  const difference = findContrast(results, metric, 'difference');
  const [first = '', second] = armsOf(results).map((arm) => rateOf(findEstimate(results, metric, arm), arm));
  if (second === undefined) return `Signed in: ${first}`;
  if (difference?.value === undefined || difference.interval === undefined) return `Signed in: ${second}, ${first}; the difference was ${notEstimated(difference?.withheld)}`;
  const { lower, upper } = difference.interval;
  const rates = `${second}, ${first}`;
  if (lower > 0) return `More people get in with passkeys: ${rates}`;
  if (upper !== undefined && upper < 0) return `Fewer people get in with passkeys: ${rates}`;
  return `No clear difference in who gets in: ${rates}; difference ${quantityWithInterval(difference.value, difference.interval, unitOfContrast(difference))}`;
}

function rateOf(estimate: Estimate | undefined, arm: string): string {
  return `${estimate?.value === undefined ? 'not estimated' : percent(estimate.value)} with ${armInSentence(arm)}`;
}
