import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { beforeAll, describe, expect, it } from 'vitest';
import { attemptFacts, factColumns } from '../../scenarios/measures/attempt-facts.ts';
import { attemptTableColumns } from '../../scenarios/measures/attempt-table.ts';
import { describeColumn, stepColumns } from '../../scenarios/schema/columns.ts';
import { reconcile } from './reconcile.ts';
import { writeTables } from './tables.ts';
import { testAttempt, testStep, writeJournal } from './test-attempt.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tables-'));
const files = {
  journal: join(folder, 'journal.ndjson'),
  attempts: join(folder, 'attempts.parquet'),
  steps: join(folder, 'steps.parquet'),
};
const ada = testAttempt();
const bob = testAttempt({
  user: 1,
  userPrincipalName: 'bob@by-code.example',
  correlationId: '00000000-0000-8000-8000-000000000002',
  outcome: { kind: 'abandoned', step: 'password-otp/submit-password', reason: 'gave-up-after-set-back' },
  steps: [
    testStep({
      step: 'submit-password',
      action: 'submit-password',
      result: 'wrong',
      code: '50126',
      cause: 'mistyped',
      logged: true,
      plantedMs: 50,
    }),
  ],
});
delete bob.method;
const broken = testAttempt({
  user: 2,
  correlationId: '00000000-0000-8000-8000-000000000003',
  outcome: { kind: 'void', code: 'browser-crashed' },
});

/** Another reader than the one that wrote. */
async function read(file: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(file), compressors });
}

beforeAll(async () => {
  writeJournal(files.journal, [bob, { userEnded: 1 }, ada, broken]);
  await writeTables({ runId: "it's a run", ...files });
});

describe('the tables of a run', () => {
  it('have the columns of the schema, in its order', async () => {
    expect(Object.keys((await read(files.attempts))[0] ?? {})).toEqual(attemptTableColumns.map(({ name }) => name));
    expect(Object.keys((await read(files.steps))[0] ?? {})).toEqual(stepColumns.map(({ name }) => name));
  });

  it('say what is to be said of each attempt', async () => {
    const rows = await read(files.attempts);
    for (const attempt of [ada, bob, broken]) {
      const facts = attemptFacts(attempt);
      const row = rows.find(({ user_id }) => user_id === attempt.user);
      expect(factColumns.map(({ name, fact }) => [fact, row?.[name] ?? undefined])).toEqual(
        factColumns.map(({ fact }) => [fact, facts[fact]]),
      );
    }
  });

  it('say of every column what it is, and of a number its unit', async () => {
    for (const [file, columns] of [
      [files.attempts, attemptTableColumns],
      [files.steps, stepColumns],
    ] as const) {
      const { key_value_metadata: pairs = [], schema } = await parquetMetadataAsync(await asyncBufferFromFile(file));
      const told = JSON.parse(pairs.find(({ key }) => key === 'columns')?.value ?? '{}') as Record<string, string>;
      expect(Object.keys(told)).toEqual(schema.slice(1).map(({ name }) => name));
      for (const column of columns) expect(told[column.name]).toBe(describeColumn(column));
    }
  });

  it('hold every attempt once, in order of users, missing values as NULL', async () => {
    const [first, second, third] = await read(files.attempts);
    expect(first).toMatchObject({
      run_id: "it's a run",
      user_id: 0,
      outcome: 'succeeded',
      step: null,
      code: null,
      measured_ms: 12.75,
      method: 'password-otp',
    });
    expect(first?.['started_at']).toEqual(new Date('2026-01-05T08:30:00.000Z'));
    expect(second).toMatchObject({
      user_id: 1,
      outcome: 'abandoned',
      step: 'password-otp/submit-password',
      code: 'gave-up-after-set-back',
      method: null,
    });
    expect(third).toMatchObject({ user_id: 2, outcome: 'void', code: 'browser-crashed' });
  });

  it('hold every step with its parts', async () => {
    const steps = await read(files.steps);
    expect(steps).toHaveLength(ada.steps.length + bob.steps.length + broken.steps.length);
    expect(steps[2]).toMatchObject({
      user_id: 1,
      step: 'password-otp/submit-password',
      code: '50126',
      cause: 'mistyped',
      planted_ms: 50,
      navigation_ms: 10.5,
      server_ms: 2.25,
    });
    expect(steps[0]).toMatchObject({ planted_ms: null, cause: null });
  });
});

describe('reconciliation of the two ledgers', () => {
  const row = (of: { correlationId: string; userPrincipalName: string }, errorCode: number) => ({
    correlationId: of.correlationId,
    userPrincipalName: of.userPrincipalName,
    status: { errorCode },
  });
  const against = (rows: readonly object[], unjournalled: readonly string[] = []) => {
    const signInLog = join(folder, 'sign-ins.ndjson');
    writeFileSync(signInLog, rows.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return reconcile({ ...files, signInLog, unjournalled: new Set(unjournalled) });
  };
  const agreeing = [row(ada, 0), row(bob, 50126)];

  it('finds agreement where there is, and leaves void attempts out', async () => {
    const result = await against([...agreeing, row(broken, 50126)]);
    expect(result).toMatchObject({
      attempts: 2,
      successesInAttempts: 1,
      successesInLog: 1,
      failuresInAttempts: 1,
      failuresInLog: 1,
      differenceCount: 0,
    });
  });

  it.each([
    ['a success the target does not know', [row(bob, 50126)]],
    ['a failure the target does not know', [row(ada, 0)]],
    ['another code', [row(ada, 0), row(bob, 50053)]],
    ['a row too many', [...agreeing, row(bob, 50126)]],
    ['another user', [row({ ...ada, userPrincipalName: 'eve@by-code.example' }, 0), row(bob, 50126)]],
    ['a sign-in nobody made', [...agreeing, row({ ...ada, correlationId: '00000000-0000-8000-8000-00000000000f' }, 0)]],
  ])('shows %s', async (_, rows) => {
    const result = await against(rows);
    expect(result.differenceCount).toBe(1);
    expect(result.differences).toHaveLength(1);
  });

  it('knows the rows of attempts that a resumed run lived twice', async () => {
    const twice = row({ ...ada, correlationId: '00000000-0000-8000-8000-00000000000e' }, 0);
    const result = await against([...agreeing, twice], [twice.correlationId]);
    expect(result).toMatchObject({ differenceCount: 0, replayedRows: 1 });
  });

  it.each([
    ['none', [50126, 0], { differenceCount: 0 }],
    ['its own', [50126, 50126, 0], { differenceCount: 0, unansweredRows: 1 }],
    ['a success', [0, 50126, 0], { differenceCount: 0, unansweredRows: 1 }],
    ['two rows', [0, 0, 50126, 0], { differenceCount: 1 }],
    ['its row behind a step that was answered', [50126, 0, 0], { differenceCount: 1 }],
    ['its own, and no other', [50126], { differenceCount: 1 }],
  ])('grants a step that nobody got an answer to one row, in its place: %s', async (_, codes, expected) => {
    const step = { step: 'submit-password', action: 'submit-password' } as const;
    const carol = testAttempt({
      steps: [
        testStep({ ...step, result: 'unavailable', code: 'no-answer' }),
        testStep({ ...step, index: 1, result: 'wrong', code: '50126', logged: true }),
        testStep({ index: 2, step: 'submit-code', action: 'submit-code', result: 'accepted', code: '0', logged: true }),
      ],
    });
    const late = {
      journal: join(folder, 'late.ndjson'),
      attempts: join(folder, 'late-attempts.parquet'),
      steps: join(folder, 'late-steps.parquet'),
    };
    writeJournal(late.journal, [carol]);
    await writeTables({ runId: 'late', ...late });
    const signInLog = join(folder, 'late-sign-ins.ndjson');
    writeFileSync(
      signInLog,
      codes
        .map(
          (code) => `${JSON.stringify(row(carol, code))}
`,
        )
        .join(''),
    );
    const { differenceCount, unansweredRows } = await reconcile({ ...late, signInLog, unjournalled: new Set() });
    expect({ differenceCount, ...(unansweredRows === undefined ? {} : { unansweredRows }) }).toEqual(expected);
  });

  it.each([
    ['none', [], 0],
    ['a failure of its own', [50000], 0],
    ['a wrong password', [50126], 1],
  ])('grants a step that the target failed at a row that says so, and no other: %s', async (_, codes, differences) => {
    const dave = testAttempt({
      steps: [
        testStep({ step: 'submit-password', action: 'submit-password', result: 'unavailable', code: 'http-500' }),
      ],
    });
    const failed = {
      journal: join(folder, 'failed.ndjson'),
      attempts: join(folder, 'failed-attempts.parquet'),
      steps: join(folder, 'failed-steps.parquet'),
    };
    writeJournal(failed.journal, [dave]);
    await writeTables({ runId: 'failed', ...failed });
    const signInLog = join(folder, 'failed-sign-ins.ndjson');
    writeFileSync(signInLog, codes.map((code) => `${JSON.stringify(row(dave, code))}\n`).join(''));
    expect((await reconcile({ ...failed, signInLog, unjournalled: new Set() })).differenceCount).toBe(differences);
  });

  it.each([
    ['a passkey of nobody', '135001', '', 0],
    ['a wrong password of nobody', '50126', '', 1],
    ['a wrong password of somebody else', '50126', 'eve@by-code.example', 1],
  ])('asks the rows for the same user, but for %s', async (_, code, userPrincipalName, differences) => {
    const erin = testAttempt({
      steps: [testStep({ step: 'use-passkey', action: 'use-passkey', result: 'refused', code, logged: true })],
    });
    const named = {
      journal: join(folder, 'named.ndjson'),
      attempts: join(folder, 'named-attempts.parquet'),
      steps: join(folder, 'named-steps.parquet'),
    };
    writeJournal(named.journal, [erin]);
    await writeTables({ runId: 'named', ...named });
    const signInLog = join(folder, 'named-sign-ins.ndjson');
    writeFileSync(signInLog, `${JSON.stringify({ ...row(erin, Number(code)), userPrincipalName })}\n`);
    expect((await reconcile({ ...named, signInLog, unjournalled: new Set() })).differenceCount).toBe(differences);
  });

  it('finds everything missing when there is no log', async () => {
    const result = await reconcile({ ...files, signInLog: join(folder, 'no-such-file'), unjournalled: new Set() });
    expect(result.differenceCount).toBe(2);
  });
});
