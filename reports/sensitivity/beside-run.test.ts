// Verdict, gates, decisions and sensitivity of one report never contradict each other.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedRange } from '../claims/claimed.ts';
import type { FigureId } from '../../scenarios/measures/parameter-point.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import { claimVerdict } from '../statistics/claims/claim-verdict.ts';
import { besideRun } from './beside-run.ts';
import { conditions } from './conditions.ts';
import type { SensitivityOfRun } from '../results/sensitivity-results.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { askedClaims } from './questions.ts';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { sensitivityFixture, twoRecorded } from '../fixtures/sensitivity.fixture.ts';

const claim = judgedClaim('microsoft-2025-registration');
const range = claimedRange(claim.claimed);
const figure: FigureId = 'registration-success/passkey';

const estimate = (lower: number, upper: number): Estimate => ({
  metric: 'registration-success',
  arm: 'passkey',
  value: (lower + upper) / 2,
  interval: { lower, upper, level: 0.95, method: 'by hand' },
  unit: 'proportion',
  users: 400,
  of: 400,
  provenance: 'counted',
});
const verdictOf = (lower: number, upper: number) =>
  claimVerdict({
    kind: 'proportion',
    claim: range,
    interval95: { lower, upper },
    comparable: true,
    usersPerArm: 400,
    informativeUsers: 20,
  }).word;

async function analysed(centre: number): Promise<SensitivityOfRun> {
  const at = { at: {}, users: 1_000, figures: { [figure]: { value: centre, monteCarloSe: 1e-6 } } };
  return {
    ...sensitivityFixture(),
    questions: [
      {
        id: 'claim',
        kind: 'claim',
        title: 'At least as claimed',
        figure,
        unit: 'proportion',
        threshold: range.least,
        holds: 'above',
        centre,
        holdsAtCentre: centre >= range.least,
        settled: true,
        shareOfDraws: 1,
        draws: 256,
      },
    ],
    flips: [{ question: 'claim', parameter: 'patience', z: 1, value: 1, chance: 0.1, sentence: 'It turns.' }],
    conditions: await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre: at,
      single: [],
      parameters: [],
      live: () => Promise.resolve([]),
    }),
  };
}

const share = fc.double({ min: 0.95, max: 0.999, noNaN: true });

describe('an analysis beside its run', () => {
  it('finds with 98.7 % what is claimed as 99 %, as the verdict does', async () => {
    const found = besideRun(await analysed(0.987), { estimates: [estimate(0.983, 0.99)], contrasts: [] }, standardRule);
    expect(verdictOf(0.983, 0.99)).toBe('compatible');
    expect(found.conditions[0]?.state).toBe('holds at the centre');
    expect(found.questions[0]).toMatchObject({ holdsAtCentre: true, settled: true });
  });

  it('never answers otherwise than the verdict without saying that it is not settled', async () => {
    await fc.assert(
      fc.asyncProperty(share, share, fc.double({ min: 1e-4, max: 0.02, noNaN: true }), async (centre, lower, width) => {
        const upper = Math.min(1, lower + width);
        const found = besideRun(
          await analysed(centre),
          { estimates: [estimate(lower, upper)], contrasts: [] },
          standardRule,
        );
        const word = verdictOf(lower, upper);
        const [condition, question] = [found.conditions[0], found.questions[0]];
        if (word === 'contradicted') {
          expect(condition?.state).not.toBe('holds at the centre');
          expect(question?.settled && question.holdsAtCentre).toBe(false);
        }
        if (word === 'at least as claimed') {
          expect(['holds at the centre', 'not settled at the centre']).toContain(condition?.state);
          expect(question?.settled && !question.holdsAtCentre).toBe(false);
        }
        // What is not settled turns nowhere, and says why.
        if (question?.settled === false) {
          expect(found.flips).toEqual([]);
          expect(question.besideRun).toContain('the interval of the run');
          expect(condition?.sentence).toMatch(/the interval of the run|too near to tell/);
        }
        // A report that is made again says the same.
        expect(besideRun(found, { estimates: [estimate(lower, upper)], contrasts: [] }, standardRule)).toEqual(found);
      }),
    );
  });

  it('asks gates and decisions too', () => {
    const fixture = sensitivityFixture();
    const [persona] = fixture.decisions;
    if (persona === undefined) throw new Error('the fixture has no persona');
    const difference: Contrast = {
      metric: 'success-per-need',
      arm: 'passkey',
      baseline: 'password-otp',
      persona: persona.persona,
      kind: 'difference',
      value: -0.05,
      interval: { lower: -0.08, upper: -0.03, level: 0.95, method: 'by hand' },
      unit: 'difference of proportions',
      users: 100,
    };
    const centre = {
      ...fixture.uncertainty[0],
      metric: 'success-per-need',
      side: 'difference' as const,
      persona: persona.persona,
      arm: 'passkey',
      figure: `success-per-need/difference:passkey/${persona.persona}`,
      centre: 0.01,
    };
    const found = besideRun(
      { ...fixture, uncertainty: [centre as (typeof fixture.uncertainty)[number]] },
      { estimates: [], contrasts: [difference, { ...difference, persona: undefined }] },
      standardRule,
    );
    expect(found.decisions.find(({ persona: id }) => id === persona.persona)).toMatchObject({
      settled: false,
      flips: [],
      besideRun: expect.stringContaining('says otherwise'),
    });
    expect(found.questions.find(({ id }) => id === 'not-worse')).toMatchObject({
      settled: false,
      besideRun: expect.stringContaining('points'),
    });
  });
});
