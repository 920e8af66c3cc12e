// Share of rightful people back in by each moment, upwards, and ended without, downwards: Aalen-Johansen from counts by interval. Time on a log
// axis, from a minute to a day.
import { mirroredShares } from '../../drawing/mirrored-shares.ts';
import type { RightfulResult } from '../../results/recovery-results.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { armStyles, dashPx } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { listed } from '../../words/listed.ts';
import { countOf, percent, quantityWithInterval } from '../../words/quantity.ts';
import { readingTimeInWords } from '../reading-time-in-words.ts';
import { rightfulTold, scopeOf, toldLayer } from '../told-layer.ts';

export const chart: Chart<ResultsOfDrill> = {
  id: 'recovered-by-time',
  section: 'recoveryPeople',
  place: 1,
  without: 'Nobody was lived to an end, so there is no curve over time.',
  build,
};

const ticks = [60, 300, 900, 3_600, 14_400, 86_400];

function build(results: ResultsOfDrill, width: ChartWidth): BuiltChart | undefined {
  const layer = toldLayer(results);
  const rows = rightfulTold(results, layer);
  if (rows.length === 0) return undefined;
  const real = layer === 'many' ? rightfulTold(results, 'real') : [];
  const styleOf = armStyles(results.arms);
  const key = layOutKey(
    [
      ...rows.map(({ arm }) => ({
        label: styleOf(arm).name,
        colour: styleOf(arm).colour,
        sign: { kind: 'symbol', shape: styleOf(arm).shape } as const,
      })),
      ...(real.length === 0
        ? []
        : [
            {
              label: 'People of the run, 95 % CI',
              colour: colour('muted'),
              sign: { kind: 'symbol', shape: 'circle', hollow: true } as const,
            },
          ]),
    ],
    totalWidthPx[width],
  );
  const padding = { left: 62, right: 30, top: key.heightPx + 4, bottom: 48 };
  const size = {
    width: totalWidthPx[width] - padding.left - padding.right,
    height: width === 'wide' ? 340 : 300,
    padding,
  };
  const most = Math.max(...rows.flatMap(({ curve }) => curve.map(({ lost }) => lost)));
  const { lowest, axis: y } = mirroredShares(most);
  const x = {
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [60, 86_400], nice: false },
    axis: {
      values: ticks,
      labelExpr: "datum.value < 3600 ? (datum.value / 60) + ' min' : (datum.value / 3600) + ' h'",
      title: 'Time since they began, log scale',
    },
  };
  const lines = rows.flatMap(({ arm, curve }): Layer[] =>
    (['recovered', 'lost'] as const).map((of) => {
      const dash = dashPx(styleOf(arm), 4);
      return {
        data: {
          values: [
            { seconds: 60, share: 0 },
            ...curve.map((point) => ({ seconds: point.seconds, share: sign(of) * point[of] })),
          ].map((each) => Object.assign({ arm, of }, each)),
        },
        mark: {
          type: 'line',
          interpolate: 'step-after',
          stroke: styleOf(arm).colour,
          strokeWidth: 2.5,
          ...(dash === undefined ? {} : { strokeDash: dash }),
        },
        encoding: { x: { field: 'seconds', ...x }, y: { field: 'share', ...y } },
      };
    }),
  );
  const caption = (text: string, atShare: number, baseline: 'top' | 'bottom', dy: number): Layer => ({
    data: { values: [{ text, share: atShare }] },
    mark: { type: 'text', align: 'left', baseline, dx: 8, dy, fill: colour('muted') },
    encoding: { x: { value: 0 }, y: { field: 'share', ...y }, text: { field: 'text', type: 'nominal' } },
  });
  const title = findingOf(rows, (arm) => styleOf(arm).inSentence);
  return {
    spec: framedSpec(size, [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: colour('muted') },
        encoding: { y: { field: 'zero', ...y } },
      },
      ...lines,
      ...rows.map((row) =>
        readings(row, styleOf(row.arm).shape, styleOf(row.arm).colour, styleOf(row.arm).colour, x, y),
      ),
      ...real.flatMap((row) => [
        bars(row, styleOf(row.arm).colour, x, y),
        readings(row, styleOf(row.arm).shape, styleOf(row.arm).colour, colour('paper'), x, y),
      ]),
      caption('↑ back in', 1, 'top', 8),
      caption('↓ ended without', lowest, 'bottom', -6),
      ...keyLayers(key, padding),
    ]),
    title,
    subtitle: `Aalen–Johansen share of all rightful people, ending without as a competing end, weighted to the tenant. ${scopeOf(results)}${real.length === 0 ? '' : `; hollow: ${countOf(Math.max(...real.map(({ people }) => people)), 'person', 'people')} of the run`}.`,
    badge: 'modelled',
    alt: `${title}. ${rows.map((row) => `${styleOf(row.arm).name}: ${row.within.map(({ seconds, recovered, lost }) => `${percent(recovered.value)} back in within ${readingTimeInWords(seconds)}, ${percent(lost.value)} ended without`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'Rightful people back in, and ended without, by time',
      columns: [
        'Within',
        ...rows.flatMap(({ arm }) => [`${styleOf(arm).name}: back in`, `${styleOf(arm).name}: ended without`]),
        ...real.map(({ arm }) => `${styleOf(arm).name}: back in, of the run`),
      ],
      rows: (rows[0]?.within ?? []).map(({ seconds }, place) =>
        [readingTimeInWords(seconds)].concat(
          rows.flatMap(({ within }) => [
            percent(within[place]?.recovered.value ?? 0),
            percent(within[place]?.lost.value ?? 0),
          ]),
          real.map(({ within }) => {
            const found = within[place]?.recovered;
            return found === undefined
              ? ''
              : quantityWithInterval(found.value, found.interval, 'proportion', found.withheld);
          }),
        ),
      ),
    },
  };
}

function sign(of: 'recovered' | 'lost'): 1 | -1 {
  return of === 'lost' ? -1 : 1;
}

/** Symbols at the times that are read off. */
function readings(
  { arm, within }: RightfulResult,
  shape: string,
  stroke: string,
  fill: string,
  x: object,
  y: object,
): Layer {
  return {
    data: { values: within.map(({ seconds, recovered }) => ({ arm, seconds, share: recovered.value })) },
    mark: { type: 'point', shape, size: 60, filled: true, opacity: 1, fill, stroke, strokeWidth: 1.5 },
    encoding: { x: { field: 'seconds', ...x }, y: { field: 'share', ...y } },
  } as Layer;
}

function bars({ arm, within }: RightfulResult, stroke: string, x: object, y: object): Layer {
  return {
    data: {
      values: within.flatMap(({ seconds, recovered: { interval } }) =>
        interval === undefined ? [] : [{ arm, seconds, lower: interval.lower, upper: interval.upper ?? 1 }],
      ),
    },
    mark: { type: 'rule', stroke, strokeWidth: 1.5 },
    encoding: { x: { field: 'seconds', ...x }, y: { field: 'lower', ...y }, y2: { field: 'upper' } },
  } as Layer;
}

/** At the reading time at which ways differ most. */
function findingOf(rows: readonly RightfulResult[], nameOf: (arm: string) => string): string {
  const gaps = (rows[0]?.within ?? []).map(({ seconds }, place) => {
    const shares = rows.map(({ within }) => within[place]?.recovered.value ?? 0);
    return { seconds, place, gap: Math.max(...shares) - Math.min(...shares) };
  });
  const widest = gaps.toSorted((one, other) => other.gap - one.gap)[0];
  const told = listed(
    rows.map(({ arm, within }) => `${percent(within[widest?.place ?? 0]?.recovered.value ?? 0)} by ${nameOf(arm)}`),
  );
  return `Within ${readingTimeInWords(widest?.seconds ?? 0)}, rightful people are back in: ${told}`;
}
