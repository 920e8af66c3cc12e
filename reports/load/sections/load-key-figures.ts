// What to see first of a load run: how many sign-ins the target bears, how long they take, what they cost it, what went wrong.
import { armInSentence, armStyle, byArm } from '../../drawing/arm-style.ts';
import { type LoadTrial, latencyStart, percentileOf, subjectInWords, subjectTrials } from '../charts/load-trials.ts';
import { brokeOnceMore } from '../broke-once-more.ts';
import { capacityRatio } from '../capacity-ratio.ts';
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
import type { KeyFigure } from '../../drawing/key-figure.ts';

/** Passkeys first, as in the other reports. Figures that the run does not have are empty. */
export function loadKeyFigures(load: LoadResults): KeyFigure[] {
  const subjects = subjectTrials(load).toReversed();
  return [capacity(load), latency(load, subjects), cost(load), failures(subjects), dropped(subjects)];
}

const inOrder = <T extends { readonly arm: string }>(rows: readonly T[]) => rows.toSorted(byArm).toReversed();

function capacity(load: LoadResults): KeyFigure {
  const ratio = capacityRatio(load.capacity);
  const withheld = load.capacity.flatMap(({ arm, withheld: why }) =>
    why === undefined ? [] : [`${armStyle(arm).name}: ${why}`],
  );
  const told =
    ratio === undefined
      ? ''
      : `ratio ${ratio.atLeast ? 'at least ' : ''}${quantityWithInterval(ratio.value, ratio.interval, 'ratio')}`;
  const broke = brokeOnceMore(load).map(
    ({ arm }) => `held once more, the rate of ${armInSentence(arm)} broke the objective`,
  );
  return {
    name: 'Sign-ins a second it bears',
    figures: inOrder(load.capacity).map((each) => ({
      arm: each.arm,
      text:
        each.perSecond === undefined
          ? 'no figure'
          : `${each.unbroken ? 'at least ' : ''}${threeDigits(each.perSecond)}`,
      beside: each.interval === undefined ? undefined : intervalInWords(each.interval, ''),
    })),
    note: [told, ...broke, ...withheld].filter((part) => part !== '').join('; '),
  };
}

function latency(load: LoadResults, subjects: readonly LoadTrial[]): KeyFigure {
  const { from, words } = latencyStart(subjects);
  const own = from === 'own' ? [] : subjects.flatMap(({ id }) => percentileOf(load, id, 'own', 0.95) ?? []);
  return {
    name: `p95 from ${words}, ${subjectInWords(subjects)}`,
    figures: subjects.flatMap(({ arm, id }) => {
      const p95 = percentileOf(load, id, from, 0.95);
      return p95 === undefined ? [] : [{ arm, text: durationInWords(p95.ms), beside: latencyInterval(p95.interval) }];
    }),
    note: own.length === 0 ? '' : `k6’s own clock says ${own.map(({ ms }) => durationInWords(ms)).join(' and ')}`,
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

function cost({ cost: costs, costRatio }: LoadResults): KeyFigure {
  return {
    name: 'CPU time of the target, 1\u00a0000 sign-ins',
    figures: inOrder(costs).map(({ arm, cpuSecondsPer1000, interval }) => ({
      arm,
      text: quantity(cpuSecondsPer1000, 's'),
      beside: interval === undefined ? undefined : intervalInWords(interval, 's'),
    })),
    note:
      costRatio === undefined
        ? ''
        : `passkeys cost ${quantityWithInterval(costRatio.value, costRatio.interval, 'ratio')} as much`,
  };
}

function failures(subjects: readonly LoadTrial[]): KeyFigure {
  return {
    name: `Sign-ins that failed ${subjectInWords(subjects)}`,
    figures: subjects.flatMap(({ arm, failureShare, failureInterval }) =>
      failureShare === undefined
        ? []
        : [
            {
              arm,
              text: percent(failureShare),
              beside: failureInterval === undefined ? undefined : intervalInWords(failureInterval, 'proportion'),
            },
          ],
    ),
    note: 'errors and missing answers of the target, and starts that never happened; people’s own slips are not in it',
  };
}

function dropped(subjects: readonly LoadTrial[]): KeyFigure {
  return {
    name: `Starts that never happened ${subjectInWords(subjects)}`,
    figures: subjects
      .filter(({ plan }) => plan.length > 0)
      .map(({ arm, dropped: starts }) => ({ arm, text: count(starts) })),
    note: `of ${subjects.map(({ due }) => count(due)).join(' and ')} due: every virtual user was busy for too long`,
  };
}
