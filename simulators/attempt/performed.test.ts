import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { actionResults, actionsAt, arrivals } from '../../scenarios/flows/action.ts';
import { target as targetSchema } from '../../scenarios/schema/target.ts';
import { performed, type PageAnswer } from './performed.ts';
import { VoidAttempt } from './void-attempt.ts';
import { nothingMeasured } from './target-session.ts';

const target = targetSchema.parse(
  parse(readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);
const measured = { ...nothingMeasured, serverMs: 12, navigationMs: 3 };
const page = (more: Partial<Extract<PageAnswer, { kind: 'page' }>> = {}): PageAnswer => ({
  kind: 'page',
  measured,
  plantedMs: 0,
  status: 200,
  ...more,
});
const targetActions = actionsAt('page', 'form', 'ceremony');

describe('what a page says after an action', () => {
  it.each(
    targetActions.flatMap((action) =>
      Object.entries(arrivals[action]).map(([to, result]) => [action, to, result] as const),
    ),
  )('%s led to %s: %s', (action, to, result) => {
    expect(performed(action, target, page({ page: to as 'home' }))).toEqual({ result, measured });
    expect(actionResults[action]).toContain(result);
  });

  it.each([
    ['submit-password', 'password', '50126', 'wrong'],
    ['submit-password', 'password', '50053', 'locked-out'],
    ['submit-code', 'code', '50088', 'too-many-tries'],
    ['submit-password', 'sign-in', 'sign-in-expired', 'ended'],
    ['submit-code', 'sign-in', 'sign-in-expired', 'ended'],
    ['resend-code', 'sign-in', 'sign-in-expired', 'ended'],
    ['resend-code', 'reset-password', 'reset-expired', 'ended'],
    ['choose-new-password', 'new-password', 'reset-expired', 'ended'],
    ['use-passkey', 'sign-in', 'NotAllowedError', 'not-allowed'],
    ['use-passkey', 'sign-in', '135000', 'refused'],
    ['create-passkey', 'register-passkey', 'InvalidStateError', 'already-registered'],
    ['submit-password', 'password', 'service-unavailable', 'unavailable'],
  ] as const)('%s stayed on %s with %s: %s', (action, at, code, result) => {
    expect(performed(action, target, page({ page: at, code, status: 400 }))).toEqual({ result, code, measured });
  });

  it('goes by the code where a page has both', () => {
    expect(performed('submit-user-name', target, page({ page: 'password', code: 'service-unavailable' })).result).toBe(
      'unavailable',
    );
  });

  it('keeps the planted delay, where there was one', () => {
    expect(performed('open-sign-in', target, page({ page: 'sign-in', plantedMs: 700 })).plantedMs).toBe(700);
    expect(
      performed('submit-password', target, page({ page: 'password', code: '50126', plantedMs: 700 })).plantedMs,
    ).toBe(700);
    expect(performed('open-sign-in', target, page({ status: 503, plantedMs: 700 })).plantedMs).toBe(700);
    expect(performed('open-sign-in', target, page({ page: 'sign-in' })).plantedMs).toBeUndefined();
  });
});

describe('a target that does not answer', () => {
  it.each(targetActions)('is unavailable to %s', (action) => {
    expect(performed(action, target, page({ status: 503, page: 'home' }))).toEqual({
      result: 'unavailable',
      code: 'http-503',
      measured,
    });
    expect(performed(action, target, { kind: 'unreachable', measured })).toEqual({
      result: 'unavailable',
      code: 'connection-reset',
      measured,
    });
    // The person has waited that long: their clock moves by all of it.
    expect(performed(action, target, { kind: 'stalled', measured, waitedMs: 10_000 })).toEqual({
      result: 'unavailable',
      code: 'no-answer',
      measured,
      plantedMs: 10_000,
    });
    const known: readonly string[] = actionResults[action];
    expect(known).toContain('unavailable');
  });
});

describe('a page that the target’s description does not cover', () => {
  it.each([
    [
      'another page',
      'submit-password',
      page({ page: 'reset-password' }),
      /submit-password led to page "reset-password" with code "none"/,
    ],
    ['an unknown page', 'open-sign-in', page(), /page "unknown"/],
    ['an unknown code', 'submit-password', page({ page: 'password', code: '99999' }), /with code "99999"/],
    ['a code that means nothing here', 'open-sign-in', page({ page: 'sign-in', code: '50126' }), /with code "50126"/],
    ['the page it came from, without a code', 'submit-password', page({ page: 'password' }), /page "password"/],
    ['not found', 'open-sign-in', page({ status: 404 }), /page "unknown"/],
  ] as const)('makes the attempt void: %s', (_, action, answer, words) => {
    const attempt = () => performed(action, target, answer);
    expect(attempt).toThrow(VoidAttempt);
    expect(attempt).toThrow(words);
  });
});

it('knows where each action of a flow leads when all goes well', () => {
  const used = new Set(
    Object.values(flows).flatMap(({ steps }) => Object.values(steps).map(({ action }) => action as string)),
  );
  for (const action of targetActions) {
    expect(used).toContain(action);
    expect(Object.keys(arrivals[action]), action).not.toEqual([]);
  }
});
