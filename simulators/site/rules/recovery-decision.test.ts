import { describe, expect, it } from 'vitest';
import { decideRecovery, type ProvenIdentity, type RecoveryDecision } from './recovery-decision.ts';

const proven: ProvenIdentity = { match: 'matched', namesakes: 0, ownCheck: 'not-asked' };
const refused = (code: Extract<RecoveryDecision, { kind: 'refused' }>['code']) => ({ kind: 'refused', code }) as const;
const decide = (
  claimValidation: 'none' | 'built-in' | 'endpoint',
  change: Partial<ProvenIdentity>,
  sameName: 'refused' | 'overlooked' = 'refused',
) => decideRecovery({ claimValidation }, { sameName }, { ...proven, ...change });

describe('claims that were proved', () => {
  it.each<[Partial<ProvenIdentity>, RecoveryDecision]>([
    [{}, { kind: 'matched' }],
    [{ match: 'differs' }, refused('claims-differ')],
    [{ match: 'attribute-empty' }, refused('name-missing')],
    [{ namesakes: 1 }, refused('name-not-unique')],
  ])('without a check of the tenant’s own, %j: %j', (change, decision) => {
    expect(decide('none', change)).toEqual(decision);
  });

  it.each<[Partial<ProvenIdentity>, RecoveryDecision]>([
    [{}, { kind: 'own-check-due' }],
    [{ match: 'differs', ownCheck: 'passed' }, refused('claims-differ')],
    [{ ownCheck: 'passed' }, { kind: 'matched' }],
    [{ namesakes: 3, ownCheck: 'passed' }, { kind: 'matched' }],
    [{ ownCheck: 'failed' }, refused('validation-failed')],
    [{ namesakes: 3, ownCheck: 'failed' }, refused('validation-failed')],
    [{ ownCheck: 'none-came' }, refused('validation-unavailable')],
  ])('with one, %j: %j', (change, decision) => {
    expect(decide('built-in', change)).toEqual(decision);
    expect(decide('endpoint', change)).toEqual(decision);
  });

  it('are those of one of several where a setting overlooks the others', () => {
    expect(decide('none', { namesakes: 1 }, 'overlooked')).toEqual({ kind: 'matched' });
  });

  it('settle nothing by a verdict that nobody asked for', () => {
    expect(decide('none', { namesakes: 1, ownCheck: 'passed' })).toEqual(refused('name-not-unique'));
  });
});
