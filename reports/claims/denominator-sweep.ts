// Success under each definition of an attempt, with and without fallback: does any reading of the word need what the vendor claims?
import { mixedKind } from '../words/machine-time-word.ts';
import { readingsOfClaim } from './readings-of-claim.ts';
import { asStated, count, notEstimated, percent, quantityWithInterval } from '../words/quantity.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { armStyles, type StyleOf } from '../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../drawing/chart.ts';
import { claimsInOrder } from './claims-in-order.ts';
import { armsOf } from '../pilot/charts/find-estimate.ts';
import { forestLayers, gridLayer, referenceLine, shareDomain, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, rowLayers } from '../drawing/layers.ts';
import { layOutRows } from '../drawing/row-layout.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'denominator-sweep',
  section: 'claims',
  without: 'Success was estimated under no definition of an attempt.',
  build,
};

type Reading = ResultsOfSignIns['denominators'][number];

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const readings = results.denominators.filter(({ value }) => value !== undefined);
  if (readings.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const arms = armsOf(results).filter((arm) => readings.some((reading) => reading.arm === arm));
  const definitions = [...new Set(results.denominators.map(({ definition }) => definition))];
  // An arm without a fallback has the same figures both ways.
  const waysOf = (arm: string) =>
    hasFallback(readings.filter((reading) => reading.arm === arm)) ? [true, false] : [true];
  const lanes = arms.flatMap((arm) =>
    waysOf(arm).map((fallbackCounted, _, { length }) => ({
      arm,
      fallbackCounted,
      id: `${arm} ${String(fallbackCounted)}`,
      name: nameOf(styleOf(arm).name, fallbackCounted, length),
    })),
  );
  const entries = lanes.map(({ arm, fallbackCounted, name }): KeyEntry => ({
    label: name,
    colour: styleOf(arm).colour,
    sign: { kind: 'symbol', shape: styleOf(arm).shape, hollow: !fallbackCounted },
  }));
  const key = layOutKey(entries, totalWidthPx[width]);
  const found = (definition: string, lane: (typeof lanes)[number]) =>
    results.denominators.find(
      (reading) =>
        reading.definition === definition &&
        reading.arm === lane.arm &&
        reading.fallbackCounted === lane.fallbackCounted,
    );
  const layout = layOutRows(
    definitions.map((definition) => ({
      id: definition,
      label: definition.charAt(0).toUpperCase() + definition.slice(1),
      lanes: lanes.flatMap((lane) => {
        const reading = found(definition, lane);
        return reading === undefined ? [] : [{ id: lane.id, note: noteOf(reading), name: lane.name }];
      }),
    })),
    width,
    { laneHeightPx: 18, topPx: key.heightPx, bottomPx: 46 },
  );
  const points = definitions.flatMap((definition) =>
    lanes.flatMap((lane) => {
      const reading = found(definition, lane);
      if (reading?.value === undefined) return [];
      const { colour, shape } = styleOf(lane.arm);
      return [
        {
          y: layout.laneY(definition, lane.id),
          value: reading.value,
          interval: reading.interval,
          about: { definition, arm: lane.arm },
          colour,
          shape,
          hollow: !lane.fallbackCounted,
        },
      ];
    }),
  );
  const claim = claimsInOrder(results).find((each) => readingsOfClaim(each, results) !== undefined);
  const stated = [claim?.claimed.other, claim?.claimed.passkey].filter((value) => value !== undefined);
  const { domain, ticks } = shareDomain([
    ...stated,
    ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value]),
  ]);
  const x = xAxis({
    domain,
    ticks,
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title:
      claim === undefined
        ? 'Share that succeeded'
        : `Share that succeeded; dashed: ${stated.map((value) => asStated(value, 'proportion')).join(' and ')}, as ${width === 'wide' ? `claimed by ${claim.who} ${claim.year}` : 'claimed'}`,
  });
  const told = claim === undefined ? undefined : readingsOfClaim(claim, results);
  const title = findingOf(readings, arms, styleOf, told?.other);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...stated.map((value) => referenceLine(layout, x, value, [4, 3])),
      ...forestLayers(points, x),
    ]),
    title,
    subtitle: `${told === undefined ? '' : `${told.passkey} `}The same attempts, counted in different ways, 95 % intervals. “Own method only”: a sign-in by another method counts as a failure of this one.`,
    badge: mixedKind(results.run),
    alt: `${title}. ${definitions
      .map(
        (definition) =>
          `${definition}: ${lanes
            .flatMap((lane) => {
              const reading = found(definition, lane);
              return reading === undefined
                ? []
                : [
                    `${styleOf(lane.arm).inSentence}${lane.fallbackCounted ? '' : ' by its own method only'} ${noteOf(reading)}`,
                  ];
            })
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: 'Success by definition of an attempt',
      columns: ['Denominator', 'Arm', 'Fallback', 'Success', 'n'],
      rows: results.denominators.map((reading) => [
        reading.definition,
        styleOf(reading.arm).name,
        reading.fallbackCounted ? 'counted' : 'not counted',
        reading.value === undefined
          ? notEstimated(reading.withheld)
          : quantityWithInterval(reading.value, reading.interval, 'proportion', reading.withheld),
        count(reading.of),
      ]),
    },
  };
}

function hasFallback(readings: readonly Reading[]): boolean {
  return readings.some(
    ({ definition, fallbackCounted, value }) =>
      fallbackCounted &&
      readings.some((other) => other.definition === definition && !other.fallbackCounted && other.value !== value),
  );
}

function nameOf(arm: string, fallbackCounted: boolean, ways: number): string {
  return ways === 1 ? arm : `${arm}, ${fallbackCounted ? 'fallback counted' : 'own method only'}`;
}

function noteOf(reading: Reading): string {
  return reading.value === undefined ? 'not estimated' : percent(reading.value);
}

function findingOf(
  readings: readonly Reading[],
  arms: readonly string[],
  styleOf: StyleOf,
  sentence: string | undefined,
): string {
  if (sentence !== undefined) return sentence.replace(/\.$/, '');
  const ranges = arms.map((arm) => {
    const values = readings
      .filter((reading) => reading.arm === arm)
      .flatMap(({ value }) => (value === undefined ? [] : [value]));
    return `${percent(Math.min(...values))} to ${percent(Math.max(...values))} with ${styleOf(arm).inSentence}`;
  });
  return `What counts as an attempt moves success: ${ranges.join(', ')}`;
}
