import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { attemptParts, occasionUnits } from '../../scenarios/schema/attempt-definition.ts';
import { syntheticAttempt, type SyntheticStep } from '../fixtures/synthetic-run.fixture.ts';
import { occasionsOf } from './occasions.ts';

const step = (name: string, action: SyntheticStep['action'], result: string, seconds: number): SyntheticStep => ({
  step: name,
  action,
  result,
  measuredMs: 0,
  modelledMs: seconds * 1_000,
});
const of = (arm: string, steps: readonly SyntheticStep[], more: Partial<Attempt> = {}): Attempt =>
  syntheticAttempt({ user: 0, persona: 'clerk', arm, ...more, steps });

const password = [
  step('password-otp/open-sign-in', 'open-sign-in', 'shown', 1),
  step('password-otp/submit-user-name', 'submit-user-name', 'accepted', 2),
  step('password-otp/recall-password', 'recall-password', 'recalled', 4),
];
const wrong = [
  step('password-otp/submit-password', 'submit-password', 'wrong', 8),
  step('password-otp/go-on-after-wrong-password', 'decide-to-go-on', 'yes', 16),
];
const accepted = step('password-otp/submit-password', 'submit-password', 'accepted', 32);
const code = [
  step('password-otp/obtain-code', 'obtain-code', 'in-hand', 64),
  step('password-otp/submit-code', 'submit-code', 'accepted', 128),
];
const noCode = [
  step('password-otp/obtain-code', 'obtain-code', 'not-arrived', 64),
  step('password-otp/go-on-without-code', 'decide-to-go-on', 'no', 3),
];

const smooth = of('password-otp', [...password, accepted, ...code]);
const stumbled = of('password-otp', [...password, ...wrong, accepted, ...code]);
const withoutCode = of('password-otp', [...password, accepted, ...noCode], {
  outcome: { kind: 'abandoned', step: 'password-otp/go-on-without-code', reason: 'no-code-arrived' },
});
const passkey = [
  step('passkey/open-sign-in', 'open-sign-in', 'shown', 1),
  step('passkey/reach-for-passkey', 'reach-for-passkey', 'on-this-device', 2),
];
const dismissed = [
  step('passkey/use-passkey', 'use-passkey', 'not-allowed', 4),
  step('passkey/go-on-after-prompt', 'decide-to-go-on', 'yes', 8),
];
const confirmed = step('passkey/use-passkey-again', 'use-passkey', 'accepted', 16);
const fellBack = of('passkey', [...passkey, ...dismissed, ...password, accepted, ...code], {
  method: 'password-otp',
  fellBack: true,
});
const neverPrompted = of('passkey', [...password, accepted, ...code], { method: 'password-otp', fellBack: true });

describe('occasions', () => {
  it('of the whole attempt take all its time', () => {
    expect(occasionsOf([smooth], { part: 'whole', per: 'attempt' })).toEqual([{ succeeded: true, seconds: 231 }]);
    expect(occasionsOf([withoutCode], { part: 'whole', per: 'attempt' })).toEqual([{ succeeded: false, seconds: 106 }]);
  });

  it('of password, code and user name with code take their own stretch', () => {
    expect(occasionsOf([stumbled], { part: 'password', per: 'attempt' })).toEqual([{ succeeded: true, seconds: 63 }]);
    expect(occasionsOf([stumbled], { part: 'code', per: 'attempt' })).toEqual([{ succeeded: true, seconds: 192 }]);
    expect(occasionsOf([stumbled], { part: 'user-name-and-code', per: 'attempt' })).toEqual([
      { succeeded: true, seconds: 195 },
    ]);
    expect(occasionsOf([withoutCode], { part: 'password', per: 'attempt' })).toEqual([
      { succeeded: true, seconds: 39 },
    ]);
  });

  it('of a registration take the sign-in before it in or leave it out, and with it who never came to the page', () => {
    const page = (name: string, result: string) =>
      step(`passkey-registration/${name}`, 'open-passkey-registration', result, 1);
    const refused = page('open-security-info', 'refused');
    const created = step('passkey-registration/create-passkey', 'create-passkey', 'registered', 256);
    const registered = of('passkey', [
      refused,
      ...password,
      accepted,
      ...code,
      page('open-security-info-signed-in', 'shown'),
      created,
    ]);
    const neverThere = of('passkey', [refused, ...password, accepted, ...noCode], {
      outcome: { kind: 'abandoned', step: 'password-otp/go-on-without-code', reason: 'no-code-arrived' },
    });
    const both = (part: 'registration' | 'registration-page', per: 'attempt' | 'need') =>
      occasionsOf([neverThere, registered], { part, per });
    expect(both('registration', 'attempt')).toEqual([
      { succeeded: false, seconds: 107 },
      { succeeded: true, seconds: 489 },
    ]);
    expect(both('registration-page', 'attempt')).toEqual([{ succeeded: true, seconds: 257 }]);
    expect(both('registration-page', 'need')).toEqual([{ succeeded: true, seconds: 257 }]);
    expect(occasionsOf([neverThere], { part: 'registration-page', per: 'need' })).toEqual([]);
  });

  it('are none where the attempt never came to the part', () => {
    const forgot = of('password-otp', password, {
      outcome: { kind: 'abandoned', step: 'password-otp/recall-password', reason: 'patience-exhausted' },
    });
    expect(occasionsOf([forgot], { part: 'code', per: 'attempt' })).toEqual([]);
    expect(occasionsOf([forgot], { part: 'password', per: 'attempt' })).toEqual([{ succeeded: false, seconds: 7 }]);
    expect(occasionsOf([neverPrompted], { part: 'passkey', per: 'attempt' })).toEqual([]);
  });

  it('count a fallback as success of the whole, not of the passkey', () => {
    expect(occasionsOf([fellBack], { part: 'whole', per: 'attempt' })).toMatchObject([{ succeeded: true }]);
    expect(occasionsOf([fellBack], { part: 'passkey-prompt', per: 'attempt' })).toMatchObject([{ succeeded: false }]);
  });

  it('of a first try fail with any set-back', () => {
    expect(occasionsOf([smooth], { part: 'whole', per: 'first-try' })).toMatchObject([{ succeeded: true }]);
    expect(occasionsOf([stumbled], { part: 'whole', per: 'first-try' })).toMatchObject([{ succeeded: false }]);
    // The wrong password came before the code's part.
    expect(occasionsOf([stumbled], { part: 'code', per: 'first-try' })).toMatchObject([{ succeeded: true }]);
  });

  it('of prompts count each, one without an answer as a failure', () => {
    expect(occasionsOf([stumbled], { part: 'password', per: 'prompt' })).toEqual([
      { succeeded: false, seconds: 15 },
      { succeeded: true, seconds: 48 },
    ]);
    expect(occasionsOf([withoutCode], { part: 'code', per: 'prompt' })).toEqual([{ succeeded: false, seconds: 64 }]);
    expect(
      occasionsOf([of('passkey', [...passkey, ...dismissed, confirmed])], { part: 'passkey-prompt', per: 'prompt' }),
    ).toEqual([
      { succeeded: false, seconds: 4 },
      { succeeded: true, seconds: 24 },
    ]);
  });

  it('of a code that is late and asked for again are one prompt', () => {
    const resent = of('password-otp', [
      ...password,
      accepted,
      step('password-otp/obtain-code', 'obtain-code', 'not-arrived', 45),
      step('password-otp/resend-code', 'resend-code', 'sent', 2),
      ...code,
    ]);
    expect(occasionsOf([resent], { part: 'code', per: 'prompt' })).toEqual([{ succeeded: true, seconds: 239 }]);
  });

  it('of a need to sign in add up its attempts', () => {
    expect(occasionsOf([withoutCode, smooth], { part: 'whole', per: 'need' })).toEqual([
      { succeeded: true, seconds: 337 },
    ]);
  });

  it('never have less than no time, and no more successes than attempts, whatever the definition', () => {
    for (const part of attemptParts) {
      for (const per of occasionUnits) {
        for (const attempt of [smooth, stumbled, withoutCode, fellBack, neverPrompted]) {
          const found = occasionsOf([attempt], { part, per });
          expect(found.every(({ seconds }) => seconds >= 0)).toBe(true);
          if (per !== 'prompt') expect(found.length).toBeLessThanOrEqual(1);
        }
      }
    }
  });
});

it('of a password that suffices: its prompt succeeds', () => {
  const suffices = of('password-otp', [...password, { ...accepted, result: 'signed-in' }]);
  expect(occasionsOf([suffices], { part: 'whole', per: 'prompt' })).toEqual([{ succeeded: true, seconds: 39 }]);
  expect(occasionsOf([suffices], { part: 'password', per: 'attempt' })).toEqual([{ succeeded: true, seconds: 39 }]);
});
