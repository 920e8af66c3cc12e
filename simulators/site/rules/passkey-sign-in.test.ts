import { describe, expect, it } from 'vitest';
import { decidePasskeySignIn, type PasskeySignInFacts } from './passkey-sign-in.ts';

const right: PasskeySignInFacts = {
  challenge: { kind: 'live' },
  isForUserName: false,
  credential: 'known',
  userHandle: 'matches',
  verification: { verified: true, allowed: true },
};

describe('passkey sign-in', () => {
  it('signs in when all is right', () => {
    expect(decidePasskeySignIn(right)).toEqual({ kind: 'signed-in', code: '0' });
  });

  it('takes an answer without user handle only where the user name was given first', () => {
    expect(decidePasskeySignIn({ ...right, userHandle: 'absent', isForUserName: true }).code).toBe('0');
    expect(decidePasskeySignIn({ ...right, userHandle: 'absent' }).code).toBe('135012');
  });

  it.each<{ readonly facts: Partial<PasskeySignInFacts>; readonly code: string }>([
    { facts: { challenge: { kind: 'refused', code: '135019' } }, code: '135019' },
    { facts: { credential: 'unknown' }, code: '135001' },
    { facts: { credential: 'of-other-user' }, code: '135001' },
    { facts: { userHandle: 'differs' }, code: '135012' },
    { facts: { verification: { verified: false, failure: 'wrong-origin' } }, code: '135008' },
    { facts: { verification: { verified: false, failure: 'bad-signature' } }, code: '135000' },
    { facts: { verification: { verified: true, allowed: false } }, code: '135016' },
    // The challenge is the first reason, whatever else is wrong.
    {
      facts: { challenge: { kind: 'refused', code: '135018' }, credential: 'unknown', userHandle: 'differs' },
      code: '135018',
    },
  ])('refuses with $code: $facts', ({ facts, code }) => {
    expect(decidePasskeySignIn({ ...right, ...facts })).toEqual({ kind: 'refused', code });
  });

  it('refuses what was never verified', () => {
    const { verification, ...unverified } = right;
    expect(verification).toBeDefined();
    expect(decidePasskeySignIn(unverified)).toEqual({ kind: 'refused', code: '135020' });
  });
});
