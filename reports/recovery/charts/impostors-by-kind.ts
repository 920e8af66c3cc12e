// Attacks that get in, kind by kind and way by way, with the most that it may be: without a success there is no dot at nothing, but a hollow
// one at the exact upper limit.
import { impostorKinds } from '../../../scenarios/schema/drill.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import type { ImpostorResult } from '../../results/recovery-results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { forestLayers, gridLayer, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers } from '../../drawing/layers.ts';
import { layOutRows } from '../../drawing/row-layout.ts';
import { count, percent } from '../../words/quantity.ts';
import { kindInSentence, kindWords } from '../drill-words.ts';
import { perThousand } from '../per-thousand.ts';
import { leftOutOf } from '../left-out.ts';
import { impostorsTold, scopeOf, toldLayer } from '../told-layer.ts';
import { tradeOffKey } from './trade-off-layers.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'impostors-by-kind',
  section: 'recoveryImpostors',
  place: 1,
  without: 'No impostor came, so nothing is known of who else gets in.',
  build,
};

const ticks = [0.01, 0.1, 1, 10, 100, 1_000];

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const rows = impostorsTold(results, toldLayer(results));
  const kinds = impostorKinds.filter((kind) => rows.some((row) => row.kind === kind));
  if (kinds.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const arms = results.arms.filter(({ id }) => rows.some(({ arm }) => arm === id));
  const key = layOutKey(
    [
      ...arms.map(({ id }) => ({
        label: styleOf(id).name,
        colour: styleOf(id).colour,
        sign: { kind: 'symbol', shape: styleOf(id).shape } as const,
      })),
      ...tradeOffKey,
    ],
    totalWidthPx[width],
  );
  const of = (kind: string, arm: string) => rows.find((row) => row.kind === kind && row.arm === arm);
  const layout = layOutRows(
    kinds.map((kind) => ({
      id: kind,
      label: kindWords[kind],
      lanes: arms.flatMap(({ id }) => {
        const row = of(kind, id);
        return row === undefined ? [] : [{ id, name: styleOf(id).name, note: perThousand(row) }];
      }),
    })),
    width,
    { laneHeightPx: 18, topPx: key.heightPx, bottomPx: 46 },
  );
  const lowest = Math.min(...rows.map(({ gotIn, per1000, upper1000 }) => (gotIn === 0 ? upper1000 : per1000)));
  const from = ticks.findLast((tick) => tick <= lowest) ?? 0.01;
  const x = xAxis({
    type: 'log',
    domain: [from, 1_000],
    ticks: ticks.filter((tick) => tick >= from),
    labelExpr: 'datum.value',
    title: 'Of 1\u00a0000 attacks, log scale',
  });
  const leftOut = leftOutOf(results);
  const title = findingOf(
    results,
    rows.filter(({ kind }) => !leftOut.has(kind)),
  );
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...forestLayers(
        rows.map((row) => {
          const { kind, arm, gotIn, per1000, upper1000 } = row;
          const value = gotIn === 0 ? upper1000 : per1000;
          return {
            y: layout.laneY(kind, arm),
            value,
            interval: { lower: gotIn === 0 ? from : per1000, upper: upper1000, level: 0.95, method: 'Clopper-Pearson' },
            about: { kind, arm },
            colour: styleOf(arm).colour,
            shape: styleOf(arm).shape,
            hollow: gotIn === 0,
          };
        }),
        x,
      ),
    ]),
    title,
    subtitle: `One attack is one account, tried as often as the impostor cares to. A bar ends at the upper limit, exact and one-sided at 95 %.${leftOut.size === 0 ? '' : ` The rule leaves out: ${[...leftOut].map(kindInSentence).join(', ')}.`} ${scopeOf(results)}; one kind comes to each account.`,
    badge: 'modelled',
    alt: `${title}. ${rows.map((row) => `${kindWords[row.kind]} by ${styleOf(row.arm).inSentence}: ${perThousand(row)}`).join('. ')}.`,
    table: {
      caption: 'Attacks that get in, by kind',
      columns: [
        'Kind',
        ...arms.flatMap(({ id }) => [`${styleOf(id).name}: got in`, `${styleOf(id).name}: of 1\u00a0000`]),
      ],
      rows: kinds.map((kind) =>
        [kindWords[kind]].concat(
          arms.flatMap(({ id }) => {
            const row = of(kind, id);
            return row === undefined
              ? ['none came', '']
              : [`${count(row.gotIn)} of ${count(row.attacks)}`, perThousand(row)];
          }),
        ),
      ),
    },
  };
}

function findingOf(results: ResultsOfDrill, rows: readonly ImpostorResult[]): string {
  const styleOf = armStyles(results.arms);
  if (rows.length === 0) return 'Only impostors came whom the rule does not look at';
  const told = [...Map.groupBy(rows, ({ arm }) => arm)].map(([arm, those]) => {
    const best = those.toSorted((one, other) => other.per1000 - one.per1000)[0];
    return best === undefined || best.gotIn === 0
      ? `no kind was seen to get in by ${styleOf(arm).inSentence}`
      : `by ${styleOf(arm).inSentence} the ${kindInSentence(best.kind)} does best (${percent(best.gotIn / best.attacks)} of its attacks)`;
  });
  const sentence = told.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
