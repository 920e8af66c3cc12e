// How long signing in takes, by arm, for the tenant and each persona: a forest of the primary metric of time.
import type { Estimate, Results } from '../results.ts';
import { armInSentence, armStyle } from './arm-style.ts';
import type { BuiltChart, Chart } from './chart.ts';
import { armsOf, findEstimate, primaryMetric, provenanceOf } from './find-estimate.ts';
import { forestLayers, gridLayer, ticksBetween, xAxis } from './forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from './frame.ts';
import { findInputs, inputBandColumns, inputBandInWords, inputBandKey, inputBandLayers, inputBandWords, withInputBand } from './input-band.ts';
import { keyLayers, layOutKey, rowLayers } from './layers.ts';
import { personaGroups } from './persona-groups.ts';
import { count, countOf, notEstimated, quantity, quantityWithBounds, quantityWithInterval } from '../quantity.ts';
import { layOutRows } from './row-layout.ts';

export const chart: Chart = {
  id: 'time-by-arm',
  section: 'time',
  place: 1,
  without: 'No time to sign in could be estimated from this run.',
  build,
};

function build(results: Results, width: ChartWidth): BuiltChart | undefined {
  const metric = primaryMetric(results, 's');
  const arms = armsOf(results);
  if (metric === undefined || !arms.some((arm) => findEstimate(results, metric.id, arm)?.value !== undefined)) return undefined;
  const groups = personaGroups(results).map(({ persona, title }) => ({
    key: persona ?? '',
    title,
    estimates: arms.map((arm) => ({ arm, estimate: findEstimate(results, metric.id, arm, persona), inputs: findInputs(results, metric.id, arm, persona) })),
  }));
  const entries = arms.map((arm) => ({ label: armStyle(arm).name, colour: armStyle(arm).colour, sign: { kind: 'symbol', shape: armStyle(arm).shape } as const }));
  const key = layOutKey([...entries, ...inputBandKey(results)], totalWidthPx[width]);
  const layout = layOutRows(
    groups.map((group) => ({ id: group.key, label: group.title, lanes: group.estimates.map(({ arm, estimate }) => ({ id: arm, note: noteOf(estimate), name: armStyle(arm).name })) })),
    width,
    { laneHeightPx: 20, topPx: key.heightPx, bottomPx: 46 },
  );
  const placed = groups.flatMap((group) => group.estimates.map(({ arm, estimate, inputs }) => ({ y: layout.laneY(group.key, arm), about: { persona: group.title, arm }, colour: armStyle(arm).colour, shape: armStyle(arm).shape, estimate, inputs })));
  const points = placed.flatMap(({ y, about, colour, shape, estimate }) => (estimate?.value === undefined ? [] : [{ y, about, colour, shape, value: estimate.value, interval: estimate.interval }]));
  const bands = placed.flatMap(({ y, about, colour, inputs }) => (inputs === undefined ? [] : [{ y, about, colour, ...inputs.inputs.interval }]));
  const longest = Math.max(...points.flatMap(({ value, interval }) => [value, interval?.upper ?? value]), ...bands.map(({ upper }) => upper));
  const step = longest > 30 ? 10 : longest > 12 ? 5 : 2;
  const to = Math.ceil(longest / step) * step;
  const x = xAxis({ domain: [0, to], ticks: ticksBetween(0, to, step), labelExpr: "datum.value + ' s'", title: width === 'wide' ? 'Mean time to sign in, give-ups counted at the full limit' : 'Mean time, give-ups counted' });
  const told = groups[0]?.estimates.map(({ arm, estimate }) => `${estimate?.value === undefined ? 'not estimated' : quantity(estimate.value, 's')} with ${armInSentence(arm)}`) ?? [];
  const title = `Signing in takes ${told.toReversed().join(', ')}`;
  return {
    spec: framedSpec(layout, [...rowLayers(layout), ...keyLayers(key, layout.padding), gridLayer(layout, x), ...inputBandLayers(bands, x), ...forestLayers(points, x)]),
    title,
    subtitle: `${metric.title}, 95 % intervals; all attempts, give-ups included at the full limit. ${groups[0]?.estimates.map(({ arm, estimate }) => `${armStyle(arm).name}: ${countOf(estimate?.users ?? 0, 'user')}, n = ${count(estimate?.of ?? 0)}`).join('; ') ?? ''}.${inputBandWords(results)}`,
    badge: provenanceOf(results, metric.id),
    alt: `${title}. ${groups.map((group) => `${group.title}: ${group.estimates.map(({ arm, estimate, inputs }) => `${armInSentence(arm)} ${noteOf(estimate)}${inputBandInWords(inputs)}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: `${metric.title} by persona and arm`,
      columns: ['Persona', 'Arm', 'Time', 'Method of the interval', 'Users', `Of (${metric.denominator})`, ...inputBandColumns(results)],
      rows: groups.flatMap((group) =>
        group.estimates.map(({ arm, estimate, inputs }) =>
          withInputBand([
            group.title,
            armStyle(arm).name,
            estimate?.value === undefined ? notEstimated(estimate?.withheld) : quantityWithInterval(estimate.value, estimate.interval, estimate.unit),
            estimate?.interval?.method ?? 'none',
            count(estimate?.users ?? 0),
            count(estimate?.of ?? 0),
          ], results, inputs),
        ),
      ),
    },
  };
}

function noteOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined ? 'not estimated' : quantityWithBounds(estimate.value, estimate.interval, estimate.unit);
}
