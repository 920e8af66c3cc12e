import { describe, expect, it } from 'vitest';
import type { Attempt, StepRecord } from '../../../scenarios/schema/attempt.ts';
import { armsOfFlows } from '../../../scenarios/schema/arm.ts';
import { PointTally } from './point-tally.ts';

const arms = armsOfFlows(['password-otp', 'passkey']);
const nothing = { navigationMs: 0, serverMs: 0, ceremonyMs: 0, renderingMs: 0, overheadMs: 0 };
function stepOf(step: Partial<StepRecord>): StepRecord {
  return {
    index: 0,
    flow: 'password-otp',
    step: 'password-otp/x',
    action: 'submit-password',
    result: 'accepted',
    logged: false,
    measured: nothing,
    measuredMs: 0,
    modelledMs: 0,
    ...step,
  };
}
function attemptOf(attempt: Partial<Attempt>): Attempt {
  return {
    user: 0,
    userPrincipalName: 'u',
    persona: 'a',
    arm: 'password-otp',
    flow: 'password-otp',
    purpose: 'sign-in',
    attempt: 0,
    draw: 0,
    need: 0,
    day: 0,
    startedAt: '',
    device: 'main',
    deviceKind: 'x',
    fellBack: false,
    outcome: { kind: 'succeeded' },
    method: 'password-otp',
    quiet: true,
    lane: 0,
    epoch: 0,
    correlationId: '',
    measuredMs: 1_000,
    modelledMs: 9_000,
    overheadMs: 500,
    steps: [stepOf({})],
    ...attempt,
  };
}
const failed = { outcome: { kind: 'abandoned', step: 'x', reason: 'gave-up' } } as unknown as Partial<Attempt>;

/** 40 users, two in each group, of whom one fails the first attempt and starts over. */
function tallied() {
  const tally = new PointTally(arms, new Map([['a', 1]]));
  for (let user = 0; user < 40; user += 1) {
    tally.add(
      user < 20
        ? [attemptOf({ user })]
        : [
            attemptOf({ user, ...failed, steps: [stepOf({ result: 'wrong' }), stepOf({ flow: 'password-reset' })] }),
            attemptOf({ user, attempt: 1, modelledMs: 99_000 }),
          ],
    );
  }
  return tally.figures();
}

describe('figures of a point', () => {
  it('have an error where nobody at all gets in by an arm', () => {
    const tally = new PointTally(arms, new Map([['a', 1]]));
    for (let user = 0; user < 40; user += 1) {
      tally.add([attemptOf({ user, ...(user % 4 === 0 ? failed : {}) })]);
      tally.add([attemptOf({ user, ...failed, arm: 'passkey', flow: 'passkey', method: 'passkey' })]);
    }
    const { 'success-per-need/passkey': none, 'success-per-need/ratio:passkey': ratio } = tally.figures();
    expect([none?.value, ratio?.value]).toEqual([0, 0]);
    // 0 of 0.75, with the error of the 0 over the 0.75.
    expect(ratio?.monteCarloSe).toBeCloseTo((none?.monteCarloSe ?? 0) / 0.75, 12);
    expect(ratio?.monteCarloSe).toBeGreaterThan(0);
  });
  it('are those of the metrics of the same ids', () => {
    const figures = tallied();
    const value = (id: keyof typeof figures) => figures[id]?.value;
    expect(value('success-per-attempt/password-otp')).toBeCloseTo(40 / 60, 12);
    expect(value('success-per-need/password-otp')).toBe(1);
    expect(value('success-per-attempt-first-try/password-otp')).toBeCloseTo(40 / 60, 12);
    // A prompt of the password reset is none.
    expect(value('success-per-prompt/password-otp')).toBeCloseTo(40 / 60, 12);
    // 20 of 10 s, 40 that count as 60 s: failures and the slow.
    expect(value('restricted-time-to-sign-in/password-otp')).toBeCloseTo((20 * 10 + 40 * 60) / 60, 12);
    expect(value('time-of-successes-mean/password-otp')).toBeCloseTo(55, 12);
    expect(value('time-of-successes-geometric-mean/password-otp')).toBeCloseTo(Math.sqrt(1_000), 10);
    expect(value('time-of-successes-median/password-otp')).toBe(10);
    expect(value('seconds-per-success/password-otp')).toBeCloseTo((20 * 10 + 20 * 10 + 20 * 100) / 40, 12);
    expect(value('help-desk-worthy-failures/password-otp')).toBe(0);
    expect(value('success-per-need/passkey')).toBeUndefined();
    expect(value('success-per-need/ratio:passkey')).toBeUndefined();
  });

  it('have the Monte Carlo error of the mean when users differ', () => {
    const tally = new PointTally(arms, new Map([['a', 1]]));
    for (let user = 0; user < 20; user += 1) tally.add([attemptOf({ user, modelledMs: 1_000 * user })]);
    // One user a group: the jackknife of a mean is its standard error, sd / sqrt(n), sd² = 35 of 0 ... 19.
    expect(tally.figures()['time-of-successes-mean/password-otp']?.monteCarloSe).toBeCloseTo(Math.sqrt(35 / 20), 10);
  });

  it('are never without a Monte Carlo error: users who are all alike do not tell that everybody is', () => {
    const tally = new PointTally(arms, new Map([['a', 1]]));
    const arm = (name: 'passkey' | 'password-otp', user: number, more: Partial<Attempt> = {}) =>
      attemptOf({ user, arm: name, flow: name, method: name, ...more });
    for (let user = 0; user < 100; user += 1) tally.add([arm('password-otp', user), arm('passkey', user)]);
    const alike = tally.figures();
    expect(Object.keys(alike).length).toBeGreaterThan(40);
    expect(Object.entries(alike).filter(([, { monteCarloSe }]) => !(monteCarloSe > 0))).toEqual([]);
    // 2 of 104 may be otherwise, give or take 1.3 %: of 1 000 needs some 13.
    expect(alike['lock-outs/passkey']?.monteCarloSe).toBeCloseTo(1_000 * Math.sqrt(((2 / 104) * (102 / 104)) / 104), 9);
    expect(alike['lock-outs/difference:passkey']?.monteCarloSe).toBeCloseTo(
      Math.SQRT2 * 1_000 * Math.sqrt(((2 / 104) * (102 / 104)) / 104),
      9,
    );
    const paired = new PointTally(arms, new Map([['a', 1]]));
    for (let user = 0; user < 100; user += 1)
      paired.add([
        arm('password-otp', user, { modelledMs: 100 * user }),
        arm('passkey', user, { modelledMs: 100 * user }),
      ]);
    const same = paired.figures();
    expect(same['time-of-successes-mean/difference:passkey']?.value).toBe(0);
    expect(same['time-of-successes-mean/difference:passkey']?.monteCarloSe).toBeCloseTo(
      Math.SQRT2 * (same['time-of-successes-mean/passkey']?.monteCarloSe ?? 0),
      12,
    );
    expect(same['time-of-successes-mean/ratio:passkey']?.monteCarloSe).toBeGreaterThan(0);
  });

  it('weigh personas as the tenant does', () => {
    const tally = new PointTally(
      arms,
      new Map([
        ['a', 0.75],
        ['b', 0.25],
      ]),
    );
    for (let user = 0; user < 80; user += 1)
      tally.add([attemptOf({ user, persona: user % 2 === 0 ? 'a' : 'b', ...(user % 2 === 0 ? {} : failed) })]);
    expect(tally.figures()['success-per-attempt/password-otp']?.value).toBe(0.75);
  });

  it('compare arms: shares passkey over password, seconds the other way round', () => {
    const tally = new PointTally(arms, new Map([['a', 1]]));
    for (let user = 0; user < 20; user += 1)
      tally.add([
        attemptOf({ user }),
        attemptOf({ user, need: 1, ...failed }),
        attemptOf({ user, arm: 'passkey', flow: 'passkey', method: 'passkey', modelledMs: 1_500 }),
      ]);
    const figures = tally.figures();
    expect(figures['success-per-attempt/ratio:passkey']?.value).toBe(2);
    expect(figures['success-per-attempt/difference:passkey']?.value).toBe(0.5);
    expect(figures['time-of-successes-mean/ratio:passkey']?.value).toBe(4);
  });

  it('compare each arm with its own baseline, however many there are, and one alone with none', () => {
    const four = [
      { id: 'today' },
      { id: 'reader', baseline: 'today' },
      { id: 'badge', baseline: 'today' },
      { id: 'both', baseline: 'badge' },
    ];
    const tally = new PointTally(four, new Map([['a', 1]]));
    // Successes of four attempts each: 1, 2, 3 and 4.
    for (let user = 0; user < 20; user += 1)
      tally.add(
        four.flatMap(({ id }, successes) =>
          [0, 1, 2, 3].map((need) => attemptOf({ user, arm: id, need, ...(need <= successes ? {} : failed) })),
        ),
      );
    const figures = tally.figures();
    const ofSuccess = Object.entries(figures).filter(([id]) => id.startsWith('success-per-attempt/'));
    expect(Object.fromEntries(ofSuccess.map(([id, { value }]) => [id, value]))).toEqual({
      'success-per-attempt/today': 0.25,
      'success-per-attempt/reader': 0.5,
      'success-per-attempt/badge': 0.75,
      'success-per-attempt/both': 1,
      'success-per-attempt/difference:reader': 0.25,
      'success-per-attempt/difference:badge': 0.5,
      'success-per-attempt/difference:both': 0.25,
      'success-per-attempt/ratio:reader': 2,
      'success-per-attempt/ratio:badge': 3,
      'success-per-attempt/ratio:both': 4 / 3,
    });
    const alone = new PointTally([{ id: 'today' }], new Map([['a', 1]]));
    for (let user = 0; user < 20; user += 1) alone.add([attemptOf({ user, arm: 'today' })]);
    expect(Object.keys(alone.figures()).filter((id) => id.includes(':'))).toEqual([]);
  });

  it('count lock-outs and needs that nobody met per 1 000, and have each persona apart where asked', () => {
    const tally = new PointTally(
      arms,
      new Map([
        ['a', 0.75],
        ['b', 0.25],
      ]),
      ['lock-outs'],
    );
    for (let user = 0; user < 80; user += 1) {
      const persona = user % 2 === 0 ? 'a' : 'b';
      const isLockedOut = persona === 'b' && user % 4 === 1;
      tally.add([
        attemptOf({ user, persona, ...(isLockedOut ? { ...failed, steps: [stepOf({ result: 'locked-out' })] } : {}) }),
        attemptOf({ user, persona, need: 1 }),
      ]);
    }
    const figures = tally.figures();
    // Half of b, once in two needs each.
    expect(figures['lock-outs/password-otp/b']?.value).toBe(250);
    expect(figures['lock-outs/password-otp/a']?.value).toBe(0);
    expect(figures['lock-outs/password-otp']?.value).toBe(62.5);
    expect(figures['help-desk-worthy-failures/password-otp']?.value).toBe(62.5);
    expect(figures['help-desk-worthy-failures/password-otp/b']).toBeUndefined();
    expect(figures['lock-outs/ratio:passkey']).toBeUndefined();
  });
});
