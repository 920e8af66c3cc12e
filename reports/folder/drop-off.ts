// Where attempts end: of those that reached a step, how many ended there and how. Plain counts of sign-in attempts.
import type { Aggregates, StepEnds } from '../../scenarios/measures/aggregates.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { Run } from './open-run.ts';
import { stepTitle } from '../words/step-title.ts';

export async function readDropOff(run: Run): Promise<ResultsOfSignIns['dropOff']> {
  if (run.aggregates !== undefined) return dropOffOfAll(run.aggregates);
  // An attempt may end at a step before the step has left a record: it has reached that step all the same.
  const reached = await run.rows(`
    SELECT arm, step, count(*)::INTEGER AS reached, avg(first) AS position FROM (
      SELECT arm, user_id, flow, attempt, step, min(position) AS first FROM (
        SELECT arm, user_id, flow, attempt, step, "index" AS position FROM counted_steps WHERE purpose = 'sign-in'
        UNION ALL
        SELECT arm, user_id, flow, attempt, step, NULL FROM attempts
        WHERE purpose = 'sign-in' AND outcome <> 'void' AND step IS NOT NULL)
      GROUP BY ALL)
    GROUP BY arm, step ORDER BY arm, position NULLS LAST, step`);
  const ended = await run.rows(`
    SELECT arm, ended_at AS step,
      ${['succeeded', 'abandoned', 'refused', 'timed-out'].map((outcome) => `count(*) FILTER (WHERE outcome = '${outcome}')::INTEGER AS "${outcome}"`).join(', ')}
    FROM attempts WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY ALL`);
  return reached.map((row) => {
    const here = ended.find((candidate) => candidate['arm'] === row['arm'] && candidate['step'] === row['step']);
    return {
      arm: String(row['arm']),
      step: String(row['step']),
      title: stepTitle(String(row['step'])),
      reached: Number(row['reached']),
      succeededHere: Number(here?.['succeeded'] ?? 0),
      abandonedHere: Number(here?.['abandoned'] ?? 0),
      refusedHere: Number(here?.['refused'] ?? 0),
      timedOutHere: Number(here?.['timed-out'] ?? 0),
    };
  });
}

/** In the same order: by the mean place of the first visit, steps without any record last. */
function dropOffOfAll({ parts }: Aggregates): ResultsOfSignIns['dropOff'] {
  return [...Map.groupBy(parts, ({ arm }) => arm)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([arm, ofArm]) =>
      [
        ...Map.groupBy(
          ofArm.flatMap(({ stepEnds }) => stepEnds),
          ({ step }) => step,
        ),
      ]
        .map(([step, ends]) => {
          const sum = (of: Exclude<keyof StepEnds, 'step'>) => ends.reduce((total, each) => total + each[of], 0);
          const recorded = sum('recorded');
          return {
            position: recorded === 0 ? Number.POSITIVE_INFINITY : sum('firstPositions') / recorded,
            row: {
              arm,
              step,
              title: stepTitle(step),
              reached: sum('reached'),
              succeededHere: sum('succeededHere'),
              abandonedHere: sum('abandonedHere'),
              refusedHere: sum('refusedHere'),
              timedOutHere: sum('timedOutHere'),
            },
          };
        })
        .toSorted((a, b) => (a.position === b.position ? (a.row.step < b.row.step ? -1 : 1) : a.position - b.position))
        .map(({ row }) => row),
    );
}
