// Splits per-user rows by persona and scales the tenant's weights to 1. Without weights all rows are one stratum.
import type { WithheldReason } from '../inference.ts';

export interface UserRow {
  readonly user: string;
  /** Persona of the user; needed only with weights. */
  readonly persona?: string;
}

/** Tenant weight by persona; need not sum to 1. */
export type PersonaWeights = ReadonlyMap<string, number>;

export interface Stratum<Row> {
  readonly weight: number;
  readonly rows: readonly Row[];
}

export type Stratified<Row> =
  | { readonly kind: 'strata'; readonly strata: readonly Stratum<Row>[] }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason };

/** One user alone shows no variance between users. */
const leastUsersOfPersona = 2;

export function stratify<Row extends UserRow>(
  rows: readonly Row[],
  weights: PersonaWeights | undefined,
): Stratified<Row> {
  if (rows.length === 0) return { kind: 'withheld', reason: { code: 'no-data' } };
  if (weights === undefined) return { kind: 'strata', strata: [{ weight: 1, rows }] };
  const byPersona = Map.groupBy(rows, (row) => row.persona ?? '');
  const positive = [...weights].filter(([, weight]) => weight > 0);
  const total = positive.reduce((sum, [, weight]) => sum + weight, 0);
  const strata: Stratum<Row>[] = [];
  for (const [persona, weight] of positive) {
    const found = byPersona.get(persona) ?? [];
    const users = new Set(found.map((row) => row.user)).size;
    if (users < leastUsersOfPersona)
      return {
        kind: 'withheld',
        reason: { code: 'persona-with-too-few-users', persona, found: users, needed: leastUsersOfPersona },
      };
    strata.push({ weight: weight / total, rows: found });
  }
  return strata.length === 0 ? { kind: 'withheld', reason: { code: 'no-data' } } : { kind: 'strata', strata };
}
