// Sufficient statistics of all metrics, summed by arm, persona and user in one query a relation.
// Variance is by user, so nothing finer than a user ever leaves SQL.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { Cell, Run } from '../folder/open-run.ts';
import { quantityInWords } from '../../scenarios/measures/quantity.ts';
import { sumPlace } from '../../scenarios/measures/user-sums.ts';
import type { UnitId } from '../../scenarios/measures/unit.ts';
import type { UserSum } from '../statistics/clustered/user-ratio.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { userSumsOf, type NamedQuantity } from './estimand-in-sql.ts';

export interface UserSums {
  /** One row a user (in very large runs, a random group of users) who has anything of the metric in this arm. Persona absent: of all. */
  readonly of: (metric: Estimand, arm: string, persona?: string) => readonly UserSum[];
  /** How many users those rows are. */
  readonly users: (metric: Estimand, arm: string, persona?: string) => number;
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

/** The SELECT that sums every quantity its estimands need, by user and then by cluster; also what the benchmark compares with. */
export function userSumsSql(
  unit: UnitId,
  metrics: readonly Estimand[],
): { sql: string; names: ReadonlyMap<string, string> } {
  const quantities = new Map<string, NamedQuantity>();
  const nameOf = (quantity: NamedQuantity[0]) => {
    const words = quantityInWords(quantity);
    const known = quantities.get(words) ?? [quantity, `sum_${quantities.size}`];
    quantities.set(words, known);
    return known[1];
  };
  const users = metrics.map(
    ({ numerator, per }, index) =>
      `count(*) FILTER (WHERE ${nameOf(numerator)} <> 0 OR ${nameOf(per)} <> 0)::DOUBLE AS ${usersColumn(index)}`,
  );
  const summed = [...quantities.values()];
  // Rounded far below any meaning, so that the order in which threads add cannot change a figure from one report to the next.
  const totals = summed.map(([, name]) => `round(sum(${name}), 9) AS ${name}`);
  return {
    sql: `
      SELECT arm, persona, cluster, ${[...totals, ...users].join(', ')}
      FROM (${userSumsOf(unit, summed)}) JOIN clusters USING (user_id)
      GROUP BY arm, persona, cluster ORDER BY arm, persona, cluster`,
    names: new Map([...quantities].map(([words, [, name]]) => [words, name])),
  };
}

const numbers = (cells: readonly Cell[]) => Float64Array.from(cells as readonly number[]);

async function readTable(run: Run, unit: UnitId, metrics: readonly Estimand[]): Promise<Table> {
  const { sql, names } = userSumsSql(unit, metrics);
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
  const columns = new Map([...names].map(([words, name]) => [words, numbers(read[name] ?? [])]));
  const users = new Map(metrics.map((metric, index) => [metric.id, numbers(read[usersColumn(index)] ?? [])]));
  return { columns, users, clusters: (read['cluster'] ?? []).map(String), blocks };
}

/**
 * Reads the sums of all metrics, of everybody where they were summed beforehand. Of a median only the counts have a meaning: it needs the
 * order of the values, not their sum.
 */
export async function readUserSums(run: Run, metrics: readonly Estimand[]): Promise<UserSums> {
  return run.aggregates === undefined ? sumsInTables(run, metrics) : sumsOfAll(run.aggregates);
}

function sumsOfAll({ parts }: Aggregates): UserSums {
  const partsOf = (arm: string, persona: string | undefined) =>
    parts.filter((part) => part.arm === arm && (persona === undefined || part.persona === persona));
  return {
    of: (metric, arm, persona) => {
      const [numeratorAt, perAt] = placesOf(metric);
      return partsOf(arm, persona).flatMap((part) =>
        part.clusters.flatMap(([user, row]) => {
          const numerator = (row[numeratorAt.at] ?? 0) * numeratorAt.scale;
          const denominator = (row[perAt.at] ?? 0) * perAt.scale;
          return numerator === 0 && denominator === 0 ? [] : [{ user, persona: part.persona, numerator, denominator }];
        }),
      );
    },
    // Whoever has the one has the other, or the other way round, in every metric: the larger count is of those who have either.
    users: (metric, arm, persona) => {
      const places = placesOf(metric);
      return partsOf(arm, persona).reduce(
        (total, { usersWith }) => total + Math.max(...places.map(({ at }) => usersWith[at] ?? 0)),
        0,
      );
    },
  };
}

function placesOf({ from, numerator, per }: Estimand) {
  return [sumPlace(from, numerator), sumPlace(from, per)] as const;
}

/** The sums of what is in the tables: of a very large run, those of the stored users. */
export async function sumsInTables(run: Run, metrics: readonly Estimand[]): Promise<UserSums> {
  const tables = new Map<UnitId, Table>();
  for (const unit of new Set(metrics.map((metric) => metric.from))) {
    tables.set(
      unit,
      await readTable(
        run,
        unit,
        metrics.filter((metric) => metric.from === unit),
      ),
    );
  }
  return {
    of: (metric, arm, persona) => {
      const table = tables.get(metric.from);
      const sums = table?.columns.get(quantityInWords(metric.numerator));
      const pers = table?.columns.get(quantityInWords(metric.per));
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
