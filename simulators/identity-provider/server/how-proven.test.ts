import { expect, it } from 'vitest';
import type { SignInRow } from '../../site/sign-in-row.ts';
import { howProven } from './how-proven.ts';

const row: SignInRow = {
  code: '0',
  account: undefined,
  userName: 'somebody',
  method: 'password',
  atMs: 1_767_600_000_000,
  detail: 'Correct password',
  passwordAtMs: undefined,
  policies: undefined,
};

it.each([
  // The password sufficed.
  [{ code: '0' }, 'singleFactorAuthentication', [true]],
  // It was wrong.
  [{ code: '50126' }, 'singleFactorAuthentication', [false]],
  // A second factor is to come, or to be registered first.
  [{ code: '50074' }, 'multiFactorAuthentication', [true]],
  [{ code: '50079' }, 'multiFactorAuthentication', [true]],
  // An external provider asks for it, or should: the password was right all the same.
  [{ code: '50158' }, 'multiFactorAuthentication', [true]],
  [{ code: '50161' }, 'multiFactorAuthentication', [true]],
  [{ code: '900491' }, 'multiFactorAuthentication', [true]],
  [{ code: '0', method: 'totp', passwordAtMs: 1_767_599_990_000 }, 'multiFactorAuthentication', [true, true]],
  [{ code: '500121', method: 'totp', passwordAtMs: 1_767_599_990_000 }, 'multiFactorAuthentication', [true, false]],
  [{ code: '0', method: 'synced-passkey' }, 'multiFactorAuthentication', [true]],
] as const)('%j is told as %s', (given, requirement, succeeded) => {
  const told = howProven({ ...row, ...given });
  expect(told.authenticationRequirement).toBe(requirement);
  expect(told.authenticationDetails.map((step) => step.succeeded)).toEqual(succeeded);
});
