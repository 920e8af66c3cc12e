// Where rightful people stop who do not get back in, by way: the step, and what ended it there.
import type { ResultsOfDrill } from '../../results/results.ts';
import type { RightfulResult } from '../../results/recovery-results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer } from '../../drawing/frame.ts';
import { rowLayers, yPx } from '../../drawing/layers.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { count, percent } from '../../words/quantity.ts';
import { rightfulTold, scopeOf, toldLayer } from '../told-layer.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'recovery-stops',
  section: 'recoveryPeople',
  place: 2,
  without: 'Every rightful person got back in, so nobody stopped anywhere.',
  build,
};

/** The others are in the table. */
const mostDrawn = 8;

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const ways = rightfulTold(results, toldLayer(results)).filter(({ stops }) => stops.length > 0);
  if (ways.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const rows = ways.flatMap(({ arm, stops, recovered }): Row[] => [
    {
      id: arm,
      heading: true,
      label: `${styleOf(arm).name}: ${percent(1 - recovered.value)} do not get back in`,
      lanes: [],
    },
    ...stops.slice(0, mostDrawn).map((stop) => ({
      id: rowOf(arm, stop),
      label: stop.words,
      lanes: [{ id: 'stop', note: percent(stop.share) }],
    })),
  ]);
  const layout = layOutRows(rows, width, { laneHeightPx: 16, topPx: 4, bottomPx: 46 });
  const highest = Math.max(...ways.flatMap(({ stops }) => stops.map(({ share }) => share)));
  const step = [0.01, 0.02, 0.05, 0.1, 0.25].find((each) => highest / each <= 5) ?? 0.25;
  const end = Math.min(1, Math.ceil(highest / step - 1e-9) * step);
  const x = xAxis({
    domain: [0, end],
    ticks: ticksBetween(0, end, step),
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title: 'Share of rightful people who stop there',
  });
  const title = findingOf(ways, (arm) => styleOf(arm).inSentence);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      gridLayer(layout, x),
      ...ways.map(({ arm, stops }): Layer => ({
        data: {
          values: stops.slice(0, mostDrawn).map((stop) => ({
            arm,
            stop: stop.words,
            from: 0,
            share: stop.share,
            y: layout.laneY(rowOf(arm, stop), 'stop'),
          })),
        },
        mark: { type: 'bar', height: 14, fill: styleOf(arm).colour },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'share' }, y: yPx },
      })),
    ]),
    title,
    subtitle: `The end of each one’s last attempt; who started over and got in stopped nowhere. ${scopeOf(results)}, weighted to the tenant.`,
    badge: 'modelled',
    alt: `${title}. ${ways.map(({ arm, stops }) => `${styleOf(arm).name}: ${stops.map((stop) => `${stop.words}, ${percent(stop.share)}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Where rightful people stop',
      columns: ['Way', 'Where, and why', 'People', 'Share of all'],
      rows: ways.flatMap(({ arm, stops }) =>
        stops.map((stop) => [styleOf(arm).name, stop.words, count(stop.people), percent(stop.share)]),
      ),
    },
  };
}

function rowOf(arm: string, { step, code }: { readonly step: string; readonly code: string }): string {
  return `${arm} ${step} ${code}`;
}

function findingOf(ways: readonly RightfulResult[], nameOf: (arm: string) => string): string {
  const told = ways.flatMap(({ arm, stops: [first] }) =>
    first === undefined ? [] : [`by ${nameOf(arm)} at “${first.words}” (${percent(first.share)})`],
  );
  return `Of those who do not get back in, most stop ${told.join(', ')}`;
}
