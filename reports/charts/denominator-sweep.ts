// Success under each definition of an attempt, with and without fallback: does any reading of the word need what the vendor claims?
import type { Results } from '../results.ts';
import { armInSentence, armStyle } from './arm-style.ts';
import type { BuiltChart, Chart } from './chart.ts';
import { claimsInOrder } from './claims-in-order.ts';
import { armsOf } from './find-estimate.ts';
import { forestLayers, gridLayer, referenceLine, shareDomain, xAxis } from './forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from './frame.ts';
import { type KeyEntry, keyLayers, layOutKey, rowLayers } from './layers.ts';
import { asStated, count, notEstimated, percent, quantityWithInterval } from './quantity.ts';
import { layOutRows } from './row-layout.ts';

export const chart: Chart = {
  id: 'denominator-sweep',
  section: 'claims',
  without: 'Success was estimated under no definition of an attempt.',
  build,
};

type Reading = Results['denominators'][number];

function build(results: Results, width: ChartWidth): BuiltChart | undefined {
  const readings = results.denominators.filter(({ value }) => value !== undefined);
  if (readings.length === 0) return undefined;
  const arms = armsOf(results).filter((arm) => readings.some((reading) => reading.arm === arm));
  const definitions = [...new Set(results.denominators.map(({ definition }) => definition))];
  const lanes = arms.flatMap((arm) => [true, false].map((fallbackCounted) => ({ arm, fallbackCounted, id: `${arm} ${String(fallbackCounted)}` })));
  const entries = lanes.map(({ arm, fallbackCounted }): KeyEntry => ({
    label: `${armStyle(arm).name}, ${fallbackCounted ? 'fallback counted' : 'own method only'}`,
    colour: armStyle(arm).colour,
    sign: { kind: 'symbol', shape: armStyle(arm).shape, hollow: !fallbackCounted },
  }));
  const key = layOutKey(entries, totalWidthPx[width]);
  const found = (definition: string, lane: (typeof lanes)[number]) =>
    results.denominators.find((reading) => reading.definition === definition && reading.arm === lane.arm && reading.fallbackCounted === lane.fallbackCounted);
  const layout = layOutRows(
    definitions.map((definition) => ({
      id: definition,
      label: definition.charAt(0).toUpperCase() + definition.slice(1),
      lanes: lanes.flatMap((lane) => {
        const reading = found(definition, lane);
        return reading === undefined ? [] : [{ id: lane.id, note: noteOf(reading), name: `${armStyle(lane.arm).name}${lane.fallbackCounted ? '' : ', own method only'}` }];
      }),
    })),
    width,
    { laneHeightPx: 18, topPx: key.heightPx, bottomPx: 46 },
  );
  const points = definitions.flatMap((definition) =>
    lanes.flatMap((lane) => {
      const reading = found(definition, lane);
      if (reading?.value === undefined) return [];
      const { colour, shape } = armStyle(lane.arm);
      return [{ y: layout.laneY(definition, lane.id), value: reading.value, interval: reading.interval, about: { definition, arm: lane.arm }, colour, shape, hollow: !lane.fallbackCounted }];
    }),
  );
  // Both figures of a success claim are proportions; those of a speed claim are seconds.
  const claim = claimsInOrder(results).find(({ claimed: { passkey = 2, other = 2 } }) => passkey <= 1 && other <= 1);
  const stated = [claim?.claimed.other, claim?.claimed.passkey].filter((value) => value !== undefined);
  const { domain, ticks } = shareDomain([...stated, ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value])]);
  const x = xAxis({ domain, ticks, labelExpr: "format(datum.value * 100, 'd') + ' %'", title: claim === undefined ? 'Share that succeeded' : `Share that succeeded; dashed: ${stated.map((value) => asStated(value, 'proportion')).join(' and ')}, as claimed` });
  const title = findingOf(readings, arms, claim?.claimed.other, claim === undefined ? '' : `${claim.who} ${claim.year}`);
  return {
    spec: framedSpec(layout, [...rowLayers(layout), ...keyLayers(key, layout.padding), gridLayer(layout, x), ...stated.map((value) => referenceLine(layout, x, value, [4, 3])), ...forestLayers(points, x)]),
    title,
    subtitle: 'The same attempts, counted in different ways, 95 % intervals. “Own method only”: a sign-in by another method counts as a failure of this one.',
    badge: 'mixed',
    alt: `${title}. ${definitions.map((definition) => `${definition}: ${lanes.flatMap((lane) => {
      const reading = found(definition, lane);
      return reading === undefined ? [] : [`${armInSentence(lane.arm)}${lane.fallbackCounted ? '' : ' by its own method only'} ${noteOf(reading)}`];
    }).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Success by definition of an attempt',
      columns: ['Denominator', 'Arm', 'Fallback', 'Success', 'n'],
      rows: results.denominators.map((reading) => [
        reading.definition,
        armStyle(reading.arm).name,
        reading.fallbackCounted ? 'counted' : 'not counted',
        reading.value === undefined ? notEstimated(undefined) : quantityWithInterval(reading.value, reading.interval, 'proportion'),
        count(reading.of),
      ]),
    },
  };
}

function noteOf(reading: Reading): string {
  return reading.value === undefined ? 'not estimated' : percent(reading.value);
}

function findingOf(readings: readonly Reading[], arms: readonly string[], claimedOther: number | undefined, who: string): string {
  const ranges = arms.map((arm) => {
    const values = readings.filter((reading) => reading.arm === arm).flatMap(({ value }) => (value === undefined ? [] : [value]));
    return { arm, low: Math.min(...values), high: Math.max(...values) };
  });
  const spread = ranges.map(({ arm, low, high }) => `${percent(low)} to ${percent(high)} with ${armInSentence(arm)}`).join(', ');
  const other = ranges.find(({ arm }) => arm === 'password-otp');
  if (claimedOther === undefined || other === undefined) return `What counts as an attempt moves success: ${spread}`;
  const reached = other.low <= claimedOther;
  return `${reached ? 'Some reading comes' : 'No reading comes'} as low as the ${asStated(claimedOther, 'proportion')} of ${who}: ${spread}`;
}
