import { describe, expect, it } from 'vitest';
import { expectedAuditRows, type AuditedStep } from './recovery-ledger.ts';

const lifeMs = 600_000;
const step = (action: AuditedStep['action'], result: string, code?: string, spentMs = 1_000): AuditedStep => ({
  action,
  result,
  code,
  spentMs,
});
const proven = [
  step('open-account-recovery', 'shown'),
  step('name-account-to-recover', 'accepted'),
  step('capture-document', 'wrong', 'document-unreadable'),
  step('capture-document', 'accepted'),
  step('take-selfie', 'accepted'),
  step('keep-credential', 'accepted'),
  step('present-credential', 'accepted'),
  step('check-face', 'wrong', 'face-not-confirmed'),
  step('check-face', 'accepted'),
];
const activities = (steps: readonly AuditedStep[]) => expectedAuditRows(steps, lifeMs).flatMap((row) => row.activities);

describe('the rows that an attempt must have caused in the audit log', () => {
  it('are those of a recovery from its start to the registered passkey', () => {
    const steps = [
      ...proven,
      step('see-recovery-result', 'accepted'),
      step('submit-pass', 'wrong', '130503'),
      step('submit-pass', 'accepted', '0'),
      step('create-passkey', 'not-allowed'),
      step('create-passkey', 'registered'),
      step('create-passkey', 'registered'),
    ];
    expect(activities(steps)).toEqual([
      'User started account recovery',
      'User started identity issuance with certified partner',
      'User completed identity issuance with certified partner',
      'User completed identity presentation',
      'User account matched and validated',
      'User registered security information',
      'User completed account recovery',
    ]);
    expect(expectedAuditRows(steps, lifeMs).every(({ sure }) => sure)).toBe(true);
  });

  it.each([
    [[step('take-selfie', 'too-many-tries', 'no-match')], 'User failed document validation'],
    [[step('capture-document', 'refused', 'document-not-genuine')], 'User failed document validation'],
    [[step('check-face', 'too-many-tries', 'face-not-confirmed')], 'User failed face check comparison'],
    [[step('see-recovery-result', 'refused', 'claims-differ')], 'User account not matched or validated'],
    [[step('see-recovery-result', 'refused', 'pass-not-allowed')], 'User account matched and validated'],
    [[step('see-recovery-result', 'evaluated')], 'User account matched and validated'],
    [[step('answer-help-desk', 'accepted')], 'Admin registered security info'],
  ])('%j', (steps, activity) => {
    expect(activities(steps)).toEqual([activity]);
  });

  it.each([
    [[step('name-account-to-recover', 'refused', 'not-in-scope')]],
    [[step('choose-document', 'refused', 'document-not-taken')]],
    [[step('take-selfie', 'ended', 'verification-ended')]],
    [[step('present-credential', 'refused', 'credential-expired')]],
    [[step('see-recovery-result', 'ended', 'recovery-expired')]],
    [[step('see-recovery-result', 'refused', 'recovery-pending')]],
    [[step('call-help-desk', 'not-answered', 'help-desk-closed')]],
    [[step('create-passkey', 'registered')]],
  ])('none for %j', (steps) => {
    expect(activities(steps)).toEqual([]);
  });

  it('end no recovery where the pass came from the help desk', () => {
    const steps = [
      step('answer-help-desk', 'accepted'),
      step('submit-pass', 'accepted'),
      step('create-passkey', 'registered'),
    ];
    expect(activities(steps)).toEqual(['Admin registered security info']);
  });

  it('may lack the credential that was issued after the recovery was over at the site', () => {
    const late = [...proven.slice(0, 6), step('present-credential', 'ended', 'recovery-expired')];
    expect(expectedAuditRows(late, lifeMs).at(-1)).toEqual({
      sure: false,
      activities: ['User completed identity issuance with certified partner'],
    });
    expect(expectedAuditRows(proven.slice(0, 7), lifeMs).at(-1)).toMatchObject({ sure: true });
  });

  it.each([
    [step('capture-document', 'refused', 'document-not-genuine', lifeMs)],
    [step('keep-credential', 'accepted', undefined, lifeMs)],
    [step('check-face', 'accepted', undefined, lifeMs)],
  ])('may lack what others told the site when the recovery had run out there: %j', (told) => {
    const named = step('name-account-to-recover', 'accepted', undefined, 10 * lifeMs);
    expect(expectedAuditRows([named, told], lifeMs).map(({ sure }) => sure)).toEqual([true, false]);
    expect(expectedAuditRows([named, { ...told, spentMs: lifeMs / 2 }], lifeMs).map(({ sure }) => sure)).toEqual([
      true,
      true,
    ]);
  });

  it('are not sure where no answer came', () => {
    expect(expectedAuditRows([step('check-face', 'unavailable', 'no-answer')], lifeMs)).toEqual([
      { sure: false, activities: ['User completed identity presentation', 'User failed face check comparison'] },
    ]);
  });
});
