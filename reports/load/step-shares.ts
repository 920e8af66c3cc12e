// Where the time of a step goes: network, server, client. The software authenticator is the client; k6 renders no page.
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { Run } from '../folder/open-run.ts';
import { stepTitle } from '../words/step-title.ts';
import type { LoadResults } from '../results/load-results.ts';

/** Mean of a visit, in the counted time of these trials; steps without a request are left out. Needs the view `counted`. */
export async function readStepShares(run: Run, trials: readonly string[]): Promise<LoadResults['stepShares']> {
  if (trials.length === 0) return [];
  const rows = await run.rows(`
    SELECT s.arm, s.step, count(*)::INTEGER AS visits, avg(s.navigation_ms) AS network, avg(s.server_ms) AS server, avg(s.ceremony_ms + s.rendering_ms) AS client, avg(s."index") AS position
    FROM sign_in_steps s JOIN counted c USING (trial, arm, user_id, need) WHERE s.trial IN (${trials.map(sqlText).join(', ')}) AND s.measured_ms > 0
    GROUP BY ALL ORDER BY s.arm, position, s.step`);
  return rows.map((row) => ({
    arm: String(row['arm']),
    step: String(row['step']),
    title: stepTitle(String(row['step'])),
    visits: Number(row['visits']),
    networkMs: Number(row['network']),
    serverMs: Number(row['server']),
    clientMs: Number(row['client']),
  }));
}
