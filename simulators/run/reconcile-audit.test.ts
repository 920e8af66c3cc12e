// Attempts and audit log as two ledgers, with differences planted in either.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { testAttempt, testStep, writeJournal } from '../store/test-attempt.fixture.ts';
import { writeTables } from '../store/tables.ts';
import { reconcileAudit } from './reconcile-audit.ts';

const id = (last: number) => `00000000-0000-8000-8000-00000000000${last}`;
const ana = 'ana@contoso.example';
const [started, issuing, issued] = [
  'User started account recovery',
  'User started identity issuance with certified partner',
  'User completed identity issuance with certified partner',
];

function recovery(changes: Partial<Attempt>, results: readonly (readonly [string, string, string?])[]): Attempt {
  return testAttempt({
    userPrincipalName: ana,
    flow: 'account-recovery',
    purpose: 'recovery',
    ...changes,
    steps: results.map(([action, result, code], index) =>
      testStep({
        index,
        flow: 'account-recovery',
        step: action,
        action,
        result,
        ...(code === undefined ? {} : { code }),
      } as Parameters<typeof testStep>[0]),
    ),
  });
}

type Row = readonly [correlation: number, activity: string, who?: string];

async function reconciled(attempts: readonly Attempt[], rows: readonly Row[], unjournalled: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const file = (name: string) => join(folder, name);
  const tables = { attempts: file('attempts.parquet'), steps: file('steps.parquet') };
  writeJournal(file('journal.ndjson'), attempts);
  await writeTables({ runId: 'a run', journal: file('journal.ndjson'), ...tables });
  const lines = rows.map(([correlation, activityDisplayName, who = ana]) =>
    JSON.stringify({
      correlationId: id(correlation),
      activityDisplayName,
      targetResources: [{ userPrincipalName: who }],
    }),
  );
  writeFileSync(file('audit.ndjson'), lines.map((line) => `${line}\n`).join(''));
  return reconcileAudit({
    ...tables,
    auditLog: file('audit.ndjson'),
    unjournalled: new Set(unjournalled),
    requestLifeMs: () => 600_000,
  });
}

const begun = recovery({ correlationId: id(1) }, [
  ['name-account-to-recover', 'accepted'],
  ['keep-credential', 'accepted'],
]);
const unanswered = recovery({ correlationId: id(2), attempt: 1 }, [
  ['name-account-to-recover', 'unavailable', 'no-answer'],
]);
const signIn = testAttempt({ correlationId: id(3), user: 5 });
const broken = recovery({ correlationId: id(4), attempt: 2, outcome: { kind: 'void', code: 'browser-crashed' } }, [
  ['name-account-to-recover', 'accepted'],
]);
const all = [begun, unanswered, signIn, broken];
const rowsOfBegun: readonly Row[] = [
  [1, started],
  [1, issuing],
  [1, issued],
];

describe('the audit log', () => {
  it.each<[string, readonly Row[], number]>([
    ['with a row for each thing that must be there', rowsOfBegun, 3],
    ['with one of a step that got no answer', [...rowsOfBegun, [2, started]], 4],
    ['with both', [...rowsOfBegun, [2, started], [2, issuing]], 5],
    ['with some of an attempt that is void', [[4, started], ...rowsOfBegun], 3],
  ])('%s agrees', async (_, rows, rowsInLog) => {
    expect(await reconciled(all, rows)).toEqual({
      audit: { rowsInAttempts: 3, rowsInLog, agreeing: 3, differenceCount: 0 },
      differences: [],
    });
  });

  it.each<[string, readonly Row[], number]>([
    ['lacks a row', rowsOfBegun.slice(1), 1],
    ['has a row twice', [...rowsOfBegun, [1, issued]], 1],
    ['has them in another order', rowsOfBegun.toReversed(), 1],
    ['has one of another account', [...rowsOfBegun.slice(0, 2), [1, issued, 'eve@contoso.example']], 1],
    ['has one of a sign-in', [...rowsOfBegun, [3, issued]], 1],
    ['has one of nobody', [...rowsOfBegun, [9, started]], 1],
    ['is empty', [], 1],
  ])('that %s differs', async (_, rows, differenceCount) => {
    const { audit, differences } = await reconciled(all, rows);
    expect([audit.differenceCount, differences.length]).toEqual([differenceCount, differenceCount]);
  });

  it('has rows of attempts that were cut short when the program was killed', async () => {
    expect((await reconciled(all, [...rowsOfBegun, [9, started]], [id(9)])).differences).toEqual([]);
  });
});
