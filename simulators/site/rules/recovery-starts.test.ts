import { expect, it } from 'vitest';
import { decideRecoveryStart } from './recovery-starts.ts';

const nowMs = 1_767_600_000_000;
const dayMs = 86_400_000;
const limit = { startsPerAccountAndDay: 2 };

it('counts the recoveries of 24 hours, also those ahead of a clock that was set back', () => {
  expect(decideRecoveryStart(limit, [], nowMs)).toEqual({ kind: 'begun', recoveriesAtMs: [nowMs] });
  expect(decideRecoveryStart(limit, [nowMs - dayMs, nowMs - 1], nowMs)).toEqual({
    kind: 'begun',
    recoveriesAtMs: [nowMs - 1, nowMs],
  });
  const refused = { kind: 'refused', code: 'recovery-limit' };
  expect(decideRecoveryStart(limit, [nowMs - dayMs + 1, nowMs], nowMs)).toEqual(refused);
  expect(decideRecoveryStart(limit, [nowMs + 5, nowMs + 6], nowMs)).toEqual(refused);
});
