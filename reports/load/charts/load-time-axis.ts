// The axis of a chart over the time of a trial, in seconds since its start.
import { xAxis } from '../../drawing/forest.ts';
import type { ChartWidth } from '../../drawing/frame.ts';

const minute = 60;
const hour = 3_600;
const steps = [
  1,
  2,
  5,
  10,
  15,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
];

/** @param lastMs end of the longest trial. The axis ends there, so that nothing is drawn where nothing was. */
export function loadTimeAxis(lastMs: number, width: ChartWidth) {
  const end = Math.max(lastMs / 1_000, 1);
  const step = steps.find((candidate) => end / candidate <= (width === 'wide' ? 9 : 5)) ?? end;
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
  const [unit, words] = step >= hour ? [hour, 'h'] : step >= minute ? [minute, 'min'] : [1, 's'];
  return xAxis({
    domain: [0, end],
    ticks,
    labelExpr: `(datum.value / ${unit}) + ' ${words}'`,
    title: 'Time since the start of the trial',
  });
}
