// How many attempts there were and how they ended, by arm: of those that serve the need that the run is about, to sign in or, in a load of
// recoveries, to get back in; registration has its own metrics.
import { purposesWithoutNeed } from '../../scenarios/flows/flow.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { attemptsNotVoid } from './aggregated-attempts.ts';
import type { Run } from './open-run.ts';

export async function readAttemptCounts(run: Run): Promise<ResultsOfSignIns['counts']> {
  if (run.aggregates !== undefined) return countsOfAll(run.aggregates);
  const byArm = await run.rows(`
    SELECT arm, count(DISTINCT user_id)::INTEGER AS users, count(*)::INTEGER AS attempts, count(DISTINCT (user_id, need))::INTEGER AS needs,
      ${['succeeded', 'refused', 'abandoned', 'timed-out', 'void'].map((outcome) => `count(*) FILTER (WHERE outcome = '${outcome}')::INTEGER AS "${outcome}"`).join(', ')}
    FROM attempts WHERE purpose IN ('sign-in', 'recovery') GROUP BY arm ORDER BY arm`);
  const [all] = await run.rows(
    `SELECT count(DISTINCT user_id)::INTEGER AS users, count(*)::INTEGER AS attempts, count(*) FILTER (WHERE outcome = 'void')::INTEGER AS void,
      count(*) FILTER (WHERE purpose IN (${purposesWithoutNeed.map(sqlText).join(', ')}))::INTEGER AS without_need FROM attempts`,
  );
  return {
    users: Number(all?.['users']),
    attempts: Number(all?.['attempts']),
    void: Number(all?.['void']),
    ...someWithoutNeed(Number(all?.['without_need'])),
    byArm: byArm.map((row) => ({
      arm: String(row['arm']),
      users: Number(row['users']),
      attempts: Number(row['attempts']),
      needs: Number(row['needs']),
      succeeded: Number(row['succeeded']),
      refused: Number(row['refused']),
      abandoned: Number(row['abandoned']),
      timedOut: Number(row['timed-out']),
      void: Number(row['void']),
    })),
  };
}

function someWithoutNeed(withoutNeed: number): { withoutNeed?: number } {
  return withoutNeed > 0 ? { withoutNeed } : {};
}

function countsOfAll({ users, parts }: Aggregates): ResultsOfSignIns['counts'] {
  const kinds = parts.flatMap(({ signIns, registrations, withoutNeed }) => [signIns, registrations, withoutNeed]);
  const voids = kinds.reduce((sum, kind) => sum + kind.void, 0);
  return {
    users: Object.values(users).reduce((sum, each) => sum + each, 0),
    attempts: kinds.reduce((sum, kind) => sum + attemptsNotVoid(kind), voids),
    void: voids,
    ...someWithoutNeed(
      parts.reduce((sum, { withoutNeed }) => sum + attemptsNotVoid(withoutNeed) + withoutNeed.void, 0),
    ),
    byArm: [...Map.groupBy(parts, ({ arm }) => arm)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([arm, ofArm]) => {
        const sum = (of: (signIns: (typeof ofArm)[number]['signIns']) => number) =>
          ofArm.reduce((total, { signIns }) => total + of(signIns), 0);
        return {
          arm,
          users: sum((signIns) => signIns.users),
          attempts: sum((signIns) => attemptsNotVoid(signIns) + signIns.void),
          needs: sum((signIns) => signIns.needs),
          succeeded: sum((signIns) => signIns.succeeded),
          refused: sum((signIns) => signIns.refused),
          abandoned: sum((signIns) => signIns.abandoned),
          timedOut: sum((signIns) => signIns.timedOut),
          void: sum((signIns) => signIns.void),
        };
      }),
  };
}
