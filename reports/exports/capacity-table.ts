// The outcome of a load run for the terminal: the warning if there is one, what the target bears, then latency, failures and cost.
import { styleText } from 'node:util';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { armStyles, byArm, type StyleOf } from '../drawing/arm-style.ts';
import {
  latencyStart,
  type LoadTrial,
  percentileOf,
  subjectInWords,
  subjectTrials,
} from '../load/charts/load-trials.ts';
import { type CapacityRatio, capacityRatios } from '../load/capacity-ratio.ts';
import type { LoadResults } from '../results/load-results.ts';
import {
  count,
  durationInWords,
  percent,
  quantityWithBounds,
  quantityWithInterval,
  threeDigits,
} from '../words/quantity.ts';
import type { ResultsOfLoad } from '../results/results.ts';
import { textTable } from './text-table.ts';
import { wrapWords } from './wrap-words.ts';
import { startWords } from '../load/start-words.ts';

/** As in the table of verdicts. */
const widest = 100;

/** @param columns of the terminal; without one, the widest. No line is longer. */
export function capacityTable(
  { load, arms }: Pick<ResultsOfLoad, 'load' | 'arms'>,
  columns = process.stdout.columns ?? widest,
): string {
  const width = Math.min(columns, widest);
  const warning = wrapWords(load.generatorWarning ?? '', width)
    .filter((each) => each !== '')
    .map((each) => styleText(['bold', 'red'], each, { stream: process.stdout }));
  return [warning, capacityLines(load, arms, width), subjectLines(load, arms, width)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .replaceAll('\u00a0', ' ');
}

function capacityLines({ capacity, of }: LoadResults, arms: readonly ArmOfRun[], width: number): string[] {
  const [first] = capacity;
  if (first === undefined) return [];
  const styleOf = armStyles(arms);
  const ratios = capacityRatios(capacity, arms);
  const withheld = capacity.flatMap(({ arm, perSecond, withheld: why }) =>
    perSecond === undefined ? [`${styleOf(arm).name}: no figure, ${why ?? 'no rate held'}.`] : [],
  );
  return [
    ...textTable(
      {
        columns: ['Capacity', `${startWords({ of }).Many} a second (95 % CI)`, 'Each repeat', 'Limited by'],
        rows: capacity
          .toSorted(byArm(arms))
          .map(({ arm, perSecond, interval, unbroken, held, brokeBy }) => [
            styleOf(arm).name,
            perSecond === undefined
              ? 'no figure'
              : `${unbroken ? 'at least ' : ''}${quantityWithBounds(perSecond, interval, '')}`,
            held.length === 0 ? 'none' : held.map(threeDigits).join(', '),
            brokeBy ?? (unbroken ? 'nothing' : 'not known'),
          ]),
      },
      width,
    ),
    ...wrapWords(`Objective: ${first.objective}.`, width),
    ...ratios.flatMap((ratio) => wrapWords(ratioSentence(ratio, ratios.length === 1, styleOf), width)),
    ...withheld.flatMap((line) => wrapWords(line, width)),
  ];
}

function ratioSentence(
  { arm, baseline, value, interval, atLeast }: CapacityRatio,
  alone: boolean,
  styleOf: StyleOf,
): string {
  const who = styleOf(arm).inSentence;
  const than = alone ? '' : ` as ${styleOf(baseline).inSentence}`;
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${atLeast ? 'at least ' : ''}${quantityWithInterval(value, interval, 'ratio')} as many${than}.`;
}

function subjectLines(load: LoadResults, arms: readonly ArmOfRun[], width: number): string[] {
  const trials = subjectTrials(load, arms);
  const styleOf = armStyles(arms);
  if (trials.length === 0) return [];
  const where = subjectInWords(trials);
  const latency = (trial: string, from: 'due' | 'own') => {
    const found = percentileOf(load, trial, from, 0.95);
    return found === undefined ? 'too few' : durationInWords(found.ms);
  };
  const fromDue = latencyStart(trials).from === 'due';
  const rowOf = ({ id, arm, offeredPerSecond, failureShare, dropped, targetCpuSecondsPer1000 }: LoadTrial) => [
    styleOf(arm).name,
    threeDigits(offeredPerSecond),
    ...(fromDue ? [latency(id, 'due')] : []),
    latency(id, 'own'),
    failureShare === undefined ? 'nothing due' : percent(failureShare),
    count(dropped),
    targetCpuSecondsPer1000 === undefined ? 'not known' : threeDigits(targetCpuSecondsPer1000),
  ];
  return textTable(
    {
      columns: [
        `${where.charAt(0).toUpperCase()}${where.slice(1)}`,
        ...(fromDue ? ['Due a second', 'p95 from due'] : ['Begun a second']),
        'k6’s own p95',
        'Failed',
        'Dropped',
        'Target CPU s/1000',
      ],
      rows: trials.map(rowOf),
    },
    width,
  );
}
