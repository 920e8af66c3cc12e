// Median time among successes. One persona: percentile of type 7 over DOUBLE; tenant: smallest time that half the weight reaches.
// Interval by Woodruff 1952 (JASA 47:635): the clustered interval of the share at or below the median, read back as quantiles.
import { bucketMs, bucketOf } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import type { Compared } from '../results/arm-of-run.ts';
import { clusteredCount, type UserCount } from '../statistics/clustered/clustered-count.ts';
import { clusteredProportion } from '../statistics/clustered/clustered-proportion.ts';
import { estimated, type Inference, withheld } from '../statistics/inference.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import { influenceCorrelation } from '../statistics/clustered/influence-correlation.ts';
import type { InfluenceEstimate } from '../statistics/clustered/influence-estimate.ts';
import { moverDifference } from '../statistics/combined/mover.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';
import { type SuccessTimes, successTimesOfAll } from './success-times-of-all.ts';

export interface MedianQuestion {
  readonly arm: string;
  /** Absent: the tenant by `weights`. */
  readonly persona?: string;
  readonly weights: PersonaWeights;
  readonly conf: number;
}

const successes = ({ arm, persona }: MedianQuestion) =>
  `SELECT user_id, persona, seconds FROM attempts WHERE purpose = 'sign-in' AND succeeded AND arm = ${sqlText(arm)}${persona === undefined ? '' : ` AND persona = ${sqlText(persona)}`}`;

/** Times at the given levels (ascending order of levels is not required). Absent: no successes. */
async function quantiles(
  run: Run,
  question: MedianQuestion,
  levels: readonly number[],
): Promise<readonly number[] | undefined> {
  if (question.persona !== undefined) {
    const columns = levels.map((level, index) => `quantile_cont(seconds, ${level}) AS q${index}`).join(', ');
    const [row] = await run.rows(`SELECT ${columns} FROM (${successes(question)})`);
    return row?.['q0'] === null || row === undefined ? undefined : levels.map((_, index) => Number(row[`q${index}`]));
  }
  const weights = [...question.weights].map(([persona, weight]) => `(${sqlText(persona)}, ${weight})`).join(', ');
  const columns = levels
    .map((level, index) => `min(seconds) FILTER (WHERE reached >= ${level} * total * (1 - 1e-12)) AS q${index}`)
    .join(', ');
  const [row] = await run.rows(`
    WITH weighted AS (
      SELECT seconds, weight / count(*) OVER (PARTITION BY persona) AS mass
      FROM (${successes(question)}) JOIN (VALUES ${weights}) AS tenant(persona, weight) USING (persona)),
    grouped AS (SELECT seconds, sum(mass) AS mass FROM weighted GROUP BY seconds),
    running AS (SELECT seconds, sum(mass) OVER (ORDER BY seconds) AS reached, sum(mass) OVER () AS total FROM grouped)
    SELECT ${columns} FROM running`);
  return row?.['q0'] === null || row === undefined ? undefined : levels.map((_, index) => Number(row[`q${index}`]));
}

/** Of each user the successes that took at most so long. */
async function countsUpTo(run: Run, question: MedianQuestion, seconds: number): Promise<UserCount[]> {
  const read = await run.columns(
    `SELECT cluster, persona, count(*) FILTER (WHERE seconds <= ${seconds})::DOUBLE AS below, count(*)::DOUBLE AS trials FROM (${successes(question)}) JOIN clusters USING (user_id) GROUP BY cluster, persona ORDER BY persona, cluster`,
  );
  return (read['cluster'] ?? []).map((user, row) => ({
    user: String(user),
    persona: String(read['persona']?.[row]),
    successes: Number(read['below']?.[row]),
    trials: Number(read['trials']?.[row]),
  }));
}

const weightsOf = ({ persona, weights }: Pick<MedianQuestion, 'persona' | 'weights'>) =>
  persona === undefined ? { weights } : {};

export async function inferMedian(run: Run, question: MedianQuestion): Promise<Inference> {
  if (run.aggregates !== undefined) return inferMedianOfAll(run.aggregates, question);
  const median = (await quantiles(run, question, [0.5]))?.[0];
  if (median === undefined) return withheld({ code: 'no-data' });
  const below = clusteredProportion({
    perUser: await countsUpTo(run, question, median),
    ...weightsOf(question),
    conf: question.conf,
  });
  if (below.kind === 'withheld') return withheld(below.reason, median);
  // Ties and the jump of a discrete share can put the interval of the share a little off one half; the median must lie in its own.
  const lowerLevel = Math.min(0.5, Math.max(0, below.interval.lower));
  const upperLevel = Math.max(0.5, Math.min(1, below.interval.upper ?? 1));
  const [lower = median, upper = median] = (await quantiles(run, question, [lowerLevel, upperLevel])) ?? [];
  return estimated({
    value: median,
    bounds: { lower: Math.min(lower, median), upper: Math.max(upper, median) },
    conf: question.conf,
    method: 'Woodruff, clustered by user',
    users: below.users,
  });
}

/**
 * The same of everybody in a very large run, from histograms of random groups of users. A bucket holds a share of the attempts of its own,
 * so the interval of the share is laid around one half; the histogram's error widens the limits.
 */
function inferMedianOfAll(all: Aggregates, question: MedianQuestion): Inference {
  const times = timesOfAll(all, question);
  const { conf } = question;
  const median = times.bucketAt(0.5);
  if (median === undefined) return withheld({ code: 'no-data' });
  const value = bucketMs(median) / 1_000;
  const below = clusteredProportion({ perUser: times.countsUpTo(median), ...weightsOf(question), conf });
  if (below.kind === 'withheld') return withheld(below.reason, value);
  const { lower, upper = 1 } = below.interval;
  const secondsAt = (level: number) => bucketMs(times.bucketAt(level) ?? median) / 1_000;
  const bounds = {
    lower: secondsAt(0.5 - (below.value - lower)) * (1 - all.relativeErrorOfTimes),
    upper: secondsAt(0.5 + (upper - below.value)) * (1 + all.relativeErrorOfTimes),
  };
  return estimated({
    value,
    bounds,
    conf,
    method: `Woodruff, clustered by random group of users, histogram of ${all.relativeErrorOfTimes * 100} %`,
    users: times.users,
  });
}

function timesOfAll(all: Aggregates, { arm, persona, weights }: MedianQuestion): SuccessTimes {
  return successTimesOfAll(all, { arm, ...(persona === undefined ? { weights } : { persona }) });
}

/** Baseline over arm. */
export async function inferMedianRatio(
  run: Run,
  question: Omit<MedianQuestion, 'arm'>,
  { arm, baseline }: Compared,
  design: Design,
): Promise<Inference> {
  return inferRatioOfMedians(
    { run, question: { ...question, arm: baseline } },
    { run, question: { ...question, arm } },
    design,
  );
}

export interface MedianOfRun {
  readonly run: Run;
  readonly question: MedianQuestion;
}

/**
 * first over second, of one run or of two. Where each user lives both the two medians move together: their correlation is that of the
 * shares below them, by user.
 */
export async function inferRatioOfMedians(first: MedianOfRun, second: MedianOfRun, design: Design): Promise<Inference> {
  const { conf } = first.question;
  const [one, other] = [await inferMedian(first.run, first.question), await inferMedian(second.run, second.question)];
  if (one.value === undefined || other.value === undefined || !(other.value > 0))
    return withheld({ code: 'not-estimable' });
  const value = one.value / other.value;
  if (one.kind === 'withheld') return withheld(one.reason, value);
  if (other.kind === 'withheld') return withheld(other.reason, value);
  const [below, otherBelow] = [await shareBelow(first, one.value), await shareBelow(second, other.value)];
  const correlation =
    design === 'paired' && below !== undefined && otherBelow !== undefined
      ? influenceCorrelation(below, otherBelow)
      : 0;
  const bounds = moverDifference(logPart(one), logPart(other), correlation);
  return estimated({
    value,
    bounds: { lower: Math.exp(bounds.lower), upper: Math.exp(bounds.upper) },
    conf,
    method: 'log MOVER of Woodruff limits',
    users: Math.min(one.users, other.users),
  });
}

/** Undefined: there is no such share. */
async function shareBelow({ run, question }: MedianOfRun, seconds: number): Promise<InfluenceEstimate | undefined> {
  const perUser =
    run.aggregates === undefined
      ? await countsUpTo(run, question, seconds)
      : timesOfAll(run.aggregates, question).countsUpTo(bucketOf(seconds * 1_000));
  const counted = clusteredCount(perUser, question.persona === undefined ? question.weights : undefined);
  return counted.kind === 'withheld' ? undefined : counted.count.estimate;
}

function logPart({ value, interval }: Extract<Inference, { kind: 'estimated' }>) {
  return {
    value: Math.log(value),
    lower: Math.log(interval.lower),
    upper: Math.log(interval.upper ?? Number.POSITIVE_INFINITY),
  };
}
