import { expect, it } from 'vitest';
import { registrationPlan } from './plan.ts';
import { testUser } from './test-user.fixture.ts';

it('registers on the main device a day before the first need, with draws that no sign-in has', () => {
  const user = testUser();
  const [main, other = main] = user.devices;
  const need = { ordinal: 0, day: 0, atMs: Date.UTC(2026, 0, 5, 9), device: other };
  expect(registrationPlan(user, 'passkey-registration', need)).toEqual({
    flow: 'passkey-registration',
    need: 0,
    day: 0,
    device: main,
    startsAtMs: Date.UTC(2026, 0, 4, 9),
    firstDraw: 1_000_000,
  });
  // A year of 50 sign-ins a day, each started over ten times, stays below.
  expect(366 * 50 * 11).toBeLessThan(registrationPlan(user, 'passkey-registration', need).firstDraw);
});
