// Share of attempts signed in by each moment, upwards, and given up, downwards: Aalen–Johansen steps of each arm.
// Time on a log axis: passkeys live between 2 and 10 s, codes between 15 s and minutes, and both must be readable.
import { mirroredShares } from '../../drawing/mirrored-shares.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import { inToldOrder } from '../../results/arm-of-run.ts';
import { listed } from '../../words/listed.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { mixedKind } from '../../words/machine-time-word.ts';
import { countOf, percent } from '../../words/quantity.ts';
import { ofThisRun } from './of-this-run.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'signed-in-by-time',
  section: 'time',
  without: 'No attempt was observed to its end, so there is no curve over time.',
  build,
};

type Curve = ResultsOfSignIns['curves'][number];

const readingTimes = [5, 10, 20, 30, 60, 120];
/** Steps smaller than this cannot be seen at the size the chart is drawn. */
const visibleStep = 0.002;

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const curves = results.curves.filter(({ points }) => points.length > 0).toSorted(byArm(results.arms));
  const styleOf = armStyles(results.arms);
  if (curves.length === 0) return undefined;
  const key = layOutKey(
    curves.map(({ arm }) => ({
      label: styleOf(arm).name,
      colour: styleOf(arm).colour,
      sign: { kind: 'symbol', shape: styleOf(arm).shape },
    })),
    totalWidthPx[width],
  );
  // Half of the widest label of the axis reaches beyond it.
  const padding = { left: 62, right: 26, top: key.heightPx + 4, bottom: 48 };
  const size = {
    width: totalWidthPx[width] - padding.left - padding.right,
    height: width === 'wide' ? 340 : 300,
    padding,
  };
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ gaveUp }) => gaveUp)));
  const { lowest, axis: y } = mirroredShares(most);
  const last = Math.max(...curves.map(({ points }) => points.at(-1)?.seconds ?? 1), 60);
  const first = Math.min(
    ...curves.map(({ points }) => points.find(({ signedIn, gaveUp }) => signedIn + gaveUp > 0)?.seconds ?? 1),
  );
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];
  const from = ticks.findLast((tick) => tick <= first) ?? 0.1;
  const to = ticks.find((tick) => tick >= last) ?? last;
  const shown = spaced(
    ticks.filter((tick) => tick >= from && tick <= to),
    (tick) => (Math.log(tick / from) / Math.log(to / from)) * size.width,
  );
  const x = {
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [from, to], nice: false },
    axis: {
      values: shown,
      labelExpr: "datum.value < 120 ? datum.value + ' s' : (datum.value / 60) + ' min'",
      title: 'Time since the sign-in page was asked for, log scale',
    },
  };
  const lines = curves.flatMap((curve): Layer[] => {
    const style = styleOf(curve.arm);
    const mark = { type: 'line' as const, interpolate: 'step-after' as const, stroke: style.colour, strokeWidth: 2.5 };
    const symbols = {
      type: 'point' as const,
      shape: style.shape,
      size: 60,
      filled: true,
      opacity: 1,
      fill: style.colour,
    };
    return (['signedIn', 'gaveUp'] as const).flatMap((field): Layer[] => {
      const encoding = { x: { field: 'seconds', ...x }, y: { field, ...y } };
      const datum = (seconds: number, share: number) => ({
        arm: curve.arm,
        seconds,
        [field]: field === 'gaveUp' ? -share : share,
      });
      return [
        {
          data: { values: visible(curve, field, to).map(({ seconds, share }) => datum(seconds, share)) },
          mark,
          encoding,
        },
        {
          data: {
            values: readingTimes
              .filter((seconds) => seconds <= to)
              .map((seconds) => datum(seconds, at(curve, seconds)[field])),
          },
          mark: symbols,
          encoding,
        },
      ];
    });
  });
  const caption = (text: string, atShare: number, baseline: 'top' | 'bottom', dy: number): Layer => ({
    data: { values: [{ text, share: atShare }] },
    mark: { type: 'text', align: 'left', baseline, dx: 8, dy, fill: colour('muted') },
    encoding: { x: { value: 0 }, y: { field: 'share', ...y }, text: { field: 'text', type: 'nominal' } },
  });
  const title = ofThisRun(results, findingOf(curves.toSorted(byArm(inToldOrder(results.arms))), styleOf));
  return {
    spec: framedSpec(size, [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: colour('muted') },
        encoding: { y: { field: 'zero', ...y } },
      },
      ...lines,
      caption('↑ signed in', 1, 'top', 8),
      caption('↓ gave up, refused or timed out', lowest, 'bottom', -6),
      ...keyLayers(key, padding),
    ]),
    title,
    subtitle: `Aalen–Johansen share of all attempts, giving up as a competing end, weighted to the tenant. ${curves.map(({ arm, users, attempts }) => `${styleOf(arm).name}: ${countOf(users, 'user')}, ${countOf(attempts, 'attempt')}`).join('; ')}.`,
    badge: mixedKind(results.run),
    alt: `${title}. ${curves.map((curve) => `${styleOf(curve.arm).name}: ${readingTimes.map((seconds) => `${percent(at(curve, seconds).signedIn)} signed in by ${seconds} s`).join(', ')}; in the end ${percent(curve.points.at(-1)?.gaveUp ?? 0)} did not get in`).join('. ')}.`,
    table: {
      caption: 'Share of attempts signed in, and ended without success, by time',
      columns: [
        'Time',
        ...curves.flatMap(({ arm }) => [`${styleOf(arm).name}: signed in`, `${styleOf(arm).name}: ended without`]),
      ],
      rows: readingTimes.map((seconds) => [
        `${seconds} s`,
        ...curves.flatMap((curve) => [percent(at(curve, seconds).signedIn), percent(at(curve, seconds).gaveUp)]),
      ]),
    },
  };
}

/** Value of the step function at a time. */
function at(curve: Curve, seconds: number): { signedIn: number; gaveUp: number } {
  return curve.points.findLast((point) => point.seconds <= seconds) ?? { signedIn: 0, gaveUp: 0 };
}

/** The steps of one share that can be seen, from its first rise to the right edge of the axis. */
function visible(curve: Curve, field: 'signedIn' | 'gaveUp', to: number): { seconds: number; share: number }[] {
  const kept: { seconds: number; share: number }[] = [];
  for (const point of curve.points) {
    if (point.seconds < to && point[field] - (kept.at(-1)?.share ?? 0) >= visibleStep)
      kept.push({ seconds: point.seconds, share: point[field] });
  }
  return [...kept, { seconds: to, share: at(curve, to)[field] }];
}

/** Ticks whose labels have room, from the left. */
function spaced(ticks: readonly number[], xOf: (tick: number) => number): number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || xOf(tick) - xOf(last) >= 40) kept.push(tick);
  }
  return kept;
}

/** @param curves in the order of sentences */
function findingOf(curves: readonly Curve[], styleOf: StyleOf): string {
  const gaps = readingTimes.map((seconds) => {
    const shares = curves.map((curve) => at(curve, seconds).signedIn);
    return { seconds, gap: Math.max(...shares) - Math.min(...shares) };
  });
  const widest = gaps.reduce((best, next) => (next.gap > best.gap ? next : best));
  const shares = curves.map(
    (curve) => `${percent(at(curve, widest.seconds).signedIn)} of attempts with ${styleOf(curve.arm).inSentence}`,
  );
  return `After ${widest.seconds} s, ${listed(shares)} are signed in`;
}
