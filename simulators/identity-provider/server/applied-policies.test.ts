import { expect, it } from 'vitest';
import { conditionalAccessPolicy } from '../../../scenarios/schema/conditional-access.ts';
import type { PolicyResult } from '../../site/rules/conditional-access.ts';
import type { SignInCode } from '../../site/rules/sign-in-code.ts';
import type { SignInMethod } from '../../site/sign-in-row.ts';
import { appliedPolicies } from './applied-policies.ts';

const policy = conditionalAccessPolicy.parse({
  id: 'all',
  displayName: 'All',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
  grantControls: { builtInControls: ['mfa'] },
});
const notMet: PolicyResult = {
  policy,
  applies: 'yes',
  controls: [{ control: { kind: 'built-in', control: 'mfa' }, met: 'no' }],
  verdict: 'not-met',
};

it.each<readonly [SignInCode, SignInMethod, 'notApplied' | 'failure']>([
  // The sign-in goes on, to a code, a passkey or an external provider.
  ['50074', 'password', 'notApplied'],
  ['50076', 'password', 'notApplied'],
  ['50158', 'password', 'notApplied'],
  // It has ended.
  ['50079', 'password', 'failure'],
  ['50074', 'device-bound-passkey', 'failure'],
  ['50074', 'temporary-access-pass', 'failure'],
  ['50074', 'previously-satisfied', 'failure'],
])('%s after %s: %s', (code, method, status) => {
  const told = appliedPolicies({ code, method, policies: [notMet] });
  expect(told.conditionalAccessStatus).toBe(status);
  expect(told.appliedConditionalAccessPolicies).toMatchObject([
    { id: 'all', enforcedGrantControls: ['Mfa'], result: status },
  ]);
});

it('says nothing where there are no policies', () => {
  expect(appliedPolicies({ code: '0', method: 'password', policies: undefined })).toEqual({});
});
