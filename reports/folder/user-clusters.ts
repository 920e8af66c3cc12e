// The units of variance: users, and in very large runs random groups of users. The same as userCluster, in SQL.
import { clustersAtMost, hashFactor, hashSize } from '../../scenarios/measures/sums/user-cluster.ts';
import type { Run } from './open-run.ts';

/** Temporary table `clusters`: user_id, cluster. */
export async function createUserClusters(run: Run): Promise<void> {
  await run.execute(`
    CREATE TEMP TABLE clusters AS
    SELECT user_id, CASE WHEN count(*) OVER (PARTITION BY persona) <= ${clustersAtMost} THEN user_id::VARCHAR
      ELSE 'group-' || persona || '-' || ((user_id::BIGINT * ${hashFactor}) % ${hashSize} % ${clustersAtMost}) END AS cluster
    FROM (SELECT DISTINCT user_id, persona FROM attempts)`);
}
