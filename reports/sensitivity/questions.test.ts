// What an analysis asks: of the decision, of gates and of claims.
import { describe, expect, it } from 'vitest';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { twoRecorded } from '../fixtures/sensitivity.fixture.ts';
import { metricsByPersona, questionsOf } from './questions.ts';

describe('questions', () => {
  it('are the conditions of the decision, gates that can be followed, and claims', () => {
    const { questions, leftOut } = questionsOf(
      {
        arms: twoRecorded,
        gates: {
          'success-per-need{arm:passkey}': ['lower>50 %'],
          'lock-outs{arm:passkey,persona:contractor}': ['value<3 per 1000'],
          'success-per-attempt': ['value>=0.8'],
          fallbacks: ['value<3 per 1000'],
          'seconds-per-success{arm:passkey}': ['value==3 s', 'value<2000 ms'],
        },
      },
      [judgedClaim('microsoft-2025-speed')],
      standardRule,
    );
    expect(questions.map(({ id }) => id)).toEqual([
      'not-worse',
      'harm lock-outs',
      'harm help-desk-worthy-failures',
      'registration',
      'floor',
      'fallback',
      'guardrail lock-outs',
      'guardrail help-desk-worthy-failures',
      'faster',
      'more-success',
      'gate success-per-need{arm:passkey} lower>50 %',
      'gate lock-outs{arm:passkey,persona:contractor} value<3 per 1000',
      'gate success-per-attempt value>=0.8 password-otp',
      'gate success-per-attempt value>=0.8 passkey',
      'gate seconds-per-success{arm:passkey} value<2000 ms',
      'microsoft-2025-speed',
    ]);
    expect(questions.find(({ id }) => id.startsWith('gate lock-outs'))).toMatchObject({
      figure: 'lock-outs/passkey/contractor',
      threshold: 3,
      holds: 'below',
    });
    expect(questions.find(({ id }) => id.startsWith('gate success-per-need'))?.threshold).toBe(0.5);
    expect(questions.find(({ id }) => id.startsWith('gate seconds'))?.threshold).toBe(2);
    expect(metricsByPersona(questions, standardRule)).toEqual([
      'success-per-need',
      'success-per-need-by-method',
      'restricted-time-to-sign-in',
      'registration-success',
      'lock-outs',
      'help-desk-worthy-failures',
    ]);
    expect(leftOut).toEqual([
      expect.stringMatching(/fallbacks value<3 per 1000 is not followed here: only gates on 20 metrics/),
      expect.stringMatching(/value==3 s is not followed here: an exact value/),
    ]);
  });
});
