import { expect, it } from 'vitest';
import { armsOfFlows, shortArm } from '../../scenarios/schema/arm.ts';
import { plannedAttempts } from './planned-attempts.ts';

it.each([
  // Needs in both arms, and a registration of each.
  [{ arms: ['password-otp', 'passkey'], design: 'paired' }, 100 * 6 * 2 + 100],
  // One arm each; half of them register.
  [{ arms: ['password-otp', 'passkey'], design: 'parallel' }, 100 * 6 + 50],
  [{ arms: ['password-otp'], design: 'parallel' }, 100 * 6],
  [{ arms: ['passkey'], design: 'parallel' }, 100 * 6 + 100],
] as const)('%j plans %d attempts', ({ arms, design }, expected) => {
  expect(plannedAttempts({ users: 100, days: 3, signInsPerUserAndDay: 2, arms: armsOfFlows(arms), design })).toBe(
    expected,
  );
});

it('goes by the flow of an arm, whatever its id: two of three register', () => {
  const passkey = shortArm('passkey');
  const arms = [shortArm('password-otp'), { ...passkey, id: 'today' }, { ...passkey, id: 'proposed' }];
  const needs = { users: 100, days: 3, signInsPerUserAndDay: 2, arms };
  expect(plannedAttempts({ ...needs, design: 'paired' })).toBe(100 * 6 * 3 + 2 * 100);
  expect(plannedAttempts({ ...needs, design: 'parallel' })).toBe(Math.round(100 * 6 + (2 * 100) / 3));
});
