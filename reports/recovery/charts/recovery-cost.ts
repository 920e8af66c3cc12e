// What a recovery that succeeds costs, part by part, and how much working time it takes.
import type { ResultsOfDrill } from '../../results/results.ts';
import type { RightfulResult } from '../../results/recovery-results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { type ColourName, colour } from '../../drawing/palette.ts';
import { layOutRows } from '../../drawing/row-layout.ts';
import { money } from '../../words/currency.ts';
import { durationInWords, quantity } from '../../words/quantity.ts';
import { rightfulTold, scopeOf, toldLayer } from '../told-layer.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'recovery-cost',
  section: 'recoveryCost',
  place: 1,
  without: 'Nobody got back in, so there is no cost of a recovery that succeeds.',
  build,
};

type Parts = RightfulResult['cost']['parts'];

const partsDrawn = [
  { id: 'identityChecks', label: 'Checks of documents and faces', colour: 'signedIn' },
  { id: 'faceChecks', label: 'Face Checks', colour: 'indigo' },
  { id: 'licences', label: 'Licences', colour: 'wine' },
  { id: 'desk', label: 'Hours of the help desk', colour: 'gaveUp' },
  { id: 'time', label: 'Hours people could not work', colour: 'timedOut' },
] as const satisfies readonly { readonly id: keyof Parts; readonly label: string; readonly colour: ColourName }[];

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const { currency } = results.recovery;
  const rows = rightfulTold(results, toldLayer(results)).flatMap((row) =>
    row.cost.perRecovery === undefined ? [] : [{ ...row, perRecovery: row.cost.perRecovery }],
  );
  if (rows.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const key = layOutKey(
    partsDrawn.map((part) => ({ label: part.label, colour: colour(part.colour), sign: { kind: 'swatch' } as const })),
    totalWidthPx[width],
  );
  const amount = (value: number) => `${money(value, currency)}\u00a0${currency}`;
  const layout = layOutRows(
    rows.map(({ arm, perRecovery, perPerson }) => ({
      id: arm,
      label: styleOf(arm).name,
      lanes: [{ id: 'cost', note: `${amount(perRecovery)}, ${durationInWords(perPerson.totalS * 1_000)}` }],
    })),
    width,
    { laneHeightPx: 24, topPx: key.heightPx, bottomPx: 46 },
  );
  const highest = Math.max(...rows.map(({ perRecovery }) => perRecovery), 1e-6);
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [0.1, 0.2, 0.5, 1, 2].map((each) => each * power).find((each) => highest / each <= 6) ?? power;
  const end = Math.ceil(highest / step - 1e-9) * step;
  const x = xAxis({
    domain: [0, end],
    ticks: ticksBetween(0, end, step),
    labelExpr: 'datum.value',
    title: `Cost of a recovery that succeeds, ${currency}`,
  });
  const segments = rows.flatMap((row) => segmentsOf(row, layout.laneY(row.arm, 'cost')));
  const title = `A recovery that succeeds costs ${rows.map(({ arm, perRecovery }) => `${amount(perRecovery)} by ${styleOf(arm).inSentence}`).join(', ')}`;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...partsDrawn.map(({ id, colour: fill }): Layer => ({
        data: { values: segments.filter((segment) => segment.part === id && segment.to > segment.from) },
        mark: { type: 'bar', height: 18, fill: colour(fill) },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
      })),
    ]),
    title,
    subtitle: `What was spent on all who began, over those who got back in; who did not still has to be helped. Time: mean from the first try to an end. Prices are the scenario’s, with who says so in the table of prices. ${scopeOf(results)}, weighted to the tenant.`,
    badge: 'assumed',
    alt: `${title}. ${rows.map((row) => `${styleOf(row.arm).name}: ${partsDrawn.map(({ id, label }) => `${label.toLowerCase()} ${amount(scaled(row, id))}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Cost of a recovery that succeeds',
      columns: ['Way', ...partsDrawn.map(({ label }) => `${label}, ${currency}`), `Together, ${currency}`, 'Mean time'],
      rows: rows.map((row) =>
        [styleOf(row.arm).name].concat(
          partsDrawn.map(({ id }) => money(scaled(row, id), currency)),
          money(row.perRecovery, currency),
          quantity(row.perPerson.totalS / 60, 'min'),
        ),
      ),
    },
  };
}

/** For each who got back in. */
function scaled({ cost: { parts }, recovered: { value } }: RightfulResult, id: keyof Parts): number {
  return parts[id] / value;
}

function segmentsOf(row: RightfulResult, y: number) {
  let from = 0;
  return partsDrawn.map(({ id }) => {
    const segment = { arm: row.arm, part: id, y, from, to: from + scaled(row, id) };
    from = segment.to;
    return segment;
  });
}
