// The capacity table: the highest rate that held, over the repeats of the search, and what broke the next one.
import { moments } from '../../scenarios/measures/sums/moments.ts';
import type { CapacityResult } from '../../scenarios/schema/load-trial.ts';
import { countOf, quantity } from '../words/quantity.ts';
import { toInterval } from '../statistics/inference.ts';
import { meanTCI } from '../statistics/times/mean-t-ci.ts';
import { peakRate } from './busy-cores.ts';
import type { Limit, LoadResults } from '../results/load-results.ts';

type JudgedTrial = LoadResults['trials'][number];
type Capacity = LoadResults['capacity'][number];

/** The lowest rate that broke, of each repeat: what the capacity hangs on from above. */
export function firstBroken(trials: readonly JudgedTrial[], arm: string): JudgedTrial[] {
  const broken = trials.filter(
    (trial) => trial.arm === arm && trial.repeat !== undefined && trial.verdict?.held === false,
  );
  return [...Map.groupBy(broken, ({ repeat }) => repeat).values()].flatMap((ofRepeat) =>
    ofRepeat.toSorted((a, b) => (peakRate(a) ?? 0) - (peakRate(b) ?? 0)).slice(0, 1),
  );
}

export function capacities(
  found: readonly CapacityResult[],
  trials: readonly JudgedTrial[],
  objective: string,
  conf: number,
): Capacity[] {
  return found.map((result): Capacity => {
    const broken = firstBroken(trials, result.arm);
    const brokeBy = mostFrequent(broken.map(({ limitedBy }) => limitedBy));
    const base = { ...result, objective, ...(brokeBy === undefined ? {} : { brokeBy }) };
    const generator = broken.find(({ limitedBy }) => limitedBy === 'generator');
    if (generator !== undefined)
      return {
        ...base,
        withheld: `the generator, not the target, gave way at ${quantity(peakRate(generator) ?? Number.NaN, 'a second')}`,
      };
    const held = result.held.filter((rate) => rate > 0);
    if (held.length === 0) return { ...base, withheld: 'no rate that was tried held' };
    if (held.length < result.held.length)
      return {
        ...base,
        withheld: `in ${countOf(result.held.length - held.length, 'repeat')} of ${result.held.length} no rate that was tried held`,
      };
    const logs = held.map((rate) => Math.log(rate));
    const perSecond = Math.exp(moments(logs).mean);
    const bounds = meanTCI({ x: logs, conf, step: widestBracket(held, broken) });
    // A search that never broke says at least so much, and has no spread worth an interval.
    if (bounds === undefined || result.unbroken) return { ...base, perSecond };
    const interval = toInterval(
      { lower: Math.exp(bounds.lower), upper: Math.exp(bounds.upper) },
      conf,
      'Student t on logarithms over repeats, width of the bracket included',
    );
    return { ...base, perSecond, ...(interval === undefined ? {} : { interval }) };
  });
}

/** Logarithm of the step from a rate that held to the lowest that broke in the same repeat, the widest of them. */
function widestBracket(held: readonly number[], broken: readonly JudgedTrial[]): number {
  return Math.max(
    0,
    ...broken.map((trial) => Math.log((peakRate(trial) ?? 0) / (held[trial.repeat ?? 0] ?? Number.POSITIVE_INFINITY))),
  );
}

/** One sentence; undefined when no capacity and no profile hangs on the generator. */
export function generatorWarning(trials: readonly JudgedTrial[], arms: readonly string[]): string | undefined {
  const limited = (of: readonly JudgedTrial[]) => of.filter(({ limitedBy }) => limitedBy === 'generator');
  const broken = arms.flatMap((arm) => limited(firstBroken(trials, arm)).slice(0, 1));
  const profiles = limited(trials.filter(({ purpose }) => purpose === 'profile'));
  const told = (of: readonly JudgedTrial[]) =>
    of.map(({ arm, plan }) => `${arm} at ${quantity(peakRate({ plan }) ?? Number.NaN, 'a second')}`).join(' and ');
  const hang = [
    ...(broken.length === 0 ? [] : [`there is no capacity verdict (${told(broken)})`]),
    ...(profiles.length === 0 ? [] : [`latencies of the profile are k6's as much as the target's (${told(profiles)})`]),
  ];
  return hang.length === 0
    ? undefined
    : `The generator was the bottleneck, not the target, so ${hang.join(' and ')}: give k6 a machine of its own, or more of them.`;
}

function mostFrequent(limits: readonly Limit[]): Limit | undefined {
  return [...Map.groupBy(limits, (limit) => limit)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
