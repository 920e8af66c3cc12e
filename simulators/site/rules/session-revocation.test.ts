import { describe, expect, it } from 'vitest';
import { isRevoked } from './session-revocation.ts';

const byPassword = { sinceMs: 10, shown: { modes: ['password', 'softwareOath'] } } as const;
const byPasskey = { sinceMs: 10, shown: { modes: ['fido2'] } } as const;

describe('a session of an account whose sessions an administrator ended', () => {
  it.each([
    ['another password ends those that began with one', { byPasswordBeforeMs: 10 }, byPassword, true],
    ['and none that began with a passkey', { byPasswordBeforeMs: 10 }, byPasskey, false],
    ['nor one of which nothing is told', { byPasswordBeforeMs: 10 }, { sinceMs: 10 }, false],
    ['nor one that began later', { byPasswordBeforeMs: 9 }, byPassword, false],
    ['a revocation ends all', { allBeforeMs: 10 }, byPasskey, true],
    ['and none that began later', { allBeforeMs: 9 }, byPasskey, false],
    ['nothing ends nothing', {}, byPassword, false],
  ] as const)('%s', (_what, revocation, session, over) => {
    expect(isRevoked(revocation, session)).toBe(over);
  });
});
