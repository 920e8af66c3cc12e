import { describe, expect, it } from 'vitest';
import { actions } from '../../../scenarios/flows/action.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { testUser } from '../../attempt/test-user.fixture.ts';
import { borrowedActions, kindsWithoutTime, sampledMachineTime } from './machine-time.ts';

const profile: MachineProfile = {
  title: 'Known',
  measuredOn: '2026-01-05',
  driver: 'browser',
  run: 'known',
  environment: {},
  flows: ['passkey'],
  attempts: 2,
  samples: [
    { action: 'open-sign-in', result: 'shown', parts: [1, 10, 0, 100] },
    { action: 'open-sign-in', result: 'shown', parts: [2, 20, 0, 200] },
    { action: 'open-sign-in', result: 'unavailable', parts: [3, 30, 0, 300] },
    { action: 'use-passkey', result: 'accepted', parts: [4, 40, 400, 4_000] },
  ],
};
const time = sampledMachineTime(profile, 1);
const at = { flow: 'passkey', step: 'open-sign-in', visit: 0, nowMs: 0 };
const draw = (index: number, drawIndex = 0, visit = 0) =>
  time.partsOf({ user: testUser({ index }), drawIndex }, { ...at, visit }, 'open-sign-in', 'shown');

describe('resampled machine time', () => {
  it('is always a whole sample, each about as often', () => {
    const navigation = Array.from({ length: 2_000 }, (_, user) => draw(user)).map(
      ({ navigationMs, serverMs, renderingMs, ceremonyMs, overheadMs }) => {
        expect([serverMs, renderingMs, ceremonyMs, overheadMs]).toEqual([navigationMs * 10, navigationMs * 100, 0, 0]);
        return navigationMs;
      },
    );
    // 1 000 ± 4.5 standard deviations.
    const ones = navigation.filter((ms) => ms === 1).length;
    expect(Math.abs(ones - 1_000)).toBeLessThan(100);
    expect(navigation.filter((ms) => ms === 2).length).toBe(2_000 - ones);
  });

  it('depends on user, attempt and visit, and on nothing asked before', () => {
    const first = Array.from({ length: 40 }, (_, user) => draw(user));
    const backwards = Array.from({ length: 40 }, (_, user) => draw(39 - user)).toReversed();
    expect(backwards).toEqual(first);
    for (const others of [
      Array.from({ length: 40 }, (_, user) => draw(user, 1)),
      Array.from({ length: 40 }, (_, user) => draw(user, 0, 1)),
    ])
      expect(others).not.toEqual(first);
  });

  it('of a result never met is that of the action, and of an action never met that of its kind', () => {
    const who = { user: testUser({ index: 0 }), drawIndex: 0 };
    expect([1, 2, 3]).toContain(time.partsOf(who, at, 'open-sign-in', 'refused').navigationMs);
    expect(time.partsOf(who, at, 'open-sign-in', 'unavailable').navigationMs).toBe(3);
    expect(time.partsOf(who, at, 'create-passkey', 'registered').ceremonyMs).toBe(400);
    expect([1, 2, 3]).toContain(time.partsOf(who, at, 'submit-code', 'accepted').navigationMs);
  });

  it('names the actions of a run that have none of their own, in the flows that it may come to as well', () => {
    expect(borrowedActions(profile, [{ signIn: 'password-reset' }])).toEqual([
      'choose-new-password',
      'open-password-reset',
      'resend-code',
      'submit-code',
      'submit-user-name',
    ]);
    expect(borrowedActions(profile, [{ signIn: 'passkey' }])).toEqual(
      expect.arrayContaining(['use-passkey-of-phone', 'submit-password', 'choose-new-password']),
    );
    expect(borrowedActions(profile, [{ signIn: 'passkey' }])).not.toContain('use-passkey');
    expect(
      borrowedActions({ samples: actions.map((action) => ({ action, result: '', parts: [1, 1, 1, 1] })) }, [
        { signIn: 'passkey' },
      ]),
    ).toEqual([]);
  });

  it('is nothing for waiting for a code: that is the delivery’s', () => {
    expect(time.partsOf({ user: testUser({ index: 0 }), drawIndex: 0 }, at, 'obtain-code', 'in-hand')).toEqual({
      navigationMs: 0,
      serverMs: 0,
      ceremonyMs: 0,
      renderingMs: 0,
      overheadMs: 0,
    });
  });
});

it('of a profile without a kind of step is told: such steps would take no time', () => {
  const [page, , , ceremony] = profile.samples;
  expect(kindsWithoutTime(profile)).toEqual([]);
  expect(kindsWithoutTime({ samples: page === undefined ? [] : [page] })).toEqual(['ceremony']);
  expect(kindsWithoutTime({ samples: ceremony === undefined ? [] : [ceremony] })).toEqual(['page']);
  expect(kindsWithoutTime({ samples: [] })).toEqual(['page', 'ceremony']);
});
