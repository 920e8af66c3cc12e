import { describe, expect, it } from 'vitest';
import { correlationId } from './correlation-id.ts';

describe('correlation ids', () => {
  const address = { arm: 'passkey', user: 7, drawIndex: 2, epoch: 0 } as const;

  it('are GUIDs and the same whenever they are asked for', () => {
    expect(correlationId(1, address)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(correlationId(1, address)).toBe(correlationId(1, address));
  });

  it('differ in everything an attempt is told apart by', () => {
    const others = [
      correlationId(2, address),
      ...[{ arm: 'password-otp' as const }, { user: 8 }, { drawIndex: 3 }, { epoch: 1 }].map((change) =>
        correlationId(1, { ...address, ...change }),
      ),
    ];
    expect(new Set([correlationId(1, address), ...others]).size).toBe(6);
  });
});
