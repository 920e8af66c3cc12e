import { expect, it } from 'vitest';
import { decidePass } from './temporary-access-pass.ts';

const pass = { issuedAtMs: 1_000, lifetimeMs: 3_600_000, isUsableOnce: false, used: false };

it('lets in until its lifetime is over, to the millisecond', () => {
  expect(decidePass(pass, 1_000 + 3_599_999)).toEqual({ kind: 'signed-in' });
  expect(decidePass(pass, 1_000 + 3_600_000)).toEqual({ kind: 'refused', code: '130504' });
});

it('lets nobody in with another text', () => {
  expect(decidePass(undefined, 2_000)).toEqual({ kind: 'refused', code: '130503' });
});

it('lets in a second time unless it is for one time', () => {
  expect(decidePass({ ...pass, used: true }, 2_000)).toEqual({ kind: 'signed-in' });
  expect(decidePass({ ...pass, used: true, isUsableOnce: true }, 2_000)).toEqual({ kind: 'refused', code: '130505' });
});
