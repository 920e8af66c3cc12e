// The load part of results.json as rows of estimates.csv: trials, latency, steps, cost, capacity, the generator and drift. The course over
// time (timeline, heat, cpu) is in results.json.
import type { z } from 'zod';
import { latencySummary, loadResults, type LatencySummary, type LoadResults } from '../results/load-results.ts';
import type { Interval } from '../results/results-interval.ts';
import { figureRow, type EstimatesRow } from './estimates-row.ts';
import { figuresOf } from './figures-of.ts';

const { trials, byPersona, stepShares, cost, capacity, generator, drift } = loadResults.shape;

export function loadRows(load: LoadResults): EstimatesRow[] {
  const armOf = new Map(load.trials.map(({ id, arm }) => [id, arm]));
  return [
    ...load.trials.flatMap((each) =>
      rowsOf(
        trials.element,
        each,
        { kind: 'trial', trial: each.id, arm: each.arm },
        { 'failure-share': each.failureInterval },
      ),
    ),
    ...load.byPersona.flatMap((each) =>
      rowsOf(
        byPersona.element,
        each,
        { kind: 'trial-persona', trial: each.trial, arm: armOf.get(each.trial), persona: each.persona },
        { 'failure-share': each.failureInterval },
      ),
    ),
    ...load.latency.flatMap(latencyRows),
    ...load.stepShares.flatMap((each) =>
      rowsOf(stepShares.element, each, { kind: 'step', arm: each.arm, step: each.step }),
    ),
    ...load.cost.flatMap((each) =>
      rowsOf(cost.element, each, { kind: 'cost', arm: each.arm }, { 'cpu-seconds-per-1000': each.interval }),
    ),
    ...load.capacity.flatMap((each) =>
      rowsOf(capacity.element, each, { kind: 'capacity', arm: each.arm }, { 'per-second': each.interval }),
    ),
    ...load.generator.flatMap((each) => rowsOf(generator.element, each, { kind: 'generator', arm: each.arm })),
    ...load.drift.flatMap((each) => rowsOf(drift.element, each, { kind: 'drift', trial: each.trial, arm: each.arm })),
  ];
}

/** @param intervals of figures whose interval stands beside them, by metric */
function rowsOf(
  schema: z.ZodObject,
  record: Readonly<Record<string, unknown>>,
  about: EstimatesRow,
  intervals: Readonly<Record<string, Interval | undefined>> = {},
): EstimatesRow[] {
  return figuresOf(schema, record).map((figure) => {
    const interval = intervals[figure.metric];
    return figureRow(interval === undefined ? figure : Object.assign(figure, { interval }), about);
  });
}

/** "latency-due/p95": from due, or as k6 counts ("latency-own"). */
function latencyRows(summary: LatencySummary): EstimatesRow[] {
  const { trial, arm, persona, step, from, count, percentiles } = summary;
  const about: EstimatesRow = { kind: 'latency', trial, arm, persona, step, of: count };
  const [mean] = figuresOf(latencySummary.pick({ meanMs: true }), summary);
  return [
    ...(mean === undefined ? [] : [figureRow({ ...mean, metric: `latency-${from}/mean` }, about)]),
    ...percentiles.map(({ p, ms, interval }) =>
      figureRow(
        { metric: `latency-${from}/p${Number((p * 100).toPrecision(6))}`, value: ms, interval, unit: 'ms' },
        about,
      ),
    ),
  ];
}
