// The site as a machine, in recoveries and calls in which now and then a step is another than it should be.
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchanges, recoveryCourse, runs } from './any-course.fixture.ts';

describe('the site, in a recovery', () => {
  it('gives a pass only for the right names with a face that was confirmed, and the tenant’s own check where there is one, or for all proofs of the help desk', () => {
    const [given, recovered] = [new Set<string>(), new Set<string>()];
    assert(
      property(recoveryCourse, (steps) => {
        for (const { request, before, answer } of exchanges(steps)) {
          if (answer.passOf === undefined) continue;
          const stage = before?.stage;
          given.add(request.kind);
          expect(answer.account).toBe(answer.passOf);
          if (request.kind === 'answer-help-desk') {
            expect(stage).toMatchObject({
              kind: 'help-desk-call',
              userName: answer.passOf.userPrincipalName,
              asked: 1,
            });
            expect(answer.passOf.pass?.issuedBy).toBe('help-desk');
            continue;
          }
          recovered.add(answer.passOf.userPrincipalName);
          if (stage?.kind !== 'recovery') throw new Error('a pass was given without a recovery');
          const { progress, profile } = stage.recovery;
          expect(stage.userName).toBe(answer.passOf.userPrincipalName);
          expect(profile.name).toBe(request.kind === 'see-recovery-result' ? 'Everybody' : 'Checked');
          expect(progress.kind).toBe(request.kind === 'see-recovery-result' ? 'identity-proven' : 'own-check-asked');
          expect('claims' in progress && progress.claims.firstName).toBe('ANA MARIA');
          if (request.kind !== 'see-recovery-result')
            expect(request).toEqual({ kind: 'hear-of-claims-validation', state: 'state', verdict: 'passed' });
        }
      }),
      runs,
    );
    expect([...given].sort()).toEqual(['answer-help-desk', 'hear-of-claims-validation', 'see-recovery-result']);
    expect([...recovered].sort()).toEqual(['ana', 'ben']);
  });

  it('writes no more into the audit log than was told and decided: at most one row for each, and two where a recovery is completed', () => {
    assert(
      property(recoveryCourse, (steps) => {
        for (const { answer, before } of exchanges(steps)) {
          const activities = (answer.audit ?? []).map(({ activity }) => activity);
          if (activities.includes('User completed account recovery')) {
            expect(before?.stage).toMatchObject({ kind: 'signed-in', recovers: true });
            expect(answer.session?.stage).not.toHaveProperty('recovers');
          } else expect(activities.length).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });
});
