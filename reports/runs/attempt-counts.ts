// How many attempts there were and how they ended, by arm; sign-in attempts only, registration has its own metrics.
import type { Results } from '../results.ts';
import type { Run } from './open-run.ts';

export async function readAttemptCounts(run: Run): Promise<Results['counts']> {
  const byArm = await run.rows(`
    SELECT arm, count(DISTINCT user_id)::INTEGER AS users, count(*)::INTEGER AS attempts, count(DISTINCT (user_id, session))::INTEGER AS sessions,
      ${['succeeded', 'refused', 'abandoned', 'timed-out', 'void'].map((outcome) => `count(*) FILTER (WHERE outcome = '${outcome}')::INTEGER AS "${outcome}"`).join(', ')}
    FROM facts WHERE flow <> 'passkey-registration' GROUP BY arm ORDER BY arm`);
  const [all] = await run.rows(`SELECT count(DISTINCT user_id)::INTEGER AS users, count(*)::INTEGER AS attempts, count(*) FILTER (WHERE outcome = 'void')::INTEGER AS void FROM facts`);
  return {
    users: Number(all?.['users']),
    attempts: Number(all?.['attempts']),
    void: Number(all?.['void']),
    byArm: byArm.map((row) => ({
      arm: String(row['arm']),
      users: Number(row['users']),
      attempts: Number(row['attempts']),
      sessions: Number(row['sessions']),
      succeeded: Number(row['succeeded']),
      refused: Number(row['refused']),
      abandoned: Number(row['abandoned']),
      timedOut: Number(row['timed-out']),
      void: Number(row['void']),
    })),
  };
}
