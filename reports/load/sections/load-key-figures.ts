// What to see first of a load run: how many sign-ins the target bears, how long they take, what they cost it, what went wrong.
import { inToldOrder } from '../../results/arm-of-run.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import { type LoadTrial, latencyStart, percentileOf, subjectInWords, subjectTrials } from '../charts/load-trials.ts';
import { listed } from '../../words/listed.ts';
import { brokeOnceMore } from '../broke-once-more.ts';
import { capacityRatios } from '../capacity-ratio.ts';
import type { LoadResults } from '../../results/load-results.ts';
import {
  count,
  durationInWords,
  intervalInWords,
  percent,
  quantity,
  quantityWithInterval,
  threeDigits,
} from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import type { KeyFigure } from '../../drawing/key-figure.ts';
import { startWords } from '../start-words.ts';

/** In the order of sentences, as in the other reports. Figures that the run does not have are empty. */
export function loadKeyFigures(load: LoadResults, arms: Arms): KeyFigure[] {
  const styleOf = armStyles(arms);
  const subjects = subjectTrials(load, inToldOrder(arms));
  return [
    capacity(load, arms, styleOf),
    latency(load, subjects, styleOf),
    cost(load, arms, styleOf),
    failures(load, subjects, styleOf),
    dropped(subjects, styleOf),
  ];
}

type Arms = ResultsOfLoad['arms'];

const inOrder = <T extends { readonly arm: string }>(rows: readonly T[], arms: Arms) =>
  rows.toSorted(byArm(inToldOrder(arms)));

function capacity(load: LoadResults, arms: Arms, styleOf: StyleOf): KeyFigure {
  const ratios = capacityRatios(load.capacity, arms);
  const withheld = load.capacity.flatMap(({ arm, withheld: why }) =>
    why === undefined ? [] : [`${styleOf(arm).name}: ${why}`],
  );
  const told = ratios.map(({ arm, baseline, value, interval, atLeast }) => {
    const figure = `${atLeast ? 'at least ' : ''}${quantityWithInterval(value, interval, 'ratio')}`;
    return ratios.length === 1
      ? `ratio ${figure}`
      : `${styleOf(arm).inSentence} ${figure} as many as ${styleOf(baseline).inSentence}`;
  });
  const broke = brokeOnceMore(load).map(
    ({ arm }) => `held once more, the rate of ${styleOf(arm).inSentence} broke the objective`,
  );
  return {
    name: `${startWords(load).Many} a second it bears`,
    figures: inOrder(load.capacity, arms).map((each) => ({
      whose: styleOf(each.arm).inSentence,
      text:
        each.perSecond === undefined
          ? 'no figure'
          : `${each.unbroken ? 'at least ' : ''}${threeDigits(each.perSecond)}`,
      beside: each.interval === undefined ? undefined : intervalInWords(each.interval, ''),
    })),
    note: [...told, ...broke, ...withheld].join('; '),
  };
}

function latency(load: LoadResults, subjects: readonly LoadTrial[], styleOf: StyleOf): KeyFigure {
  const { from, words } = latencyStart(subjects);
  const own = from === 'own' ? [] : subjects.flatMap(({ id }) => percentileOf(load, id, 'own', 0.95) ?? []);
  return {
    name: `p95 from ${words}, ${subjectInWords(subjects)}`,
    figures: subjects.flatMap(({ arm, id }) => {
      const p95 = percentileOf(load, id, from, 0.95);
      return p95 === undefined
        ? []
        : [
            {
              whose: styleOf(arm).inSentence,
              text: durationInWords(p95.ms),
              beside: latencyInterval(p95.interval),
            },
          ];
    }),
    note: own.length === 0 ? '' : `k6’s own clock says ${listed(own.map(({ ms }) => durationInWords(ms)))}`,
  };
}

/** In the unit of each end. */
function latencyInterval({
  lower,
  upper,
  level,
}: LoadResults['latency'][number]['percentiles'][number]['interval']): string {
  return `${Math.round(level * 100)}\u00a0%\u00a0CI ${durationInWords(lower)} ${upper === undefined ? 'or more' : `to ${durationInWords(upper)}`}`;
}

function cost({ cost: costs, costRatios, of }: LoadResults, arms: Arms, styleOf: StyleOf): KeyFigure {
  return {
    name: `CPU time of the target, 1\u00a0000 ${startWords({ of }).many}`,
    figures: inOrder(costs, arms).map(({ arm, cpuSecondsPer1000, interval }) => ({
      whose: styleOf(arm).inSentence,
      text: quantity(cpuSecondsPer1000, 's'),
      beside: interval === undefined ? undefined : intervalInWords(interval, 's'),
    })),
    note: costRatios
      .map(
        ({ arm, baseline, value, interval }) =>
          `with ${styleOf(arm).inSentence} ${quantityWithInterval(value, interval, 'ratio')} as much${costRatios.length === 1 ? '' : ` as with ${styleOf(baseline).inSentence}`}`,
      )
      .join('; '),
  };
}

function failures(load: LoadResults, subjects: readonly LoadTrial[], styleOf: StyleOf): KeyFigure {
  return {
    name: `${startWords(load).Many} that failed ${subjectInWords(subjects)}`,
    figures: subjects.flatMap(({ arm, failureShare, failureInterval }) =>
      failureShare === undefined
        ? []
        : [
            {
              whose: styleOf(arm).inSentence,
              text: percent(failureShare),
              beside: failureInterval === undefined ? undefined : intervalInWords(failureInterval, 'proportion'),
            },
          ],
    ),
    note: 'errors and missing answers of the target, and starts that never happened; people’s own slips are not in it',
  };
}

function dropped(subjects: readonly LoadTrial[], styleOf: StyleOf): KeyFigure {
  return {
    name: `Starts that never happened ${subjectInWords(subjects)}`,
    figures: subjects
      .filter(({ plan }) => plan.length > 0)
      .map(({ arm, dropped: starts }) => ({ whose: styleOf(arm).inSentence, text: count(starts) })),
    note: `of ${listed(subjects.map(({ due }) => count(due)))} due: every virtual user was busy for too long`,
  };
}
