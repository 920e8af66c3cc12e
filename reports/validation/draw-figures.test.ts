import { describe, expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { Compared } from '../../scenarios/schema/compared-quantity.ts';
import type { StatedFigure } from '../../scenarios/schema/stated-claim.ts';
import { syntheticAttempt } from '../fixtures/synthetic-run.fixture.ts';
import { drawFigures } from './draw-figures.ts';

const [r, s] = [0.5, 0.4].map((value) => ({ value, halfStep: 0.05 })) as [StatedFigure, StatedFigure];
const compared: Compared = {
  arms: { passkey: 'passkey', other: 'password-otp' },
  definitions: [
    {
      id: 'whole',
      title: 'Whole',
      passkey: { part: 'whole', per: 'attempt' },
      other: { part: 'whole', per: 'attempt' },
    },
  ],
  quantities: [
    { id: 'success', title: 'Success', measure: 'success', arm: 'other', published: { kind: 'figure', of: [r] } },
    {
      id: 'mean',
      title: 'Mean',
      measure: 'seconds',
      arm: 'other',
      summary: 'mean',
      published: { kind: 'figure', of: [r] },
    },
    {
      id: 'median',
      title: 'Median',
      measure: 'seconds',
      arm: 'other',
      summary: 'median',
      published: { kind: 'figure', of: [r] },
    },
    {
      id: 'difference',
      title: 'Difference',
      measure: 'success-difference',
      published: { kind: 'difference', of: [r, s] },
    },
    {
      id: 'ratio',
      title: 'Ratio',
      measure: 'seconds-ratio',
      summary: 'mean',
      published: { kind: 'quotient', of: [r, s] },
    },
  ],
};

const lived = (user: number, arm: string, seconds: number, signedIn: boolean, more: Partial<Attempt> = {}) =>
  syntheticAttempt({
    user,
    persona: 'clerk',
    arm,
    ...(signedIn
      ? {}
      : { outcome: { kind: 'abandoned' as const, step: 'a/b', reason: 'patience-exhausted' as const } }),
    ...more,
    steps: [{ step: `${arm}/open-sign-in`, action: 'open-sign-in', result: 'shown', modelledMs: 1_000 * seconds }],
  });

const figure = (attempts: readonly Attempt[], quantity: string) =>
  drawFigures(compared, attempts).find((found) => found.quantity === quantity);

describe('figures of a draw', () => {
  it('are the plain figures of what happened; times only of what succeeded', () => {
    const attempts = [
      lived(0, 'password-otp', 10, true),
      lived(1, 'password-otp', 30, true),
      lived(2, 'password-otp', 500, false),
      lived(3, 'password-otp', 50, true),
      lived(0, 'passkey', 6, true),
      lived(1, 'passkey', 4, true),
    ];
    expect(figure(attempts, 'success')?.value).toBeCloseTo(0.75, 12);
    expect(figure(attempts, 'mean')?.value).toBeCloseTo(30, 12);
    expect(figure(attempts, 'median')?.value).toBeCloseTo(30, 12);
    expect(figure(attempts, 'difference')?.value).toBeCloseTo(0.25, 12);
    expect(figure(attempts, 'ratio')?.value).toBeCloseTo(6, 12);
  });

  it('leave out registrations, and needs that hold a void attempt', () => {
    const attempts = [
      lived(0, 'password-otp', 10, true),
      lived(1, 'password-otp', 20, false, { flow: 'passkey-registration' }),
      lived(2, 'password-otp', 20, true, { outcome: { kind: 'void', code: 'harness-error' } }),
      lived(2, 'password-otp', 20, true, { attempt: 1 }),
    ];
    expect(figure(attempts, 'success')?.value).toBe(1);
    expect(figure(attempts, 'mean')?.value).toBe(10);
  });

  it('of registrations are shares of the people who began one; a ratio of shares is passkey over other', () => {
    const whole = { part: 'whole', per: 'attempt' } as const;
    const asked: Compared = {
      ...compared,
      definitions: [{ id: 'people', title: 'People', passkey: { part: 'registration', per: 'need' } }],
      quantities: [
        {
          id: 'r',
          title: 'R',
          measure: 'registration-success',
          arm: 'passkey',
          published: { kind: 'figure', of: [r] },
        },
      ],
    };
    const registering = { flow: 'passkey-registration' } as const;
    const attempts = [
      lived(0, 'passkey', 10, false, registering),
      lived(0, 'passkey', 10, true, { ...registering, attempt: 1 }),
      lived(1, 'passkey', 10, false, registering),
      lived(2, 'passkey', 10, true),
    ];
    expect(drawFigures(asked, attempts)[0]?.value).toBe(0.5);
    const ratio: Compared = {
      ...compared,
      definitions: [{ id: 'whole', title: 'Whole', passkey: whole, other: whole }],
      quantities: [{ id: 'ratio', title: 'Ratio', measure: 'success-ratio', published: { kind: 'ratio', is: r } }],
    };
    expect(
      drawFigures(ratio, [
        lived(0, 'passkey', 10, true),
        lived(0, 'password-otp', 10, true),
        lived(1, 'password-otp', 10, false),
      ])[0]?.value,
    ).toBe(2);
  });

  it('are absent where nothing succeeded, not 0', () => {
    expect(figure([lived(0, 'password-otp', 10, false)], 'mean')).toEqual({ definition: 'whole', quantity: 'mean' });
    expect(figure([lived(0, 'password-otp', 10, true)], 'ratio')).toEqual({ definition: 'whole', quantity: 'ratio' });
  });

  it('have the variance that samples of as many users have', () => {
    const users = 60;
    const samples = Array.from({ length: 300 }, (_, sample) => {
      const stream = openStream({ seed: 5, purpose: 'sample', user: sample });
      const attempts = Array.from({ length: users }, (__, user) =>
        lived(user, 'password-otp', -10 * Math.log(stream.uniform()), stream.uniform() < 0.8),
      );
      return drawFigures(compared, attempts);
    });
    for (const [quantity, variance] of [
      ['success', (0.8 * 0.2) / users],
      ['mean', 100 / (0.8 * users)],
    ] as const) {
      const found = samples.map((sample) => sample.find((one) => one.quantity === quantity)?.variance ?? Number.NaN);
      const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
      // A jackknife of ten groups scatters by a factor of about 0.47 in one sample, 0.03 in the mean of 300.
      expect(mean / variance, quantity).toBeGreaterThan(0.88);
      expect(mean / variance, quantity).toBeLessThan(1.15);
    }
  });
});
