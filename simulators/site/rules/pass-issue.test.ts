import { describe, expect, it } from 'vitest';
import { policy } from '../../../scenarios/schema/policy.ts';
import { decidePassIssue } from './pass-issue.ts';
import { decidePass } from './temporary-access-pass.ts';

const nowMs = 1_767_600_000_000;
const settings = (change: object) => policy.parse({ temporaryAccessPass: change }).temporaryAccessPass;

describe('a pass that is asked for', () => {
  it('is given to everybody where the policy names no groups, for as long as it says', () => {
    const decision = decidePassIssue(settings({ life: '20 min', isUsableOnce: true }), [], 'recovery', nowMs);
    expect(decision).toEqual({
      kind: 'issued',
      pass: { issuedAtMs: nowMs, lifetimeMs: 1_200_000, isUsableOnce: true, used: false, issuedBy: 'recovery' },
    });
  });

  it.each([
    [['staff'], 'issued'],
    [['guests', 'staff'], 'issued'],
    [['guests'], 'refused'],
    [[], 'refused'],
  ])('in groups %j where staff alone may have one: %s', (groups, kind) => {
    expect(decidePassIssue(settings({ groups: ['staff'] }), groups, 'help-desk', nowMs).kind).toBe(kind);
  });

  it('lets in to the last ms of its life', () => {
    const decision = decidePassIssue(settings({ life: '10 min' }), [], 'recovery', nowMs);
    if (decision.kind !== 'issued') throw new Error('it was refused');
    expect(decidePass(decision.pass, nowMs + 599_999).kind).toBe('signed-in');
    expect(decidePass(decision.pass, nowMs + 600_000)).toEqual({ kind: 'refused', code: '130504' });
  });
});
