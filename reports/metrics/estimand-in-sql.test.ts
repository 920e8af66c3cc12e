// The two ways to the sums of an estimand, over the same attempts: SQL over their table, and adding up as they are lived.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factRow } from '../../scenarios/measures/attempt-facts.ts';
import { summing } from '../../scenarios/measures/summing.ts';
import { userSums } from '../../scenarios/measures/user-sums.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { syntheticAttempt, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { openRun } from '../folder/open-run.ts';
import { userSumsOf } from './estimand-in-sql.ts';

const steps = fc.array(
  fc.record({
    step: fc.constantFrom('password-otp/any', 'passkey/any', 'password-reset/any', 'passkey-registration/any'),
    action: fc.constantFrom(
      'submit-password',
      'submit-code',
      'use-passkey',
      'open-passkey-registration',
      'recall-password',
    ),
    result: fc.constantFrom('accepted', 'wrong', 'shown', 'locked-out', 'refused'),
    modelledMs: fc.integer({ min: 0, max: 200_000 }),
  }),
  { maxLength: 5 },
);
const lived = fc.record({
  arm: fc.constantFrom('password-otp', 'passkey'),
  flow: fc.constantFrom('password-otp', 'passkey', 'passkey-registration'),
  /** Of a new need, of a new day, or of the same need as the attempt before. */
  begins: fc.constantFrom('day', 'need', 'nothing'),
  outcome: fc.constantFrom<Attempt['outcome']>(
    { kind: 'succeeded' },
    { kind: 'succeeded' },
    { kind: 'abandoned', step: 'any/step', reason: 'patience-exhausted' },
    { kind: 'refused', step: 'any/step', code: '50053' },
    { kind: 'void', code: 'page-closed' },
  ),
  method: fc.constantFrom('passkey', 'passkey-of-phone', 'password-otp'),
  fellBack: fc.boolean(),
  steps,
});

it('are equal for every sum that an estimand needs', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'estimands-'));
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(lived, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), async (people) => {
        const attempts = people.flatMap((ofUser, user) => {
          let [need, day] = [0, 0];
          return ofUser.map(({ begins, ...more }, attempt) => {
            if (begins !== 'nothing') need += 1;
            if (begins === 'day') day += 1;
            return syntheticAttempt({ ...more, user, persona: 'any', attempt, need, day });
          });
        });
        const add = summing(
          userSums.map(({ summand }) => summand),
          'numbers',
        );
        const counted = new Map<string, Float64Array>();
        for (const [of, mine] of Map.groupBy(attempts, ({ user, arm }) => `${user} ${arm}`)) {
          const sums = new Float64Array(userSums.length);
          add(
            mine.map((attempt) => ({ attempt, facts: factRow(attempt) })),
            sums,
          );
          counted.set(of, sums);
        }
        await writeSyntheticRun(folder, attempts, { personas: [{ id: 'any', title: 'any', weight: 1, users: 4 }] });
        const run = await openRun(folder);
        try {
          for (const unit of new Set(userSums.map(({ summand }) => summand.from))) {
            const wanted = userSums.flatMap(({ summand: { from, quantity } }, at) =>
              from === unit ? [{ at, quantity, name: `sum_${at}` }] : [],
            );
            const rows = new Map(
              (
                await run.rows(
                  userSumsOf(
                    unit,
                    wanted.map(({ quantity, name }) => [quantity, name]),
                  ),
                )
              ).map((row) => [`${row['user_id']} ${row['arm']}`, row]),
            );
            for (const [of, sums] of counted)
              for (const { at, name } of wanted)
                expect(Number(rows.get(of)?.[name] ?? 0), `${userSums[at]?.id} of ${of}`).toBeCloseTo(
                  sums[at] ?? Number.NaN,
                  6,
                );
          }
        } finally {
          run.close();
        }
      }),
      { numRuns: 60 },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
