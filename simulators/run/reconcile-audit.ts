// The attempts against the target's own audit log, as reconcile.ts does with sign-ins: each recovery must have its rows there, in their order
// and of the same user, and no others.
import { open } from 'node:fs/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { auditActivities, type AuditActivity } from '../../scenarios/schema/directory-audit.ts';
import { jsonRows, parquetRows } from '../../scenarios/schema/file-in-sql.ts';
import type { Reconciliation } from '../../scenarios/schema/run.ts';
import { expectedAuditRows, type AuditedStep, type ExpectedRows } from '../attempt/recovery-ledger.ts';

export interface AuditLedgers {
  readonly attempts: string;
  readonly steps: string;
  readonly auditLog: string;
  /** Correlation ids under which a start of the program ran an attempt that another start journalled. Empty unless resumed. */
  readonly unjournalled: ReadonlySet<string>;
  /** Of a recovery, by the policy of an arm, ms. */
  readonly requestLifeMs: (arm: string) => number;
}

export interface AuditReconciliation {
  readonly audit: NonNullable<Reconciliation['audit']>;
  readonly differences: Reconciliation['differences'];
}

interface OurAttempt {
  readonly correlation: string;
  readonly who: string;
  readonly arm: string;
  readonly name: string;
  readonly steps: readonly AuditedStep[];
}

interface TheirRows {
  readonly correlation: string;
  readonly users: readonly string[];
  readonly activities: readonly AuditActivity[];
}

export async function reconcileAudit(ledgers: AuditLedgers): Promise<AuditReconciliation> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    const { ours, voided } = await attemptsIn(connection, ledgers);
    const theirs = await rowsIn(connection, ledgers);
    return compared(ours, theirs, ledgers.requestLifeMs, (id) => voided.has(id) || ledgers.unjournalled.has(id));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function compared(
  ours: readonly OurAttempt[],
  theirs: ReadonlyMap<string, TheirRows>,
  requestLifeMs: AuditLedgers['requestLifeMs'],
  isLeftOut: (correlation: string) => boolean,
): AuditReconciliation {
  let [rowsInAttempts, rowsInLog, agreeing] = [0, 0, 0];
  const differences: Reconciliation['differences'] = [];
  const known = new Set<string>();
  for (const { correlation, who, arm, name, steps } of ours) {
    known.add(correlation);
    const expected = expectedAuditRows(steps, requestLifeMs(arm));
    const found = theirs.get(correlation) ?? { users: [], activities: [] };
    const sure = expected.reduce((sum, row) => sum + (row.sure ? row.activities.length : 0), 0);
    rowsInAttempts += sure;
    rowsInLog += found.activities.length;
    if (found.users.every((user) => user === who) && patternOf(expected).test(lettersOf(found.activities)))
      agreeing += sure;
    else
      differences.push({
        correlationId: correlation,
        user: who,
        attempt: name,
        expected: `${inWords(expected.flatMap(({ activities }) => activities))} as ${who}`,
        found: `${inWords(found.activities)} as ${found.users.join(', ')}`,
      });
  }
  for (const { correlation, users, activities } of theirs.values())
    if (!known.has(correlation) && !isLeftOut(correlation))
      differences.push({
        correlationId: correlation,
        user: users.join(', '),
        attempt: 'no attempt of ours',
        expected: '',
        found: inWords(activities),
      });
  return { audit: { rowsInAttempts, rowsInLog, agreeing, differenceCount: differences.length }, differences };
}

const inWords = (activities: readonly AuditActivity[]) => activities.join('; ');

/** One letter an activity. */
const letterOf = (activity: AuditActivity) => String.fromCodePoint(97 + auditActivities.indexOf(activity));
const lettersOf = (activities: readonly AuditActivity[]) => activities.map(letterOf).join('');

function patternOf(expected: readonly ExpectedRows[]): RegExp {
  const parts = expected.flatMap(({ sure, activities }) =>
    activities.map((activity) => `${letterOf(activity)}${sure ? '' : '?'}`),
  );
  return new RegExp(`^${parts.join('')}$`);
}

async function attemptsIn(connection: DuckDBConnection, ledgers: AuditLedgers) {
  await using attempts = await open(ledgers.attempts);
  await using steps = await open(ledgers.steps);
  const [table, ofSteps] = [parquetRows(attempts), parquetRows(steps)];
  // Their own is what the target logs of an attempt that is void.
  const voided = await objects<{ readonly id: string }>(
    connection,
    `SELECT correlation_id AS id FROM ${table} WHERE outcome = 'void'`,
  );
  const ours = await objects<OurAttempt>(
    connection,
    `SELECT a.correlation_id AS correlation, a.user_principal_name AS who, a.arm, a.arm || '/' || a.flow || '/' || a.attempt AS name,
            list({'action': s.action, 'result': s.result, 'code': s.code, 'spentMs': s.measured_ms + s.modelled_ms} ORDER BY s."index") AS steps
     FROM ${table} a JOIN ${ofSteps} s USING (user_id, arm, flow, attempt)
     WHERE a.outcome <> 'void' GROUP BY ALL ORDER BY ALL`,
  );
  return { ours, voided: new Set(voided.map(({ id }) => id)) };
}

async function rowsIn(connection: DuckDBConnection, ledgers: AuditLedgers): Promise<ReadonlyMap<string, TheirRows>> {
  await using log = await open(ledgers.auditLog);
  const source = jsonRows(
    log,
    'uncompressed',
    "{correlationId: 'VARCHAR', activityDisplayName: 'VARCHAR', targetResources: 'STRUCT(userPrincipalName VARCHAR)[]'}",
    'ignore_errors = true',
  );
  const rows = await objects<TheirRows>(
    connection,
    `SELECT correlation, list(DISTINCT who) AS users, list(activity ORDER BY place) AS activities
     FROM (SELECT row_number() OVER () AS place, correlationId AS correlation, activityDisplayName AS activity,
                  targetResources[1].userPrincipalName AS who FROM ${source}) GROUP BY correlation`,
  );
  return new Map(rows.map((row) => [row.correlation, row]));
}

async function objects<T>(connection: DuckDBConnection, sql: string): Promise<readonly T[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS() as unknown as readonly T[];
}
