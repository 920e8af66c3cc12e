// What a load run is about to do, in lines for the terminal: rates over time, VUs, and how long it will take.
import { ratePlanSparkline } from '../reports/exports/rate-plan-sparkline.ts';
import { wrapWords } from '../reports/exports/wrap-words.ts';
import { countOf, durationInWords, threeDigits } from '../reports/words/quantity.ts';
import type { ForecastPart, LoadForecast } from '../simulators/drivers/load/course/load-forecast.ts';

const partWords: Readonly<Record<ForecastPart['what'], (count: number) => string>> = {
  accounts: (count) => `${countOf(count, 'account')} to open`,
  generator: () => "the generator's own limit",
  profile: (count) => (count === 1 ? 'the profile' : `the profile, ${count} times`),
  search: (count) => `the capacity search, some ${countOf(count, 'trial')}`,
};

/** @param columns of the terminal. Empty where there is nothing to tell. */
export function announceLoad({ profile, vus, needed, parts }: LoadForecast, arms: number, columns: number): string {
  const inAll = parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const each = parts.map(({ what, count, durationMs }) => `${partWords[what](count)} (${durationInWords(durationMs)})`);
  const words = [
    ...(parts.length === 0
      ? [`${countOf(vus, 'VU')}: users follow one another without a rate.`]
      : [`${countOf(vus, 'VU')}. Some ${durationInWords(inAll)} in all: ${each.join(', ')}.`]),
    ...(needed === undefined || needed.vus <= vus
      ? []
      : [
          `People's time is waited out: some ${needed.vus} VUs would be needed (Little's law: the highest rate times ${threeDigits(needed.meanSignInMs / 1_000)} s, a sign-in's mean), and there are ${vus}, so that starts will be late or dropped. Set load.vus or lower the rate.`,
        ]),
  ];
  const chart =
    profile === undefined
      ? []
      : [
          `Arrivals, ${arms === 1 ? 'as they are planned' : `in each of ${arms} arms`}:`,
          ratePlanSparkline(profile, columns),
        ];
  return [...chart, ...words.flatMap((sentence) => wrapWords(sentence, columns))].join('\n').replaceAll('\u00a0', ' ');
}
