// The trade-off of each kind of impostor by itself: a small panel for each that got in at some setting of some way.
import { impostorKinds, type ImpostorKind } from '../../../scenarios/schema/drill.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import type { TradeOffPoint } from '../../results/recovery-results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { listed } from '../../words/listed.ts';
import { countOf, percent } from '../../words/quantity.ts';
import { kindInSentence, kindWords } from '../drill-words.ts';
import { perThousand } from '../per-thousand.ts';
import { letInScale, lostAxis } from './rate-axes.ts';
import { tradeOffKey, tradeOffLayers } from './trade-off-layers.ts';
import { scopeOf } from '../told-layer.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'recovery-trade-off-by-kind',
  section: 'recoveryTradeOff',
  place: 2,
  without: 'At no setting that was lived did any impostor get in, so no kind has a curve of its own.',
  build,
};

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const points = results.recovery.tradeOff;
  const came = impostorKinds.filter((kind) => points.some((point) => ofKind(point, kind) !== undefined));
  const drawn = came.filter((kind) => points.some((point) => (ofKind(point, kind)?.gotIn ?? 0) > 0));
  if (drawn.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const ways = [...Map.groupBy(points, ({ arm }) => arm)];
  const key = layOutKey(
    [
      ...ways.map(([arm]) => ({
        label: styleOf(arm).name,
        colour: styleOf(arm).colour,
        sign: { kind: 'symbol', shape: styleOf(arm).shape } as const,
      })),
      ...tradeOffKey,
    ],
    totalWidthPx[width],
  );
  const rates = points.flatMap(({ kinds }) => kinds.filter(({ kind }) => drawn.includes(kind)));
  const panels = layOutPanels(
    drawn.map((kind) => ({ id: kind, title: kindWords[kind], heightPx: 90, y: letInScale(rates) })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = lostAxis(points.map(({ lostShare }) => lostShare));
  const never = came.filter((kind) => !drawn.includes(kind));
  const title = `${countOf(drawn.length, 'kind')} of impostor ${drawn.length === 1 ? 'gets' : 'get'} in at some setting${never.length === 0 ? '' : `; not seen to at any: ${listed(never.map(kindInSentence))}`}`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...drawn.flatMap((kind) =>
        ways.flatMap(([arm, those]) =>
          tradeOffLayers(
            panels,
            kind,
            x,
            styleOf(arm),
            those.flatMap((point) => {
              const letIn = ofKind(point, kind);
              return letIn === undefined ? [] : [{ point, letIn }];
            }),
          ),
        ),
      ),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `As above, kind by kind: attacks of the kind that get in, log scale, over the same settings. Not seen is not never: what was not seen lies at its exact upper limit. ${scopeOf(results)}.`,
    badge: 'modelled',
    alt: `${title}. ${drawn.map((kind) => `${kindWords[kind]}: ${ways.map(([arm, those]) => `${styleOf(arm).inSentence}, ${those.flatMap((point) => toldOf(point, kind)).join('; ')}`).join('. ')}`).join('. ')}.`,
    table: {
      caption: 'Of 1\u00a0000 attacks, those that get in, by kind and setting',
      columns: ['Way', 'Setting', ...came.map((kind) => kindWords[kind])],
      rows: points.map((point) =>
        [styleOf(point.arm).name, `${point.words}, ${percent(point.lostShare)} lost`].concat(
          came.map((kind) => {
            const letIn = ofKind(point, kind);
            return letIn === undefined ? 'none came' : perThousand(letIn);
          }),
        ),
      ),
    },
  };
}

function ofKind({ kinds }: TradeOffPoint, kind: ImpostorKind) {
  return kinds.find((each) => each.kind === kind);
}

function toldOf(point: TradeOffPoint, kind: ImpostorKind): string[] {
  const letIn = ofKind(point, kind);
  return letIn === undefined ? [] : [`${point.words} ${perThousand(letIn)}`];
}
