// What a load run says, in the sentences of the summary: what the target bears, and how long a sign-in takes there.
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { listed } from '../words/listed.ts';
import { count, durationInWords, intervalInWords, percent, quantity } from '../words/quantity.ts';
import { brokeOnceMore } from './broke-once-more.ts';
import type { LoadResults } from '../results/load-results.ts';
import { startWords } from './start-words.ts';
import { subjectTrial } from './subject-trial.ts';

/** One or two sentences; empty where the run says neither. */
export function loadSummary(load: LoadResults, arms: readonly ArmOfRun[]): string {
  const titles = new Map(arms.map(({ id, inSentence }) => [id, inSentence]));
  const inWords = (arm: string) => `with ${titles.get(arm) ?? arm}`;
  return [capacity(load, inWords), latency(load, inWords)].filter((sentence) => sentence !== '').join(' ');
}

type InWords = (arm: string) => string;

function capacity(load: LoadResults, inWords: InWords): string {
  const { capacity: found } = load;
  const { many } = startWords(load);
  const known = found.flatMap(({ arm, perSecond, interval, unbroken }) =>
    perSecond === undefined
      ? []
      : [
          `${unbroken ? 'at least ' : ''}${quantity(perSecond, `${many} a second`)}${anHour(load, perSecond)} ${inWords(arm)}${interval === undefined ? '' : ` (${intervalInWords(interval, 'a second')})`}`,
        ],
  );
  const unknown = found.flatMap(({ arm, perSecond, withheld }) =>
    perSecond === undefined
      ? [`How many ${many} a second it bears ${inWords(arm)} is not known: ${withheld ?? 'nothing was found'}.`]
      : [],
  );
  const broke = brokeOnceMore(load).map(
    ({ arm, perSecond, interval }) =>
      `Held once more, ${quantity(perSecond, 'a second')} ${inWords(arm)} broke it: the knee lies there, so plan with ${interval === undefined ? 'less' : 'the lower end of the interval'}.`,
  );
  return [
    ...(known.length === 0 ? [] : [`The target bears ${listed(known)}, held to ${found[0]?.objective ?? ''}.`]),
    ...broke,
    ...unknown,
  ].join(' ');
}

/** Recoveries are few: desks and verifiers count them by the hour. */
function anHour({ of }: LoadResults, perSecond: number): string {
  return of === 'recovery' ? `, ${count(Number((perSecond * 3_600).toPrecision(3)))} an hour,` : '';
}

function latency(load: LoadResults, inWords: InWords): string {
  const told = [...new Set(load.trials.map(({ arm }) => arm))].flatMap((arm) => {
    const trial = subjectTrial(load.trials, arm);
    const p95 = load.latency
      .find(
        (each) =>
          each.trial === trial?.id && each.from === 'due' && each.persona === undefined && each.step === undefined,
      )
      ?.percentiles.find(({ p }) => p === 0.95);
    if (trial === undefined || p95 === undefined) return [];
    const failed = trial.failureShare === undefined ? '' : ` and ${percent(trial.failureShare)} failed`;
    return [
      `${inWords(arm)}, at ${quantity(trial.offeredPerSecond, 'a second')}, 95${'\u00a0'}% took at most ${durationInWords(p95.ms)} of real time from the moment they were due${failed}`,
    ];
  });
  return told.length === 0 ? '' : `Of ${startWords(load).many} ${told.join('; ')}.`;
}
