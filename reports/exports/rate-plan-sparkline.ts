// An arrival plan as a few lines for the terminal, before anything runs: the rate as a row of blocks, then in words.
import type { RateSegment } from '../../scenarios/schema/load-trial.ts';
import { perSecondUnit } from '../load/charts/load-capacity-words.ts';
import {
  durationAsPlanned,
  peakRate,
  plannedMs,
  plannedSignIns,
  ratePlanInWords,
} from '../load/charts/load-rate-plan.ts';
import { asStated, countOf } from '../words/quantity.ts';
import { wrapWords } from './wrap-words.ts';

const blocks = ' ▁▂▃▄▅▆▇█';
/** Wider ones are hard to read. */
const widest = 80;
const narrowest = 12;
/** More parts than this are told by their number. */
const mostPartsInWords = 6;

/** @param columns of the terminal; no line is longer, as far as there are 12. Empty for an empty plan. */
export function ratePlanSparkline(plan: readonly RateSegment[], columns: number): string {
  const totalMs = plannedMs(plan);
  const peak = peakRate(plan);
  if (totalMs === 0 || peak === 0) return '';
  const width = Math.max(narrowest, Math.min(columns, widest));
  const heights = Array.from({ length: width }, (_, column) =>
    highestRate(plan, (column * totalMs) / width, ((column + 1) * totalMs) / width),
  );
  const row = heights.map((rate) => blocks[Math.ceil((rate / peak) * (blocks.length - 1) - 1e-9)] ?? '').join('');
  const end = durationAsPlanned(totalMs);
  const words =
    plan.length <= mostPartsInWords
      ? ratePlanInWords(plan)
      : `${plan.length} parts between ${asStated(lowestRate(plan), '')} and ${asStated(peak, perSecondUnit)}`;
  const total = `Peak ${asStated(peak, perSecondUnit)}; ${countOf(Math.round(plannedSignIns(plan)), 'sign-in')} in ${end}.`;
  const lines = [
    row,
    `0${end.padStart(width - 1)}`,
    ...wrapWords(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`, width),
    ...wrapWords(total, width),
  ];
  // A no-break space has done its work once lines are broken.
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

const lowestRate = (plan: readonly RateSegment[]) => Math.min(...plan.flatMap(({ from, to }) => [from, to]));

/** Highest planned rate between two times, so that a peak narrower than a column is not lost. */
function highestRate(plan: readonly RateSegment[], fromMs: number, toMs: number): number {
  let begin = 0;
  let highest = 0;
  for (const { durationMs, from, to } of plan) {
    const [first, last] = [Math.max(fromMs, begin), Math.min(toMs, begin + durationMs)];
    const at = (ms: number) => from + ((to - from) * (ms - begin)) / durationMs;
    if (first < last) highest = Math.max(highest, at(first), at(last));
    begin += durationMs;
  }
  return highest;
}
