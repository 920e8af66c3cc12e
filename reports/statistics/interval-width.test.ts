// No interval of a sample has width 0: that nothing varied in a sample is no certainty. Every figure and contrast, over random and degenerate
// data; and what is bounded instead covers as it says.
import { readdir, readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { contrastKinds, inferContrast } from '../metrics/infer-contrast.ts';
import { inferMetric, tenantValue } from '../metrics/infer-metric.ts';
import { tableMetrics } from '../metrics/metrics-by-source.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import type { Inference } from './inference.ts';
import { signInTimeQuantile } from './known-answers/times/sign-in-time-quantile.ts';
import { signInTimeRatio } from './known-answers/times/sign-in-time-ratio.ts';
import type { TimedAttempt } from './times/timed-attempt.ts';
import type { UserSum } from './clustered/user-ratio.ts';

const conf = 0.95;
const personas = ['desk', 'ward'] as const;
const weights = new Map([
  ['desk', 0.7],
  ['ward', 0.3],
]);
const withSums = tableMetrics.filter(({ kind }) => kind !== 'median');

/** What one user did: of so many attempts, so many ended well, each in so long. */
interface Life {
  readonly attempts: number;
  readonly well: number;
  readonly seconds: number;
}

const someLife = fc
  .record({ attempts: fc.integer({ min: 1, max: 4 }), well: fc.nat(4), seconds: fc.integer({ min: 1, max: 90 }) })
  .map((life): Life => ({ ...life, well: Math.min(life.well, life.attempts) }));
const alike = (of: fc.Arbitrary<Life>) =>
  fc.tuple(of, fc.integer({ min: 0, max: 60 })).map(([life, users]) => Array.from({ length: users }, () => life));
const allWell = someLife.map((life) => ({ ...life, well: life.attempts }));
const noneWell = someLife.map((life) => ({ ...life, well: 0 }));
/** Random; all alike; all well or none, otherwise different; all but one alike. */
const lives = fc.oneof(
  fc.array(someLife, { maxLength: 60 }),
  alike(someLife),
  alike(allWell),
  alike(noneWell),
  fc.array(allWell, { maxLength: 60 }),
  fc.array(noneWell, { maxLength: 60 }),
  fc.tuple(someLife, alike(someLife)).map(([one, others]) => [one, ...others]),
);
const twoArms = fc.oneof(
  fc.tuple(lives, lives),
  lives.map((same) => [same, same] as const),
);

function sumsOf(metric: Estimand, all: readonly Life[]): UserSum[] {
  const most = metric.most ?? Number.POSITIVE_INFINITY;
  const numerators: Readonly<Record<Estimand['kind'], (life: Life) => readonly [number, number]>> = {
    share: ({ attempts, well }) => [well, attempts],
    rate: ({ attempts, well }) => [attempts - well, attempts],
    mean: ({ attempts, well, seconds }) =>
      metric.most === undefined
        ? [well * seconds, well]
        : [well * Math.min(most, seconds) + (attempts - well) * most, attempts],
    'log-mean': ({ well, seconds }) => [well * Math.log(seconds), well],
    median: () => [0, 0],
  };
  return all.map((life, index) => {
    const [numerator, denominator] = numerators[metric.kind](life);
    return { user: String(index), persona: personas[index % 2] ?? 'desk', numerator, denominator };
  });
}

const timed = (all: readonly Life[]): TimedAttempt[] =>
  all.flatMap(({ attempts, well, seconds }, index) =>
    Array.from({ length: attempts }, (_, at): TimedAttempt => ({
      user: String(index),
      time: seconds,
      end: at < well ? 'signed-in' : 'gave-up',
    })),
  );

function expectWidth(inference: Inference, what: string): void {
  if (inference.kind === 'withheld') return;
  const { lower, upper = Number.POSITIVE_INFINITY } = inference.interval;
  expect(upper - lower, what).toBeGreaterThan(0);
  expect(lower, what).toBeLessThanOrEqual(inference.value + 1e-9 * Math.abs(inference.value));
  expect(upper, what).toBeGreaterThanOrEqual(inference.value - 1e-9 * Math.abs(inference.value));
}

describe('no interval has width 0', () => {
  it.each(withSums.map((metric) => [metric.id, metric] as const))(
    '%s, of an arm and between arms, of a persona and of the tenant',
    (_, metric) => {
      fc.assert(
        fc.property(
          twoArms,
          fc.constantFrom('paired', 'parallel' as const),
          fc.boolean(),
          ([one, two], design, standardise) => {
            const standardised = standardise ? { weights } : {};
            const [passkey, password] = [sumsOf(metric, one), sumsOf(metric, two)];
            expectWidth(inferMetric({ metric, perUser: passkey, ...standardised, conf }), 'estimate');
            for (const kind of contrastKinds(metric))
              expectWidth(
                inferContrast({ metric, kind, design, arm: passkey, baseline: password, ...standardised, conf }),
                kind,
              );
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('of the time by which a share is signed in, and of the ratio of two', () => {
    fc.assert(
      fc.property(
        twoArms,
        fc.constantFrom('paired', 'parallel' as const),
        fc.constantFrom(0.25, 0.5, 0.9),
        ([one, two], design, p) => {
          expectWidth(signInTimeQuantile({ attempts: timed(one), p, conf }), 'quantile');
          expectWidth(signInTimeRatio({ first: timed(one), second: timed(two), p, design, conf }), 'ratio');
        },
      ),
    );
  });
});

describe('users who are all alike', () => {
  const restricted = withSums.find(({ id }) => id === 'restricted-time-to-sign-in');
  const lockOuts = withSums.find(({ id }) => id === 'lock-outs');
  if (restricted === undefined || lockOuts === undefined) throw new Error('no such metric');
  const givingUp = sumsOf(
    restricted,
    Array.from({ length: 40 }, () => ({ attempts: 1, well: 0, seconds: 5 })),
  );

  it('bound a restricted time by the share who may be unlike them: 40 who all give up', () => {
    // 1 - 0.025^(1/40) = 8.8 % may sign in, at once at best.
    const found = inferMetric({ metric: restricted, perUser: givingUp, conf });
    expect(found).toMatchObject({
      value: 60,
      interval: { lower: expect.closeTo(60 * 0.025 ** (1 / 40), 9), upper: 60 },
    });
    const between = (kind: 'difference' | 'ratio') =>
      inferContrast({ metric: restricted, kind, design: 'paired', arm: givingUp, baseline: givingUp, conf });
    expect(between('difference')).toMatchObject({
      value: 0,
      interval: { lower: expect.closeTo(-60 * (1 - 0.025 ** (1 / 40)), 9) },
    });
    expect(between('ratio')).toMatchObject({
      value: 1,
      interval: { lower: expect.closeTo(0.025 ** (1 / 40), 9), upper: expect.closeTo(0.025 ** (-1 / 40), 9) },
    });
  });

  it('carry no interval where nothing bounds the others, and say so', () => {
    const metric = withSums.find(({ id }) => id === 'time-of-successes-mean');
    if (metric === undefined) throw new Error('no such metric');
    const perUser = sumsOf(
      metric,
      Array.from({ length: 40 }, () => ({ attempts: 1, well: 1, seconds: 5 })),
    );
    expect(inferMetric({ metric, perUser, conf })).toEqual({
      kind: 'withheld',
      reason: { code: 'no-variance', users: 40 },
      value: 5,
    });
    expect(
      inferContrast({ metric, kind: 'ratio', design: 'paired', arm: perUser, baseline: perUser, conf }),
    ).toMatchObject({ kind: 'withheld', value: 1 });
  });

  it('in one persona widen the tenant’s figure, though the others vary', () => {
    const perUser = (life: (index: number) => Life) =>
      sumsOf(
        restricted,
        Array.from({ length: 60 }, (_, index) => life(index)),
      );
    const width = (rows: readonly UserSum[]) => {
      const found = inferMetric({ metric: restricted, perUser: rows, weights, conf });
      return found.kind === 'withheld' ? Number.NaN : (found.interval.upper ?? Number.NaN) - found.interval.lower;
    };
    const varied = (index: number): Life => ({ attempts: 1, well: 1, seconds: 20 + (index % 7) });
    const wardGivesUp = perUser((index) => (index % 2 === 1 ? { attempts: 1, well: 0, seconds: 1 } : varied(index)));
    expect(width(wardGivesUp)).toBeGreaterThan(2 * width(perUser(varied)));
  });

  // Of the people 2 % sign in, in 0 to 60 s, the others give up; of 40 drawn nobody signs in in 45 % of samples.
  it('are bounded so that the truth is held as often as the level says: a rare sign-in of 2 %', () => {
    const truth = 60 - 0.02 * 30;
    const [all, none] = [coverage(40), coverage(40, (rows) => rows.every(({ numerator }) => numerator === 60))];
    expect(none.samples).toBeGreaterThan(700);
    expect(none.held).toBe(none.samples);
    expect(all.held / all.samples).toBeGreaterThan(0.93);

    function coverage(n: number, keep: (rows: readonly UserSum[]) => boolean = () => true) {
      let [samples, held] = [0, 0];
      for (let seed = 0; seed < 2_000; seed += 1) {
        const stream = openStream({ seed, purpose: 'rare sign-ins' });
        const rows = Array.from({ length: n }, (_, user): UserSum => ({
          user: String(user),
          numerator: stream.uniform() < 0.02 ? 60 * stream.uniform() : 60,
          denominator: 1,
        }));
        if (!keep(rows)) continue;
        samples += 1;
        const found = inferMetric({ metric: restricted as Estimand, perUser: rows, conf });
        if (
          found.kind === 'estimated' &&
          found.interval.lower <= truth &&
          truth <= (found.interval.upper ?? Number.POSITIVE_INFINITY)
        )
          held += 1;
      }
      return { samples, held };
    }
  });

  it('bound the difference of two rates by what no event allows in either', () => {
    const none = sumsOf(
      lockOuts,
      Array.from({ length: 100 }, () => ({ attempts: 1, well: 1, seconds: 5 })),
    );
    const found = inferContrast({
      metric: lockOuts,
      kind: 'difference',
      design: 'paired',
      arm: none,
      baseline: none,
      conf,
    });
    expect(found).toMatchObject({
      value: 0,
      interval: { lower: expect.closeTo(-36.8888, 3), upper: expect.closeTo(36.8888, 3) },
    });
    expect(tenantValue({ metric: lockOuts, perUser: none, weights })).toBe(0);
  });
});

it('intervals are made in one place, which refuses those without width', async () => {
  const folder = new URL('../', import.meta.url);
  const sources = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|fixture|^exports\//.test(name),
  );
  // Exports copy what was made.
  const makers = await Promise.all(
    sources.map(async (name) =>
      /\bupper\b[^\n]*\blevel\b[^\n]*\bmethod\b/.test(
        (await readFile(new URL(name, folder), 'utf8'))
          .replaceAll(/^export interface[^}]*}/gm, '')
          // Who asks the one place makes none.
          .replaceAll(/\btoInterval\([^;]*;/g, ''),
      )
        ? [name]
        : [],
    ),
  );
  expect(makers.flat().toSorted()).toEqual([
    // A bar from what was found to its exact upper limit, which is made elsewhere.
    'recovery/charts/impostors-by-kind.ts',
    'statistics/inference.ts',
    // The ends of a predictive interval, which is checked where it is made.
    'validation/prediction-chart.ts',
  ]);
});
