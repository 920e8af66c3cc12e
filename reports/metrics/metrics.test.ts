// Every metric against attempts made by hand whose answers are counted on paper.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factRow } from '../../scenarios/measures/attempt-facts.ts';
import type { estimands } from '../../scenarios/measures/catalogue.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { summing } from '../../scenarios/measures/summing.ts';
import { sumPlace, userSums } from '../../scenarios/measures/user-sums.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { openRun, type Run } from '../folder/open-run.ts';
import { syntheticAttempt, type SyntheticStep, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { createUserClusters } from '../folder/user-clusters.ts';
import { tableMetrics } from './metrics-by-source.ts';
import { inferMedian } from './medians.ts';
import { readMeasuredShares } from './measured-share.ts';
import { readUserSums, type UserSums } from './user-sums.ts';

const password = (result: string, seconds: number): SyntheticStep => ({
  step: 'password-otp/submit-password',
  action: 'submit-password',
  result,
  modelledMs: seconds * 1000,
});
const code = (result: string, seconds: number): SyntheticStep => ({
  step: 'password-otp/submit-code',
  action: 'submit-code',
  result,
  modelledMs: seconds * 1000,
});
const passkey = (result: string, seconds: number): SyntheticStep => ({
  step: 'passkey/use-passkey',
  action: 'use-passkey',
  result,
  measuredMs: seconds * 1000,
});
const guess = (result: string): SyntheticStep => ({
  step: 'password-guess/submit-password',
  action: 'submit-password',
  result,
  logged: true,
});
const p = { persona: 'worker' };

// password-otp, user 1: day 0 need 0 fails then succeeds at the restart; day 0 need 1 clean; day 1 need 2 locked out and given up.
// user 2: day 0 need 0 by reset; need 1 void.
const passwordAttempts: Attempt[] = [
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    attempt: 0,
    need: 0,
    day: 0,
    outcome: { kind: 'abandoned', step: 'password-otp/go-on', reason: 'patience-exhausted' },
    steps: [password('wrong', 4), password('wrong', 6)],
  }),
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    attempt: 1,
    need: 0,
    day: 0,
    steps: [password('accepted', 10), code('wrong', 5), code('accepted', 5)],
  }),
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    attempt: 2,
    need: 1,
    day: 0,
    steps: [password('accepted', 3), { ...code('accepted', 5), logged: true }],
  }),
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    attempt: 3,
    need: 2,
    day: 1,
    outcome: { kind: 'abandoned', step: 'password-otp/wait-out-lock-out', reason: 'locked-out' },
    lockedOutBy: 'strangers',
    steps: [password('locked-out', 70)],
  }),
  syntheticAttempt({
    ...p,
    user: 2,
    arm: 'password-otp',
    attempt: 0,
    need: 0,
    day: 0,
    steps: [
      { step: 'password-otp/recall-password', action: 'recall-password', result: 'forgotten', modelledMs: 10_000 },
      { step: 'password-reset/open-password-reset', action: 'open-password-reset', result: 'shown' },
      { step: 'password-reset/submit-code', action: 'submit-code', result: 'accepted', modelledMs: 60_000 },
      password('accepted', 15),
      code('accepted', 15),
    ],
  }),
  syntheticAttempt({
    ...p,
    user: 2,
    arm: 'password-otp',
    attempt: 1,
    need: 1,
    day: 1,
    outcome: { kind: 'void', code: 'browser-crashed' },
    steps: [password('accepted', 1)],
  }),
  // Nobody meant these: a page left, a stranger turned away, a stranger let in.
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    flow: 'page-left',
    outcome: { kind: 'abandoned', step: 'page-left/open-sign-in', reason: 'not-meant' },
    steps: [{ step: 'page-left/open-sign-in', action: 'open-sign-in', result: 'shown' }],
  }),
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'password-otp',
    flow: 'password-guess',
    outcome: { kind: 'refused', step: 'password-guess/submit-password', code: '50126' },
    steps: [guess('wrong')],
  }),
  syntheticAttempt({ ...p, user: 2, arm: 'password-otp', flow: 'password-guess', steps: [guess('signed-in')] }),
];
// passkey: user 1 registers and signs in; user 2 falls back; user 3 reaches the registration page and gives up.
const passkeyAttempts: Attempt[] = [
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'passkey',
    flow: 'passkey-registration',
    steps: [
      {
        step: 'passkey-registration/open-security-info',
        action: 'open-passkey-registration',
        result: 'refused',
        modelledMs: 1000,
      },
      password('accepted', 30),
      code('accepted', 30),
      {
        step: 'passkey-registration/open-security-info-signed-in',
        action: 'open-passkey-registration',
        result: 'shown',
        measuredMs: 2000,
      },
      { step: 'passkey-registration/create-passkey', action: 'create-passkey', result: 'registered', modelledMs: 5000 },
    ],
  }),
  syntheticAttempt({
    ...p,
    user: 3,
    arm: 'passkey',
    flow: 'passkey-registration',
    outcome: { kind: 'abandoned', step: 'passkey-registration/go-on-after-prompt', reason: 'gave-up-after-set-back' },
    steps: [
      { step: 'passkey-registration/open-security-info', action: 'open-passkey-registration', result: 'shown' },
      {
        step: 'passkey-registration/create-passkey',
        action: 'create-passkey',
        result: 'not-allowed',
        code: 'NotAllowedError',
      },
    ],
  }),
  syntheticAttempt({ ...p, user: 1, arm: 'passkey', steps: [passkey('accepted', 4)] }),
  syntheticAttempt({
    ...p,
    user: 1,
    arm: 'passkey',
    attempt: 1,
    need: 1,
    day: 1,
    method: 'passkey-of-phone',
    steps: [
      { step: 'passkey/use-passkey-of-phone', action: 'use-passkey-of-phone', result: 'accepted', measuredMs: 16_000 },
    ],
  }),
  syntheticAttempt({
    ...p,
    user: 2,
    arm: 'passkey',
    method: 'password-otp',
    fellBack: true,
    steps: [passkey('not-allowed', 10), password('accepted', 10), code('accepted', 10)],
  }),
  syntheticAttempt({
    ...p,
    user: 2,
    arm: 'passkey',
    flow: 'prompt-waved-away',
    outcome: { kind: 'abandoned', step: 'prompt-waved-away/use-passkey', reason: 'not-meant' },
    steps: [{ step: 'prompt-waved-away/use-passkey', action: 'use-passkey', result: 'not-allowed' }],
  }),
];

describe('metrics', () => {
  let folder: string;
  let run: Run;
  let sums: UserSums;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'metrics-'));
    await writeSyntheticRun(folder, [...passwordAttempts, ...passkeyAttempts]);
    run = await openRun(folder);
    await createUserClusters(run);
    sums = await readUserSums(run, tableMetrics);
  });
  afterAll(async () => {
    run.close();
    await rm(folder, { recursive: true });
  });

  const total = (metric: Estimand, arm: string) => {
    const rows = sums.of(metric, arm);
    return [rows.reduce((sum, row) => sum + row.numerator, 0), rows.reduce((sum, row) => sum + row.denominator, 0)];
  };

  const expected: {
    readonly [M in keyof typeof estimands]?: {
      readonly password: readonly number[];
      readonly passkey: readonly number[];
    };
  } = {
    // 2 wrong passwords, 1 locked-out, accepted: 3 passwords and 3 of 4 codes; reset's code is no prompt; the void attempt is out.
    'success-per-prompt': { password: [6, 10], passkey: [4, 5] },
    'success-per-prompt-by-method': { password: [6, 10], passkey: [2, 3] },
    'success-per-attempt-first-try': { password: [1, 5], passkey: [2, 3] },
    'success-per-attempt-first-try-by-method': { password: [1, 5], passkey: [2, 3] },
    'success-per-attempt': { password: [3, 5], passkey: [3, 3] },
    'success-per-attempt-by-method': { password: [3, 5], passkey: [2, 3] },
    'success-per-need': { password: [3, 4], passkey: [3, 3] },
    'success-per-need-by-method': { password: [3, 4], passkey: [2, 3] },
    'success-per-person-day': { password: [2, 3], passkey: [3, 3] },
    'success-per-person-day-by-method': { password: [2, 3], passkey: [2, 3] },
    // successes took 20, 8 and 100 s; passkey 4, 16 and 30 s.
    'signed-in-by-5-s': { password: [0, 5], passkey: [1, 3] },
    'signed-in-by-10-s': { password: [1, 5], passkey: [1, 3] },
    'signed-in-by-20-s': { password: [2, 5], passkey: [2, 3] },
    'signed-in-by-30-s': { password: [2, 5], passkey: [3, 3] },
    'signed-in-by-60-s': { password: [2, 5], passkey: [3, 3] },
    'signed-in-by-120-s': { password: [3, 5], passkey: [3, 3] },
    'restricted-time-to-sign-in': { password: [60 + 20 + 8 + 60 + 60, 5], passkey: [50, 3] },
    'restricted-time-to-sign-in-120-s': { password: [120 + 20 + 8 + 120 + 100, 5], passkey: [50, 3] },
    'restricted-time-to-sign-in-300-s': { password: [300 + 20 + 8 + 300 + 100, 5], passkey: [50, 3] },
    'seconds-per-success': { password: [10 + 20 + 8 + 70 + 100, 3], passkey: [50, 3] },
    'time-of-successes-mean': { password: [128, 3], passkey: [50, 3] },
    'time-of-successes-geometric-mean': {
      password: [Math.log(20) + Math.log(8) + Math.log(100), 3],
      passkey: [Math.log(4) + Math.log(16) + Math.log(30), 3],
    },
    'lock-outs': { password: [1, 4], passkey: [0, 3] },
    'password-resets': { password: [1, 4], passkey: [0, 3] },
    fallbacks: { password: [0, 4], passkey: [1, 3] },
    'give-ups': { password: [2, 4], passkey: [0, 3] },
    'help-desk-worthy-failures': { password: [1, 4], passkey: [0, 3] },
    'registration-success': { password: [0, 0], passkey: [1, 2] },
    // 1 + 2 + 5 s; the 60 s of signing in first are not registration.
    'registration-time': { password: [0, 0], passkey: [8, 1] },
    // As a log, a page counter and telemetry have them, and as needs do not.
    'success-per-log-entry': { password: [2, 3], passkey: [0, 0] },
    'success-per-page-opened': { password: [4, 8], passkey: [3, 4] },
    'success-per-prompt-shown': { password: [7, 12], passkey: [4, 6] },
    'lock-outs-by-strangers': { password: [1, 4], passkey: [0, 3] },
    'void-share': { password: [1, 9], passkey: [0, 6] },
  };

  it.each(Object.entries(expected))('%s', (id, { password: inPassword, passkey: inPasskey }) => {
    const metric = tableMetrics.find((each) => each.id === id);
    if (metric === undefined) throw new Error(`no metric ${id}`);
    for (const [arm, sum] of [
      ['password-otp', inPassword],
      ['passkey', inPasskey],
    ] as const) {
      total(metric, arm).forEach((value, index) =>
        expect(value, `${arm} ${index}`).toBeCloseTo(sum[index] ?? Number.NaN, 9),
      );
    }
  });

  it.each(Object.entries(expected))(
    '%s, counted as attempts are lived',
    (id, { password: inPassword, passkey: inPasskey }) => {
      const metric = tableMetrics.find((each) => each.id === id);
      if (metric === undefined) throw new Error(`no metric ${id}`);
      const add = summing(
        userSums.map(({ summand }) => summand),
        'millionths',
      );
      for (const [attempts, sum] of [
        [passwordAttempts, inPassword],
        [passkeyAttempts, inPasskey],
      ] as const) {
        const counted = new Float64Array(userSums.length);
        for (const [, ofUser] of Map.groupBy(attempts, ({ user }) => user))
          add(
            ofUser.map((attempt) => ({ attempt, facts: factRow(attempt) })),
            counted,
          );
        for (const [index, quantity] of [metric.numerator, metric.per].entries()) {
          const { at, scale } = sumPlace(metric.from, quantity);
          expect((counted[at] ?? Number.NaN) * scale, String(index)).toBeCloseTo(sum[index] ?? Number.NaN, 5);
        }
      }
    },
  );

  it('has an answer on paper for every metric but the median', () => {
    expect(tableMetrics.map(({ id }) => id).filter((id) => !(id in expected))).toEqual(['time-of-successes-median']);
  });

  it('takes the median by type 7 for a persona and withholds its interval for two users', async () => {
    const weights = new Map([['worker', 1]]);
    const median = await inferMedian(run, { arm: 'password-otp', persona: 'worker', weights, conf: 0.95 });
    expect(median).toMatchObject({ kind: 'withheld', value: 20 });
    expect(await inferMedian(run, { arm: 'passkey', weights, conf: 0.95 })).toMatchObject({ value: 16 });
    expect(await inferMedian(run, { arm: 'no such arm', weights, conf: 0.95 })).toMatchObject({
      kind: 'withheld',
      reason: { code: 'no-data' },
    });
  });

  it('tells the measured share of the seconds', async () => {
    const shares = await readMeasuredShares(run);
    expect(shares('attempts', 'password-otp')).toBe(0);
    expect(shares('attempts', 'passkey')).toBeCloseTo(30 / 50, 9);
    expect(shares('registrations', 'passkey', 'worker')).toBeCloseTo(2 / 8, 9);
    expect(shares('attempts', 'passkey', 'nobody')).toBeUndefined();
  });
});
