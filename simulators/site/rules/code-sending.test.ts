import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideResend, maySendWithoutPassword } from './code-sending.ts';

const startMs = 1_767_600_000_000;

describe('sending one more code', () => {
  it('not within ten seconds of the last', () => {
    expect(decideResend(defaultPolicy.sentCodes, [startMs], startMs + 9_999)).toEqual({
      kind: 'refused',
      code: 'resend-too-soon',
    });
    expect(decideResend(defaultPolicy.sentCodes, [startMs], startMs + 10_000)).toEqual({ kind: 'send' });
  });

  it('three times after the first, not a fourth', () => {
    const sentAtMs = [0, 1, 2].map((minute) => startMs + minute * 60_000);
    expect(decideResend(defaultPolicy.sentCodes, sentAtMs, startMs + 300_000).kind).toBe('send');
    expect(decideResend(defaultPolicy.sentCodes, [...sentAtMs, startMs + 180_000], startMs + 300_000)).toEqual({
      kind: 'refused',
      code: 'resend-limit',
    });
  });

  it('to those who showed no password: five in a quarter of an hour', () => {
    const sentAtMs = [0, 1, 2, 3, 4].map((second) => startMs + second * 1_000);
    expect(maySendWithoutPassword(defaultPolicy.sentCodes, sentAtMs, startMs + 899_999)).toBe(false);
    expect(maySendWithoutPassword(defaultPolicy.sentCodes, sentAtMs, startMs + 900_000)).toBe(true);
    expect(maySendWithoutPassword(defaultPolicy.sentCodes, sentAtMs.slice(1), startMs + 5_000)).toBe(true);
  });
});
