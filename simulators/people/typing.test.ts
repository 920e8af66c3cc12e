import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { testPopulation } from './test-population.fixture.ts';
import { createHumanModel } from './human-model.ts';
import type { Situation } from './intent.ts';
import { mistype } from './typing.ts';

function typing(overrides: Record<string, number>) {
  const { scenario, parameters, population } = testPopulation({
    users: 50,
    parameters: { 'password-filled': 0, 'user-name-offered': 0, ...overrides },
  });
  const human = createHumanModel({ seed: scenario.seed, parameters });
  const at = (index: number, given: Partial<Situation> = {}): Situation => {
    const user = population.user(index);
    return {
      user,
      device: user.devices[0],
      attempt: 0,
      visit: 0,
      flow: 'password-otp',
      step: 'submit-password',
      nowMs: 0,
      elapsedMs: 1,
      arm: 'today',
      userPrincipalName: `${user.userName}@firm.example`,
      password: user.password,
      codeChannel: 'totp',
      ...given,
    };
  };
  return { human, at };
}

const noSlip = { 'password-mistyped': 0, 'capital-lock': 0, 'old-password': 0, 'code-mistyped': 0 };

describe('mistype', () => {
  it('never gives the text itself, and stays within one character of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.nat({ max: 1_000 }), (text, user) => {
        const typed = mistype(text, { stream: (purpose) => openStream({ seed: 1, purpose, user }) });
        expect(typed).not.toBe(text);
        expect(Math.abs(typed.length - text.length)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('submit-password', () => {
  it('takes orientation plus one pace for all characters', () => {
    const { human, at } = typing({ ...noSlip, 'page-orientation': 2, 'key-of-password': 0.5 });
    const situation = at(2);
    expect(human['submit-password'](situation)).toEqual({
      modelledMs: 2_000 + 500 * situation.password.length,
      text: situation.password,
    });
  });

  it('takes longer on a phone', () => {
    const { human, at } = typing({ ...noSlip, 'page-orientation': 0, 'key-of-password': 0.5, 'typing-on-phone': 2 });
    const situation = at(2);
    const onPhone = { ...situation, device: { ...situation.device, kind: 'iphone' as const } };
    expect(human['submit-password'](onPhone).modelledMs).toBe(2 * human['submit-password'](situation).modelledMs);
  });

  it('types what each cause says', () => {
    const old = typing({ ...noSlip, 'old-password': 1 });
    expect(old.human['submit-password'](old.at(1))).toMatchObject({
      text: old.at(1).user.oldPassword,
      cause: 'old-password',
    });
    // After a reset the password before is the one the person started with.
    expect(old.human['submit-password'](old.at(1, { password: 'nEw7!' })).text).toBe(old.at(1).user.password);
    const capitals = typing({ ...noSlip, 'capital-lock': 1 });
    expect(capitals.human['submit-password'](capitals.at(1, { password: 'aB3!z' }))).toMatchObject({
      text: 'Ab3!Z',
      cause: 'capital-lock',
    });
    const slip = typing({ ...noSlip, 'password-mistyped': 1 });
    const typed = slip.human['submit-password'](slip.at(1));
    expect(typed.cause).toBe('mistyped');
    expect(typed.text).not.toBe(slip.at(1).password);
  });

  it('has no slip when a password manager fills it', () => {
    const { human, at } = typing({ 'password-mistyped': 1, 'password-filled': 1, 'page-orientation': 0, pointing: 1 });
    expect(human['submit-password'](at(4))).toEqual({ modelledMs: 1_000, text: at(4).password });
    expect(human['recall-password'](at(4))).toEqual({ modelledMs: 0, result: 'recalled' });
  });
});

describe('choose-new-password', () => {
  it('invents another at each visit, the same at each asking', () => {
    const { human, at } = typing({});
    const first = human['choose-new-password'](at(5)).text;
    expect(human['choose-new-password'](at(5)).text).toBe(first);
    expect(human['choose-new-password'](at(5, { visit: 1 })).text).not.toBe(first);
  });
});

describe('recall-password', () => {
  it('is forgotten once for an attempt, at first sight, and again only in doubt after a wrong one', () => {
    const forgetful = typing({ 'password-forgotten': 1, 'password-doubted': 0 });
    expect(forgetful.human['recall-password'](forgetful.at(1)).result).toBe('forgotten');
    expect(forgetful.human['recall-password'](forgetful.at(1, { visit: 1 })).result).toBe('recalled');
    const doubtful = typing({ 'password-forgotten': 0, 'password-doubted': 1 });
    const setBack = { action: 'submit-password', result: 'wrong' } as const;
    expect(doubtful.human['recall-password'](doubtful.at(1)).result).toBe('recalled');
    expect(doubtful.human['recall-password'](doubtful.at(1, { visit: 1, setBack })).result).toBe('forgotten');
  });
});
