import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideChallenge, type Challenge } from './challenge-life.ts';

const issuedAtMs = 1_767_600_000_000;
const challenge: Challenge = { value: 'Y2hhbGxlbmdl', ceremony: 'authentication', issuedAtMs };

describe('WebAuthn challenge', () => {
  it('lives five minutes to the millisecond', () => {
    expect(decideChallenge(defaultPolicy.passkeys, challenge, 'authentication', issuedAtMs + 300_000)).toEqual({
      kind: 'live',
    });
    expect(decideChallenge(defaultPolicy.passkeys, challenge, 'authentication', issuedAtMs + 300_001)).toEqual({
      kind: 'refused',
      code: '135019',
    });
  });

  it('is for one kind of ceremony, and none is as good as a foreign one', () => {
    expect(decideChallenge(defaultPolicy.passkeys, challenge, 'registration', issuedAtMs)).toEqual({
      kind: 'refused',
      code: '135018',
    });
    expect(decideChallenge(defaultPolicy.passkeys, undefined, 'authentication', issuedAtMs)).toEqual({
      kind: 'refused',
      code: '135018',
    });
  });
});
