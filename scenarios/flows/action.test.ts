import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  actionResults,
  actions,
  actionsAt,
  actionsShowing,
  arrivals,
  type Action,
  type ActionAt,
  type ActionShowing,
  type ResultOf,
} from './action.ts';
import { setBacks } from './action-result.ts';

describe.each(actions)('the action %s', (action) => {
  it('ends in results of its own, each named once', () =>
    expect(new Set(actionResults[action]).size).toBe(actionResults[action].length));

  it('has a result in which all is well, and names it first', () => {
    expect(setBacks).not.toContain(actionResults[action][0]);
    // What an administrator does is done.
    if (!actionsAt('directory').some((at) => at === action)) expect(actionResults[action].length).toBeGreaterThan(1);
  });

  it('leads to pages by results of its own, and only from a page or the phone', () => {
    for (const result of Object.values(arrivals[action])) expect(actionResults[action]).toContain(result);
    const leads = Object.keys(arrivals[action]).length > 0;
    if (!actionsAt('own-device').some((at) => at === action))
      expect(leads).toBe(actionsAt('page', 'form', 'ceremony', 'camera').some((at) => at === action));
  });

  it('can fail to be answered where the target is asked, and nowhere else', () =>
    expect((actionResults[action] as readonly string[]).includes('unavailable')).toBe(
      actionsAt('call').some((at) => at === action) || Object.keys(arrivals[action]).length > 0,
    ));
});

describe('what actions have in common', () => {
  it('is asked by where they happen', () => {
    expect(actionsAt('head')).toEqual([
      'recall-password',
      'reach-for-approver',
      'reach-for-passkey',
      'reach-for-document',
      'weigh-message',
      'weigh-page',
      'weigh-other-way',
      'weigh-prompt',
      'decide-to-go-on',
    ]);
    expect(actionsAt('own-device')).toEqual(['obtain-code', 'open-verification']);
    expect(actionsAt('camera')).toEqual(['capture-document', 'take-selfie', 'check-face']);
    expect(actionsAt('call')).toEqual(['call-help-desk', 'answer-help-desk']);
    expect(actionsAt('ceremony')).toEqual([
      'use-passkey',
      'use-passkey-for-user-name',
      'use-passkey-of-phone',
      'create-passkey',
    ]);
    expect(actionsAt('head', 'own-device', 'page', 'form', 'ceremony', 'camera', 'call', 'directory')).toEqual(actions);
  });

  it('is asked by what they show, in the order of the list', () => {
    expect(actionsShowing('passkey')).toEqual(['use-passkey', 'use-passkey-for-user-name', 'use-passkey-of-phone']);
    expect(actionsShowing('password', 'code', 'pass')).toEqual([
      'submit-password',
      'submit-code',
      'submit-pass',
      'hand-over-pass',
    ]);
  });

  it('is known to the compiler', () => {
    expectTypeOf<ActionAt<'own-device'>>().toEqualTypeOf<'obtain-code' | 'open-verification'>();
    expectTypeOf<ActionShowing<'password'>>().toEqualTypeOf<'submit-password'>();
    expectTypeOf<ResultOf<'decide-to-go-on'>>().toEqualTypeOf<'yes' | 'no'>();
    expectTypeOf<Action>().toEqualTypeOf<keyof typeof actionResults>();
  });
});
