// Axes of two error rates that pull apart: shares on a log scale, as in a detection error trade-off (ISO/IEC 19795-1), so that one in ten
// thousand can be read beside one in two. A rate of which nothing was seen lies at its upper limit.
import type { TradeOffPoint } from '../../results/recovery-results.ts';
import { xAxis } from '../../drawing/forest.ts';
import type { PanelScale } from '../../drawing/panels.ts';

const decades = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1];
const lostTicks = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

export type LetIn = Pick<TradeOffPoint['kinds'][number], 'gotIn' | 'per1000' | 'upper1000'>;

/** Share of attacks; without a success the most that it may be. */
export function drawnShare({ gotIn, per1000, upper1000 }: LetIn): number {
  return (gotIn === 0 ? upper1000 : per1000) / 1_000;
}

export function letInScale(rates: readonly LetIn[]): PanelScale {
  const lowest = Math.min(1, ...rates.map(drawnShare));
  const from = decades.findLast((tick) => tick <= lowest) ?? 1e-5;
  return { type: 'log', domain: [from, 1], ticks: decades.filter((tick) => tick >= from), label: shareLabel };
}

export function lostAxis(shares: readonly number[]) {
  const positive = shares.filter((share) => share > 0);
  const from = lostTicks.findLast((tick) => tick <= Math.min(1, ...positive)) ?? 0.001;
  return xAxis({
    type: 'log',
    domain: [from, 1],
    ticks: lostTicks.filter((tick) => tick >= from),
    labelExpr: "datum.value < 0.01 ? format(datum.value * 100, '.1f') + ' %' : format(datum.value * 100, 'd') + ' %'",
    title: 'Rightful people who do not get back in, log scale',
  });
}

/** Of a log axis: nobody lost lies at its left end. */
export function clampedToAxis(share: number, { scale: { domain } }: ReturnType<typeof lostAxis>): number {
  return Math.min(Math.max(share, domain[0]), domain[1]);
}

function shareLabel(share: number): string {
  return share >= 0.01
    ? `${Math.round(share * 100)} %`
    : `1 in ${Math.round(1 / share)
        .toLocaleString('en')
        .replaceAll(',', '\u00a0')}`;
}
