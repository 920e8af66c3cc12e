import { describe, expect, it } from 'vitest';
import type { Action } from '../../scenarios/flows/action.ts';
import { testPopulation } from './test-population.fixture.ts';
import { createHumanModel } from './human-model.ts';
import type { Situation } from './intent.ts';

const willingnesses = [
  'goes-on-after-wrong-password',
  'asks-again-after-first-missing-code',
  'asks-again-after-next-missing-code',
  'goes-on-after-wrong-code',
  'waits-out-lock-out',
  'tries-prompt-again',
  'tries-phone-again',
  'tries-registration-again',
  'goes-on-after-outage',
] as const;

function decide(
  willing: (typeof willingnesses)[number] | undefined,
  given: Partial<Situation>,
  overrides: Record<string, number> = {},
) {
  const only = Object.fromEntries(willingnesses.map((id) => [id, id === willing ? 1 : 0]));
  const { scenario, parameters, population } = testPopulation({
    users: 10,
    parameters: { ...only, 'error-reading': 3, 'lock-out-waiting': 120, ...overrides },
  });
  const user = population.user(2);
  const situation: Situation = {
    user,
    device: user.devices[0],
    attempt: 0,
    visit: 0,
    flow: 'password-otp',
    step: 'go-on',
    nowMs: 0,
    elapsedMs: 1,
    arm: 'today',
    userPrincipalName: `${user.userName}@firm.example`,
    password: user.password,
    codeChannel: 'totp',
    ...given,
  };
  return createHumanModel({ seed: scenario.seed, parameters })['decide-to-go-on'](situation);
}

describe('decide-to-go-on', () => {
  const cases: readonly (readonly [Action, string, number, (typeof willingnesses)[number]])[] = [
    ['submit-password', 'wrong', 0, 'goes-on-after-wrong-password'],
    ['submit-password', 'locked-out', 0, 'waits-out-lock-out'],
    ['submit-password', 'unavailable', 0, 'goes-on-after-outage'],
    ['obtain-code', 'not-arrived', 0, 'asks-again-after-first-missing-code'],
    ['obtain-code', 'not-arrived', 1, 'asks-again-after-next-missing-code'],
    ['submit-code', 'wrong', 0, 'goes-on-after-wrong-code'],
    ['submit-code', 'expired', 0, 'goes-on-after-wrong-code'],
    ['submit-code', 'too-many-tries', 0, 'waits-out-lock-out'],
    ['use-passkey', 'not-allowed', 0, 'tries-prompt-again'],
    ['use-passkey-for-user-name', 'not-allowed', 0, 'tries-prompt-again'],
    ['use-passkey-of-phone', 'not-allowed', 0, 'tries-phone-again'],
    ['create-passkey', 'not-allowed', 0, 'tries-registration-again'],
    ['open-sign-in', 'unavailable', 0, 'goes-on-after-outage'],
    ['use-passkey', 'unavailable', 0, 'goes-on-after-outage'],
  ];
  it.each(cases)('after %s %s (visit %i) rests on %s', (action, result, visit, willing) => {
    const setBack = { action, result };
    expect(decide(willing, { setBack, visit }).result).toBe('yes');
    expect(decide(undefined, { setBack, visit }).result).toBe('no');
  });

  it('reads what went wrong, and waits where there is something to wait for', () => {
    expect(
      decide('goes-on-after-wrong-password', { setBack: { action: 'submit-password', result: 'wrong' } }).modelledMs,
    ).toBe(3_000);
    expect(
      decide('waits-out-lock-out', { setBack: { action: 'submit-password', result: 'locked-out' } }).modelledMs,
    ).toBe(123_000);
    expect(decide(undefined, { setBack: { action: 'submit-password', result: 'locked-out' } }).modelledMs).toBe(3_000);
  });

  it('without a set-back is about carrying a reset through', () => {
    expect(decide(undefined, {}, { 'reset-dropped': 0 })).toEqual({ modelledMs: 0, result: 'yes' });
    expect(decide(undefined, {}, { 'reset-dropped': 1 })).toEqual({ modelledMs: 0, result: 'no' });
  });
});
