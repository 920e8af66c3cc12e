// What becomes of 1 000 attacks, kind by kind and arm by arm: taken over, or stopped by whom; a tick at those to which the person gave something.
import { stoppers, type Stopper } from '../../../scenarios/measures/phishing-counts.ts';
import type { AttackResult } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../../drawing/layers.ts';
import { colour, type ColourName } from '../../drawing/palette.ts';
import { layOutRows, type Row } from '../../drawing/row-layout.ts';
import { count } from '../../words/quantity.ts';
import { attackInSentence, attackWords, rateAlone, rateInWords, stopperWords } from '../phishing-words.ts';
import { attacksTold, bestAttack, scopeOf } from '../told-attacks.ts';

export const chart: Chart<ResultsOfPhishing> = {
  id: 'attack-fates',
  section: 'phishingAttacks',
  place: 1,
  without: 'No attack came, so there is nothing to say of what becomes of them.',
  build,
};

type Fate = 'taken-over' | Stopper;
const fates: readonly Fate[] = ['taken-over', ...stoppers];
const colours: Readonly<Record<Fate, ColourName>> = {
  'taken-over': 'vermilion',
  browser: 'blue',
  site: 'indigo',
  policy: 'wine',
  person: 'gaveUp',
  desk: 'signedIn',
  'nothing-there': 'quiet',
};
const barPx = 15;

function build(results: ResultsOfPhishing, width: ChartWidth): BuiltChart | undefined {
  const rows = attacksTold(results);
  if (rows.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const found = fates.filter((fate) => rows.some((row) => attacksOf(row, fate) > 0));
  const key = layOutKey(
    [
      ...found.map((fate) => ({
        label: wordsOf(fate),
        colour: colour(colours[fate]),
        sign: { kind: 'swatch' } as const,
      })),
      { label: 'To the left of it: gave something', colour: colour('ink'), sign: { kind: 'line' } as const },
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    [...Map.groupBy(rows, ({ arm }) => arm)].flatMap(([arm, those]) => {
      const heading: Row = { id: arm, heading: true, label: styleOf(arm).name, lanes: [] };
      return [heading].concat(
        those.map((row) => ({
          id: rowOf(row),
          label: attackWords[row.kind],
          lanes: [{ id: 'fates', note: `${rateAlone(row.takenOver)} taken over` }],
        })),
      );
    }),
    width,
    { laneHeightPx: barPx + 2, topPx: key.heightPx, bottomPx: 46 },
  );
  const x = xAxis({
    domain: [0, 1_000],
    ticks: ticksBetween(0, 1_000, 250),
    labelExpr: "format(datum.value, 'd')",
    title: 'Of 1\u00a0000 attacks',
  });
  const title = findingOf(results, rows);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...found.map((fate): Layer => ({
        data: { values: rows.flatMap((row) => segment(row, fate, layout.laneY(rowOf(row), 'fates'))) },
        mark: { type: 'bar', height: barPx, fill: colour(colours[fate]) },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
      })),
      gaveTicks(rows, (row) => layout.laneY(rowOf(row), 'fates'), x),
    ]),
    title,
    subtitle: `One attack on one account. Who gave something is not always taken over: a policy can refuse what was shown. ${scopeOf(results)}.`,
    badge: 'modelled',
    alt: `${title}. ${rows.map((row) => `${attackWords[row.kind]}, ${styleOf(row.arm).inSentence}: ${fates.flatMap((fate) => (attacksOf(row, fate) === 0 ? [] : [`${wordsOf(fate).toLowerCase()} ${perThousand(row, fate)}`])).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'What becomes of attacks, of 1\u00a0000',
      columns: ['Attack', 'Arm', 'Attacks', 'Taken over', 'Gave something', ...stoppers.map((by) => stopperWords[by])],
      rows: rows.map((row) =>
        [
          attackWords[row.kind],
          styleOf(row.arm).name,
          count(row.attacked),
          rateInWords(row.takenOver),
          rateInWords(row.gave),
        ].concat(stoppers.map((by) => stoppedInWords(row, by))),
      ),
    },
  };
}

function stoppedInWords({ stoppedBy }: AttackResult, stopper: Stopper): string {
  const stopped = stoppedBy.find(({ by }) => by === stopper);
  return stopped === undefined ? 'none' : rateAlone(stopped.rate);
}

function segment(row: AttackResult, fate: Fate, y: number) {
  const attacks = attacksOf(row, fate);
  if (attacks === 0) return [];
  const before = fates.slice(0, fates.indexOf(fate)).reduce((sum, each) => sum + attacksOf(row, each), 0);
  const at = (sum: number) => (sum / row.attacked) * 1_000;
  return [{ attack: row.kind, arm: row.arm, fate, from: at(before), to: at(before + attacks), y }];
}

function gaveTicks(rows: readonly AttackResult[], yOf: (row: AttackResult) => number, x: object): Layer {
  return {
    data: {
      values: rows
        .filter(({ gave }) => gave.events > 0)
        .map((row) => ({ attack: row.kind, arm: row.arm, gave: row.gave.per1000, y: yOf(row) })),
    },
    mark: { type: 'tick', orient: 'vertical', size: barPx + 6, thickness: 2, color: colour('ink') },
    encoding: { x: { field: 'gave', ...x }, y: yPx },
  } as Layer;
}

function attacksOf({ takenOver, stoppedBy }: AttackResult, fate: Fate): number {
  if (fate === 'taken-over') return takenOver.events;
  return stoppedBy.find(({ by }) => by === fate)?.rate.events ?? 0;
}

function perThousand(row: AttackResult, fate: Fate): string {
  return fate === 'taken-over'
    ? rateAlone(row.takenOver)
    : row.stoppedBy.flatMap(({ by, rate }) => (by === fate ? [rateAlone(rate)] : [])).join('');
}

function wordsOf(fate: Fate): string {
  return fate === 'taken-over' ? 'Taken over' : stopperWords[fate];
}

function rowOf({ arm, kind }: AttackResult): string {
  return `${arm} ${kind}`;
}

function findingOf(results: ResultsOfPhishing, rows: readonly AttackResult[]): string {
  const styleOf = armStyles(results.arms);
  const told = [...Map.groupBy(rows, ({ arm }) => arm)].flatMap(([arm, those]) => {
    const best = bestAttack(those);
    if (best === undefined) return [];
    return best.takenOver.events === 0
      ? [`with ${styleOf(arm).inSentence} none was seen to take over an account`]
      : [
          `with ${styleOf(arm).inSentence} the ${attackInSentence(best.kind)} does best (${rateAlone(best.takenOver)} of 1\u00a0000)`,
        ];
  });
  const sentence = told.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
