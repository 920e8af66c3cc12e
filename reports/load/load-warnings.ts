// What the reader of a load run should know before trusting its figures.
import { changedByK6Arguments } from '../../scenarios/schema/k6-argument.ts';
import { mostStolen, whyCutShort } from '../../scenarios/schema/load-trial.ts';
import { countOf, percent } from '../words/quantity.ts';
import type { LoadResults } from '../results/load-results.ts';

/** A busier profile than this was not an open model in so much of its time that it matters. */
const littleBusy = 0.01;
/** With less of them no figure of success moves by a digit that is shown. */
const littleBesideAnother = 0.001;

export function loadWarnings({
  k6,
  trials,
  setAside,
  attempts: { all, besideAnother },
  realtime,
}: LoadResults): string[] {
  const profiles = trials.filter(({ purpose }) => purpose === 'profile');
  const changed = changedByK6Arguments(k6.arguments);
  const beyond = trials.filter(({ verdict }) => verdict?.held === false).length;
  return [
    `Measured times are of a target under load, its queues included, so they are longer than those of a quiet target${realtime ? '' : '; claims about time rest on them'}.`,
    ...(beyond > 0
      ? [
          `Figures of success and of time to sign in are over all trials, ${countOf(beyond, 'trial')} beyond what the target bears included.`,
        ]
      : []),
    ...(besideAnother > littleBesideAnother * all
      ? [
          `${percent(besideAnother / all)} of the attempts began while another of the same person was under way: one ends the other’s code, or sets another password, as seldom in life. More users keep them apart.`,
        ]
      : []),
    ...(setAside > 0
      ? [
          `${countOf(setAside, 'trial')} of the capacity search ${setAside === 1 ? 'was' : 'were'} lived again and ${setAside === 1 ? 'counts' : 'count'} for nothing, because the host of this machine took more than ${percent(mostStolen)} of its time meanwhile.`,
        ]
      : []),
    ...trials.flatMap(({ id, stolenShare = 0 }) =>
      stolenShare > mostStolen
        ? [
            `The host of this machine took ${percent(stolenShare)} of its time during trial ${id}: what was slow then may have been the host.`,
          ]
        : [],
    ),
    ...trials.flatMap((trial) => whyCutShort(trial) ?? []),
    ...(changed.length > 0
      ? [`k6 was given more than the plan: ${changed.join(', ')}. Figures are of a target met that way.`]
      : []),
    ...profiles
      .filter(({ steady }) => steady === 'no')
      .map(
        ({ id }) =>
          `Latency of trial ${id} did not become steady: its figures are of this stretch of time, not of the rate.`,
      ),
    ...profiles
      .filter(({ droppedCounted }) => droppedCounted > 0)
      .map(
        ({ id, droppedCounted }) =>
          `In trial ${id} ${countOf(droppedCounted, 'start')} never happened, because every virtual user of k6 was busy; they count as failed.`,
      ),
    ...profiles
      .filter(({ allBusyShare }) => allBusyShare > littleBusy)
      .map(
        ({ id, allBusyShare }) =>
          `In ${percent(allBusyShare)} of the time of trial ${id} every virtual user of k6 was busy, and starts waited: more of them were needed.`,
      ),
  ];
}
