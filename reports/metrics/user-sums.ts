// Sufficient statistics of all metrics, summed by arm, persona and user in one query a relation.
// Variance is by user, so nothing finer than a user ever leaves SQL.
import type { Aggregates } from '../../scenarios/schema/aggregates.ts';
import type { Cell, Run } from '../folder/open-run.ts';
import { relations, type Relation } from '../folder/relation.ts';
import type { UserSum } from '../statistics/clustered/user-ratio.ts';
import type { Metric } from './metric.ts';
import { summedBeforehand } from './summed-beforehand.ts';

export interface UserSums {
  /** One row a user (in very large runs, a random group of users) who has anything of the metric in this arm. Persona absent: of all. */
  readonly of: (metric: Metric, arm: string, persona?: string) => readonly UserSum[];
  /** How many users those rows are. */
  readonly users: (metric: Metric, arm: string, persona?: string) => number;
}

interface Block {
  readonly arm: string;
  readonly persona: string;
  readonly from: number;
  readonly to: number;
}

interface Table {
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** By metric id: users of the cluster who have anything of it. */
  readonly users: ReadonlyMap<string, Float64Array>;
  readonly clusters: readonly string[];
  /** Rows of an arm and persona lie together. */
  readonly blocks: readonly Block[];
}

const usersColumn = (index: number) => `users_${index}`;

/** The SELECT that sums every expression its metrics need, by user and then by cluster; also what the benchmark compares with. */
export function userSumsSql(
  relation: Relation,
  metrics: readonly Metric[],
): { sql: string; names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  for (const metric of metrics) {
    for (const expression of [metric.numerator, metric.per]) {
      if (!names.has(expression)) names.set(expression, `sum_${names.size}`);
    }
  }
  const sums = [...names].map(([expression, name]) => `sum(${expression})::DOUBLE AS ${name}`);
  // Rounded far below any meaning, so that the order in which threads add cannot change a figure from one report to the next.
  const totals = [...names.values()].map((name) => `round(sum(${name}), 9) AS ${name}`);
  const users = metrics.map(
    (metric, index) =>
      `count(*) FILTER (WHERE ${names.get(metric.numerator) ?? ''} <> 0 OR ${names.get(metric.per) ?? ''} <> 0)::DOUBLE AS ${usersColumn(index)}`,
  );
  return {
    sql: `
      SELECT arm, persona, cluster, ${[...totals, ...users].join(', ')}
      FROM (SELECT arm, persona, user_id, ${sums.join(', ')} FROM (${relations[relation]}) GROUP BY arm, persona, user_id) JOIN clusters USING (user_id)
      GROUP BY arm, persona, cluster ORDER BY arm, persona, cluster`,
    names,
  };
}

const numbers = (cells: readonly Cell[]) => Float64Array.from(cells as readonly number[]);

async function readTable(run: Run, relation: Relation, metrics: readonly Metric[]): Promise<Table> {
  const { sql, names } = userSumsSql(relation, metrics);
  const read = await run.columns(sql);
  const arms = read['arm'] ?? [];
  const personas = read['persona'] ?? [];
  const blocks: Block[] = [];
  let from = 0;
  for (let row = 1; row <= arms.length; row += 1) {
    if (row < arms.length && arms[row] === arms[from] && personas[row] === personas[from]) continue;
    blocks.push({ arm: String(arms[from]), persona: String(personas[from]), from, to: row });
    from = row;
  }
  const columns = new Map([...names].map(([expression, name]) => [expression, numbers(read[name] ?? [])]));
  const users = new Map(metrics.map((metric, index) => [metric.id, numbers(read[usersColumn(index)] ?? [])]));
  return { columns, users, clusters: (read['cluster'] ?? []).map(String), blocks };
}

/**
 * Reads the sums of all metrics, of everybody where they were summed beforehand. Of a median only the counts have a meaning: it needs the
 * order of the values, not their sum.
 */
export async function readUserSums(run: Run, metrics: readonly Metric[]): Promise<UserSums> {
  return run.aggregates === undefined ? sumsInTables(run, metrics) : sumsOfAll(run.aggregates);
}

function sumsOfAll({ sums, parts }: Aggregates): UserSums {
  const place = new Map(sums.map(({ id }, at) => [id, at]));
  const placeOf = (id: string) => place.get(id) ?? -1;
  const partsOf = (arm: string, persona: string | undefined) =>
    parts.filter((part) => part.arm === arm && (persona === undefined || part.persona === persona));
  return {
    of: (metric, arm, persona) => {
      const summed = summedBeforehand(metric);
      const [numeratorAt, perAt] = [placeOf(summed.numerator), placeOf(summed.per)];
      return partsOf(arm, persona).flatMap((part) =>
        part.clusters.flatMap(([user, row]) => {
          const numerator = (row[numeratorAt] ?? 0) * summed.numeratorScale;
          const denominator = row[perAt] ?? 0;
          return numerator === 0 && denominator === 0 ? [] : [{ user, persona: part.persona, numerator, denominator }];
        }),
      );
    },
    // Whoever has the one has the other, or the other way round, in every metric: the larger count is of those who have either.
    users: (metric, arm, persona) => {
      const summed = summedBeforehand(metric);
      return partsOf(arm, persona).reduce(
        (total, { usersWith }) =>
          total + Math.max(usersWith[placeOf(summed.numerator)] ?? 0, usersWith[placeOf(summed.per)] ?? 0),
        0,
      );
    },
  };
}

/** The sums of what is in the tables: of a very large run, those of the stored users. */
export async function sumsInTables(run: Run, metrics: readonly Metric[]): Promise<UserSums> {
  const tables = new Map<Relation, Table>();
  for (const relation of new Set(metrics.map((metric) => metric.from))) {
    tables.set(
      relation,
      await readTable(
        run,
        relation,
        metrics.filter((metric) => metric.from === relation),
      ),
    );
  }
  return {
    of: (metric, arm, persona) => {
      const table = tables.get(metric.from);
      const sums = table?.columns.get(metric.numerator);
      const pers = table?.columns.get(metric.per);
      if (table === undefined || sums === undefined || pers === undefined) return [];
      const found: UserSum[] = [];
      for (const block of table.blocks) {
        if (block.arm !== arm || (persona !== undefined && block.persona !== persona)) continue;
        for (let row = block.from; row < block.to; row += 1) {
          const numerator = sums[row] ?? 0;
          const denominator = pers[row] ?? 0;
          if (numerator !== 0 || denominator !== 0)
            found.push({ user: table.clusters[row] ?? '', persona: block.persona, numerator, denominator });
        }
      }
      return found;
    },
    users: (metric, arm, persona) => {
      const table = tables.get(metric.from);
      const counts = table?.users.get(metric.id);
      if (table === undefined || counts === undefined) return 0;
      return table.blocks
        .filter((block) => block.arm === arm && (persona === undefined || block.persona === persona))
        .reduce(
          (sum, block) => sum + counts.subarray(block.from, block.to).reduce((part, count) => part + count, 0),
          0,
        );
    },
  };
}
