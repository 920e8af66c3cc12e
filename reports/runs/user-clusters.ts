// The units of variance: users, and in very large runs random groups of users (random groups method, Wolter 2007, chapter 2).
// Groups are as independent of each other as users are, so the variance between them tells the same; the report's time and memory
// then depend on the number of groups and not on the size of the tenant.
import type { Run } from './open-run.ts';

/** Up to this many users of a persona each is its own cluster. The t quantile of as many clusters differs from the normal one by 0.1 %. */
export const clustersAtMost = 2_000;

/** Temporary table `clusters`: user_id, cluster. Knuth's multiplicative hash, so that neighbours in the population are parted. */
export async function createUserClusters(run: Run): Promise<void> {
  await run.execute(`
    CREATE TEMP TABLE clusters AS
    SELECT user_id, CASE WHEN count(*) OVER (PARTITION BY persona) <= ${clustersAtMost} THEN user_id::VARCHAR
      ELSE 'group-' || persona || '-' || ((user_id::BIGINT * 2654435761) % 4294967296 % ${clustersAtMost}) END AS cluster
    FROM (SELECT DISTINCT user_id, persona FROM facts)`);
}
