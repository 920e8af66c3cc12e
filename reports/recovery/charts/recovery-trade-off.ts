// Rightful people lost against impostors let in, over thresholds of Face Check and procedures of the help desk: both ways in one picture, each
// against the kind of impostor that does best there, as attackers choose.
import type { ImpostorKind } from '../../../scenarios/schema/drill.ts';
import type { TradeOffPoint } from '../../results/recovery-results.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, fontSize, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels, type Panels } from '../../drawing/panels.ts';
import { textWidth } from '../../drawing/text-width.ts';
import { count, percent } from '../../words/quantity.ts';
import { kindInSentence, kindWords } from '../drill-words.ts';
import { leftOutOf } from '../left-out.ts';
import { perThousand } from '../per-thousand.ts';
import { clampedToAxis, drawnShare, letInScale, lostAxis } from './rate-axes.ts';
import { tradeOffKey, tradeOffLayers, type PlacedSetting } from './trade-off-layers.ts';
import { scopeOf } from '../told-layer.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'recovery-trade-off',
  section: 'recoveryTradeOff',
  place: 1,
  without:
    'No settings were lived beside those of the run, so there is no curve of people lost against impostors let in.',
  build,
};

type Kind = TradeOffPoint['kinds'][number];

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const leftOut = leftOutOf(results);
  const settings = results.recovery.tradeOff.flatMap((point) => {
    const best = bestKind(point, leftOut);
    return best === undefined ? [] : [{ point, letIn: best, best }];
  });
  if (settings.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const ways = [...Map.groupBy(settings, ({ point }) => point.arm)];
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
  const panels = layOutPanels(
    [
      {
        id: 'best',
        title: 'Attacks that get in, of the kind that does best',
        heightPx: width === 'wide' ? 340 : 300,
        y: letInScale(settings.map(({ letIn }) => letIn)),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = lostAxis(settings.map(({ point }) => point.lostShare));
  const title = findingOf(results, settings);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...ways.flatMap(([arm, those]) => tradeOffLayers(panels, 'best', x, styleOf(arm), those)),
      ...(width === 'wide' ? [names(settings, panels, x)] : []),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Each mark is a setting: a threshold of Face Check, or what the help desk asks for; the run’s own has a ring. Further left and further down is better. ${excluded(leftOut)}${scopeOf(results)}, the same at every setting.`,
    badge: 'modelled',
    alt: `${title}. ${ways.map(([arm, those]) => `${styleOf(arm).name}: ${those.map(({ point, letIn, best }) => `${point.words}, ${percent(point.lostShare)} lost, of 1\u00a0000 attacks ${perThousand(letIn)} (${kindInSentence(best.kind)})`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Rightful people lost and impostors let in, by setting',
      columns: ['Way', 'Setting', 'Rightful people lost', 'Lost, of people', 'Best kind', 'Of 1\u00a0000 attacks'],
      rows: settings.map(({ point, letIn, best }) => [
        styleOf(point.arm).name,
        `${point.words}${point.asRun ? ' (as run)' : ''}`,
        percent(point.lostShare),
        `${count(point.lost)} of ${count(point.people)}`,
        kindWords[best.kind],
        perThousand(letIn),
      ]),
    },
  };
}

const nameLine = 16;

/** Beside the marks, those of the run first; a name that would lie on another is left to the table. */
function names(settings: readonly PlacedSetting[], panels: Panels, x: ReturnType<typeof lostAxis>): Layer {
  const [low, high] = x.scale.domain;
  const placed: { text: string; x: number; y: number; halfPx: number }[] = [];
  for (const { point, letIn } of settings.toSorted(
    (one, other) => Number(other.point.asRun) - Number(one.point.asRun),
  )) {
    const text = point.threshold === undefined ? point.words : String(point.threshold);
    const halfPx = textWidth(text, fontSize.note) / 2;
    const place = (Math.log(clampedToAxis(point.lostShare, x) / low) / Math.log(high / low)) * panels.width;
    const at = {
      text,
      x: Math.min(Math.max(place, halfPx), panels.width - halfPx),
      y: besideMark(panels, drawnShare(letIn)),
      halfPx,
    };
    const free = placed.every(
      (other) => Math.abs(other.y - at.y) > nameLine || Math.abs(other.x - at.x) > other.halfPx + halfPx + 4,
    );
    if (free) placed.push(at);
  }
  return {
    data: { values: placed.map((name) => ({ text: name.text, x: name.x, y: name.y })) },
    mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: fontSize.note, fill: colour('muted') },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null, axis: null },
      y: yPx,
      text: { field: 'text', type: 'nominal' },
    },
  };
}

/** Above it, or below where a title stands above. */
function besideMark(panels: Panels, share: number): number {
  const y = panels.yOf('best', share);
  return y - nameLine < panels.band('best').top ? y + nameLine + 3 : y - nameLine;
}

function excluded(leftOut: ReadonlySet<ImpostorKind>): string {
  return leftOut.size === 0 ? '' : `Left out, as the rule does: ${[...leftOut].map(kindInSentence).join(', ')}. `;
}

function bestKind({ kinds }: TradeOffPoint, leftOut: ReadonlySet<ImpostorKind>): Kind | undefined {
  return kinds
    .filter(({ kind }) => !leftOut.has(kind))
    .toSorted((one, other) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000)[0];
}

function findingOf(results: ResultsOfDrill, settings: readonly (PlacedSetting & { readonly best: Kind })[]): string {
  const styleOf = armStyles(results.arms);
  const told = settings
    .filter(({ point }) => point.asRun)
    .map(
      ({ point, letIn, best }) =>
        `${styleOf(point.arm).inSentence} loses ${percent(point.lostShare)} of rightful people and lets in ${perThousand(letIn)} of 1\u00a0000 attacks (${kindInSentence(best.kind)})`,
    );
  if (told.length === 0) return 'Rightful people lost against impostors let in, over settings that were lived';
  const sentence = told.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
