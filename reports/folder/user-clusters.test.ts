// What TypeScript and SQL both say of very large runs must be the same.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellEndSql, cellEndTenths, cellOf } from '../../scenarios/measures/sums/curve-grid.ts';
import { clustersAtMost, userCluster } from '../../scenarios/measures/sums/user-cluster.ts';
import type { Run } from './open-run.ts';
import { createUserClusters } from './user-clusters.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();

it('groups users alike in SQL and beside it', async () => {
  const most = 4_294_967;
  await connection.run(`CREATE TEMP TABLE attempts AS
    SELECT (range * 613)::INTEGER AS user_id, 'many' AS persona FROM range(7000) UNION ALL SELECT (${most} * 500 - range)::INTEGER, 'few' FROM range(${clustersAtMost})`);
  await createUserClusters({ execute: (sql: string) => connection.run(sql).then(() => undefined) } as Pick<
    Run,
    'execute'
  > as Run);
  const found = await rows('SELECT DISTINCT user_id, persona, cluster FROM clusters JOIN attempts USING (user_id)');
  expect(found.length).toBe(7_000 + clustersAtMost);
  const differing = found.filter(
    ({ user_id: user, persona, cluster }) =>
      cluster !==
      userCluster(Number(user), String(persona), persona === 'many' ? 7_000 : clustersAtMost, clustersAtMost),
  );
  expect(differing).toEqual([]);
});

it('cuts time into the same cells in SQL and beside it', async () => {
  // Edges, a hair beside them, and what is drawn.
  const edges = Array.from({ length: 400 }, (_, at) => [at / 10, at / 2, at * 5]).flat();
  const drawn = fc.sample(fc.double({ min: 0, max: 2_000, noNaN: true }), { numRuns: 3_000, seed: 1 });
  const seconds = [
    ...edges,
    ...edges.map((edge) => edge + 1e-7),
    ...edges.map((edge) => Math.max(0, edge - 1e-7)),
    ...drawn,
  ];
  const found = await rows(
    `SELECT seconds, ${cellEndSql('seconds')} AS cell_end FROM (SELECT unnest([${seconds.map((each) => `${each}::DOUBLE`).join(', ')}]) AS seconds)`,
  );
  expect(found.length).toBe(seconds.length);
  expect(
    found.filter(
      (row) => Math.abs(cellEndTenths(cellOf(Number(row['seconds']))) - Number(row['cell_end']) * 10) > 1e-6,
    ),
  ).toEqual([]);
});
