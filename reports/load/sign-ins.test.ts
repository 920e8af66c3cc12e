// What a sign-in is under load: the first attempt of a need and its restarts; void attempts take the whole need out.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf } from '../../scenarios/measures/sums/latency-histogram.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { openRun, type Run } from '../folder/open-run.ts';
import { syntheticAttempt, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { latencyBucketSql } from './latency-bucket-sql.ts';
import { createCounted, createSignIns } from './sign-ins.ts';

const step = 'passkey/use-passkey';
const unavailable = { step, action: 'use-passkey' as const, result: 'unavailable', code: 'no-answer', measuredMs: 50 };
const accepted = { step, action: 'use-passkey' as const, result: 'accepted', measuredMs: 10 };
const slip = { step, action: 'use-passkey' as const, result: 'dismissed', code: 'NotAllowedError', measuredMs: 10 };
const at = (dueMs: number | undefined, begunMs: number, endedMs: number, trial = 't') => ({
  load: { trial, ...(dueMs === undefined ? {} : { dueMs }), begunMs, endedMs },
});
const person = { persona: 'office', arm: 'passkey' };

describe('sign_ins', () => {
  let folder: string;
  let run: Run;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sign-ins-'));
    await writeSyntheticRun(folder, [
      // The restart meets the outage: the sign-in failed, its latency is that of the first attempt.
      syntheticAttempt({
        ...person,
        user: 1,
        attempt: 0,
        need: 0,
        steps: [slip],
        outcome: { kind: 'abandoned', step, reason: 'gave-up' as never },
        ...at(1_000, 1_100, 1_200),
      }),
      syntheticAttempt({
        ...person,
        user: 1,
        attempt: 1,
        need: 0,
        steps: [unavailable],
        outcome: { kind: 'refused', step, code: 'no-answer' },
        ...at(undefined, 1_210, 1_900),
      }),
      // A slip of the person's own is no failure of the target.
      syntheticAttempt({
        ...person,
        user: 2,
        attempt: 0,
        need: 0,
        steps: [slip],
        outcome: { kind: 'refused', step, code: '500121' },
        ...at(2_000, 2_000, 2_050),
      }),
      syntheticAttempt({ ...person, user: 3, attempt: 0, need: 0, steps: [accepted], ...at(3_000, 3_000, 3_020) }),
      // Void in the restart: nobody knows what would have been.
      syntheticAttempt({
        ...person,
        user: 4,
        attempt: 0,
        need: 0,
        steps: [slip],
        outcome: { kind: 'abandoned', step, reason: 'gave-up' as never },
        ...at(3_000, 3_000, 3_020),
      }),
      syntheticAttempt({
        ...person,
        user: 4,
        attempt: 1,
        need: 0,
        steps: [],
        outcome: { kind: 'void', code: 'target-died' },
        ...at(undefined, 3_030, 3_040),
      }),
      // The same need in another trial is another sign-in; outside the counted time.
      syntheticAttempt({ ...person, user: 3, attempt: 1, need: 1, steps: [accepted], ...at(9_000, 9_000, 9_010) }),
      // Registration, and attempts of no trial, are none of these.
      syntheticAttempt({
        ...person,
        user: 5,
        flow: 'passkey-registration',
        steps: [accepted],
        ...at(3_000, 3_000, 3_020),
      }),
      syntheticAttempt({ ...person, user: 6, steps: [accepted] }),
    ]);
    run = await openRun(folder);
    await createSignIns(run);
    await createCounted(run, [{ trial: 't', fromMs: 1_000, toMs: 9_000 }]);
  });
  afterAll(async () => {
    run.close();
    await rm(folder, { recursive: true });
  });

  it('are needs, with the latency of the first attempt and the failures of all', async () => {
    expect(
      await run.rows('SELECT user_id, need, due_ms, begun_ms, ended_ms, failed FROM sign_ins ORDER BY user_id, need'),
    ).toEqual([
      { user_id: 1, need: 0, due_ms: 1_000, begun_ms: 1_100, ended_ms: 1_200, failed: true },
      { user_id: 2, need: 0, due_ms: 2_000, begun_ms: 2_000, ended_ms: 2_050, failed: false },
      { user_id: 3, need: 0, due_ms: 3_000, begun_ms: 3_000, ended_ms: 3_020, failed: false },
      { user_id: 3, need: 1, due_ms: 9_000, begun_ms: 9_000, ended_ms: 9_010, failed: false },
    ]);
  });

  it('have the steps of all their attempts', async () => {
    expect(
      await run.rows(
        'SELECT user_id, count(*)::INTEGER AS steps FROM sign_in_steps JOIN counted USING (trial, arm, user_id, need) GROUP BY ALL ORDER BY user_id',
      ),
    ).toEqual([
      { user_id: 1, steps: 2 },
      { user_id: 2, steps: 1 },
      { user_id: 3, steps: 1 },
    ]);
  });

  it('are counted by when they were due, in batches of equal time', async () => {
    expect(await run.rows('SELECT user_id, batch FROM counted ORDER BY user_id')).toEqual([
      { user_id: 1, batch: 0 },
      { user_id: 2, batch: 1 },
      { user_id: 3, batch: 3 },
    ]);
  });

  it('go into the same buckets in SQL as in a histogram', async () => {
    const stream = openStream({ seed: 1, purpose: 'latencies' });
    const latencies = Array.from({ length: 2_000 }, () => 10 ** (8 * stream.uniform() - 3));
    const rows = await run.rows(
      `SELECT ms, ${latencyBucketSql('ms')} AS bucket FROM (VALUES ${latencies.map((ms) => `(${ms}::DOUBLE)`).join(', ')}) v(ms)`,
    );
    expect(rows).toHaveLength(latencies.length);
    for (const { ms, bucket } of rows) expect(bucket).toBe(bucketOf(Number(ms)));
    expect((await run.rows(`SELECT ${latencyBucketSql('-3.0')} AS bucket`))[0]?.['bucket']).toBe(bucketOf(-3));
  });
});
