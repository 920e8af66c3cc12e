// Each claimed ratio beside the one found, on a log axis: the claim as a tick in its ±25 % band, ours as an estimate with interval.
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { BuiltChart, Chart } from '../drawing/chart.ts';
import { claimsInOrder } from './claims-in-order.ts';
import { forestLayers, gridLayer, logDomain, referenceLine, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../drawing/frame.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { mixedKind } from '../words/machine-time-word.ts';
import { equivalenceBand } from '../statistics/claims/claim-verdict.ts';
import { asStated, countOf, quantityWithBounds, quantityWithInterval } from '../words/quantity.ts';
import { layOutRows } from '../drawing/row-layout.ts';
import { verdictCounts, verdictStyles } from './verdict-style.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'claims-ladder',
  section: 'claims',
  without: 'No claim that is a ratio was tested in this run.',
  build,
};

/** What was found there speaks neither for nor against the claim. */
const hollowVerdicts: ReadonlySet<ClaimHere['verdict']> = new Set(['not comparable', 'not judged']);

function build(results: ResultsOfSignIns, width: ChartWidth): BuiltChart | undefined {
  const claims = claimsInOrder(results).filter(({ claimed }) => claimed.kind === 'ratio' && claimed.value > 0);
  if (claims.length === 0) return undefined;
  const key = layOutKey(
    [
      { label: 'Claimed', colour: colour('ink'), sign: { kind: 'line' } },
      { label: '±25 % of what rounds to it', colour: colour('quiet'), sign: { kind: 'swatch' } },
      { label: 'Found here', colour: colour('blue'), sign: { kind: 'symbol', shape: 'circle' } },
      {
        label: claims.some(({ here }) => here.verdict === 'not judged')
          ? 'Found, but not judged'
          : 'Found, but not comparable',
        colour: colour('blue'),
        sign: { kind: 'symbol', shape: 'circle', hollow: true },
      },
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    claims.map((claim) => ({
      id: rowOf(claim),
      label: keepTogether(`${claim.who} ${claim.year}: ${claim.title}`),
      lanes: [{ id: 'ratio', note: noteOf(claim) }],
    })),
    width,
    { laneHeightPx: 26, topPx: key.heightPx, bottomPx: 46 },
  );
  const bands = claims.map((claim) => ({
    claim: claim.id,
    y: layout.laneY(rowOf(claim), 'ratio'),
    claimed: claim.claimed.value,
    ...bandOf(claim.claimed),
  }));
  const points = claims.flatMap((claim) => {
    const {
      id,
      here: { found, verdict },
    } = claim;
    return found === undefined
      ? []
      : [
          {
            y: layout.laneY(rowOf(claim), 'ratio'),
            value: found.value,
            interval: found.interval,
            about: { claim: id, verdict },
            colour: colour('blue'),
            shape: 'circle' as const,
            hollow: hollowVerdicts.has(verdict),
          },
        ];
  });
  const { domain, ticks } = logDomain([
    ...bands.flatMap(({ low, high }) => [low, high]),
    ...points.flatMap(({ value, interval }) => [value, interval?.lower ?? value, interval?.upper ?? value]),
  ]);
  const x = xAxis({
    type: 'log',
    domain,
    ticks,
    labelExpr: "datum.value + '×'",
    title: 'Ratio in favour of passkeys, log scale',
  });
  const tickData = bands.map((band) => ({ ...band, top: band.y - 9, bottom: band.y + 9 }));
  const title = `Of ${countOf(claims.length, 'claimed ratio')}, ${verdictCounts(claims)}`;
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      {
        data: { values: bands },
        mark: { type: 'bar', height: 18, fill: colour('quiet') },
        encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y: yPx },
      },
      referenceLine(layout, x, 1),
      {
        data: { values: tickData },
        mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 2.5 },
        encoding: { x: { field: 'claimed', ...x }, y: { ...yPx, field: 'top' }, y2: { field: 'bottom' } },
      },
      ...forestLayers(points, x),
    ]),
    title,
    subtitle:
      'Claims that are ratios, the claimed one and ours under the estimand named in the table above, 95 % intervals. A ratio above 1 favours passkeys. Verdicts are about this model of the tenant, not about the vendors’ data.',
    badge: mixedKind(results.run),
    alt: `${title}. ${claims.map((claim) => `${claim.who} ${claim.year}, ${claim.title}: claimed ${asStated(claim.claimed.value, 'ratio')}, ${foundOf(claim)}, ${claim.here.verdict}`).join('. ')}.`,
    table: {
      caption: 'Claimed and found ratios',
      columns: ['Claim', 'Claimed', 'Found', 'Verdict'],
      rows: claims.map((claim) => [
        `${claim.who} ${claim.year}: ${claim.title}`,
        asStated(claim.claimed.value, 'ratio'),
        foundOf(claim),
        claim.here.verdict,
      ]),
    },
  };
}

/** A claim has a row for each comparison of the run that it is judged by. */
function rowOf({ id, here: { arms } }: ClaimResult): string {
  return [id, arms?.passkey, arms?.other].join(' ');
}

function noteOf({ claimed, here: { found, verdict } }: ClaimResult): string {
  const ours =
    found === undefined
      ? 'none found'
      : quantityWithBounds(found.value, found.interval, 'ratio').replace('\u00a0times', '×');
  return `${verdictStyles[verdict].sign} ${verdict}: ${asStated(claimed.value, 'ratio').replace('\u00a0times', '×')} v ${ours}`;
}

function foundOf({ here: { found } }: ClaimResult): string {
  return found === undefined
    ? 'nothing found to compare'
    : `found ${quantityWithInterval(found.value, found.interval, 'ratio')}`;
}

/** The verdict rule's band: "replicated" needs the 90 % interval within it. */
function bandOf(claimed: ClaimResult['claimed']): { readonly low: number; readonly high: number } {
  const { lower, upper } = equivalenceBand('ratio', claimed);
  return { low: lower, high: upper };
}
