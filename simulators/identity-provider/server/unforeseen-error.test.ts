// A failure that nobody has foreseen, planted in the log: what the visitor, the operator and the log are told of it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';
import { createApp } from './app.ts';
import { noRowLog } from './row-log.ts';

const token = 'a token only the harness knows';
const origin = 'http://localhost:4444';
const rows: SignIn[] = [];
const app = createApp({
  baseUrl: origin,
  rpId: 'localhost',
  auditLog: noRowLog,
  log: {
    append: (row) => {
      if (row.status.errorCode !== 50000) throw new Error('planted:\nin the log');
      rows.push(row);
    },
    close: () => {},
  },
  policy: defaultPolicy,
  passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
  simulation: { token, seed: 1, faults: [] },
});
const visitor = () =>
  new Visitor({ origin, token, nowMs: 0, request: (path, init) => app.request(origin + path, init) });

let printed: unknown[][];
beforeEach(() => {
  printed = [];
  rows.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...texts: unknown[]) => void printed.push(texts));
});
afterEach(() => vi.restoreAllMocks());

it('at a password: a page with the code, a row with the user name, a line without stack', async () => {
  const guest = visitor();
  await guest.post('/sign-in/user-name', { 'user-name': 'ana' });
  const answer = await guest.post('/sign-in/password', { password: 'x' });
  expect(answer).toMatchObject({ status: 500, page: 'error', code: '50000' });
  expect(answer.text).not.toContain('planted');
  expect(answer.headers.get('x-sign-in-code')).toBe('50000');
  expect(rows).toMatchObject([
    { userPrincipalName: 'ana', status: { errorCode: 50000 }, authenticationRequirement: 'singleFactorAuthentication' },
  ]);
  expect(printed).toEqual([
    ['identity provider: "POST /sign-in/password" failed on its own account: "Error: planted:\\nin the log"'],
  ]);
});

it('at a passkey: JSON with the code, and a row', async () => {
  const answer = await visitor().postJson('/passkey/authentication/verify', {});
  expect(answer).toMatchObject({ status: 500, code: '50000' });
  expect(JSON.parse(answer.text)).toEqual({ code: '50000', message: 'Something went wrong on our side. Try again.' });
  expect(rows).toHaveLength(1);
});
