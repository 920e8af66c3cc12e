// Several identity providers as one target: people stay where their account is, one log holds all rows, and a death is told.
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../../scenarios/schema/policy.ts';
import { signIn } from '../../../../scenarios/schema/sign-in.ts';
import { testAccount, testUser } from '../../../attempt/test-user.fixture.ts';
import { startTargetFleet, type TargetFleet } from './target-fleet.ts';

const passwordHashing = { memoryKiB: 8, passes: 1, lanes: 1 };
let folder: string;
let fleet: TargetFleet;
const signInLogFile = () => join(folder, 'sign-ins.ndjson');
const start = () =>
  startTargetFleet({
    processes: 2,
    signInLogFile: signInLogFile(),
    seed: 1,
    faults: [],
    policy: defaultPolicy,
    passwordHashing,
  });
const ordersOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => {
    const user = testUser({ index: from + place, userName: `person.${from + place}` });
    return { user, account: testAccount(user) };
  });
const orders = ordersOf(0, 80);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  fleet = await start();
});
afterAll(async () => {
  await fleet.stop();
  rmSync(folder, { recursive: true });
});

/** Leaves a row in the log of the process where the person is: 50126 (wrong password). Returns the code shown. */
async function enterWrongPassword(userIndex: number): Promise<string | null> {
  const baseUrl = fleet.baseUrlOf(userIndex);
  const headers = { 'x-pilot-token': fleet.token, origin: baseUrl };
  const first = await fetch(`${baseUrl}/sign-in/user-name`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ 'user-name': `person.${userIndex}@by-code.example` }),
  });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${baseUrl}/sign-in/password`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: new URLSearchParams({ password: 'x' }),
  });
  return answer.headers.get('x-sign-in-code');
}
const rows = () =>
  readFileSync(signInLogFile(), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => signIn.parse(JSON.parse(line)));

describe('TargetFleet', () => {
  it('has each person at one process, and tells how far it has come', async () => {
    const progress: number[] = [];
    await fleet.openAccounts(orders, { onProgress: (done, total) => progress.push(done / total) });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(new Set(fleet.processIds).size).toBe(2);
    for (const [index, { account }] of [...orders.entries()].slice(0, 7)) {
      expect(fleet.baseUrlOf(index)).toBe(fleet.baseUrls[index % 2]);
      // There, and nowhere else.
      await expect(fleet.clientOf(index).lastCode(account)).resolves.toBe(undefined);
      await expect(fleet.clientOf(index + 1).lastCode(account)).rejects.toMatchObject({
        code: 'target-refused-control',
      });
    }
    expect((await fleet.clientOf(0).memory()).eventLoopUtilisation).toBeGreaterThan(0);
    expect((await fleet.clientOf(0).memory()).eventLoopUtilisation).toBeLessThanOrEqual(1);
  });

  it('stops opening accounts when asked to', async () => {
    const stop = new AbortController();
    let last = 0;
    const opening = fleet.openAccounts(ordersOf(1_000, 80), {
      signal: stop.signal,
      onProgress: (done) => {
        last = done;
        stop.abort(new Error('enough'));
      },
    });
    await expect(opening).rejects.toThrow('enough');
    expect(last).toBeLessThan(80);
  });

  it('writes all rows whole into one log, tells of a death, and goes on behind it when started again', async () => {
    await Promise.all(orders.map((_, index) => enterWrongPassword(index)));
    expect(
      rows()
        .map(({ userPrincipalName }) => userPrincipalName)
        .sort(),
    ).toEqual(orders.map(({ account }) => account.userPrincipalName).sort());

    const beforeMs = performance.now();
    process.kill(fleet.processIds[1] ?? Number.NaN, 'SIGKILL');
    const death = await fleet.exited;
    expect(death).toMatchObject({
      processId: fleet.processIds[1],
      baseUrl: fleet.baseUrls[1],
      exit: { signal: 'SIGKILL' },
      asked: false,
    });
    expect(death.atMs).toBeGreaterThan(beforeMs);
    expect(await enterWrongPassword(0)).toBe('50126');
    await expect(fleet.openAccounts(orders.slice(1, 2))).rejects.toMatchObject({ code: 'target-died' });
    await fleet.stop();

    appendFileSync(signInLogFile(), '{"id":"cut');
    fleet = await start();
    expect(await enterWrongPassword(2)).toBe('50126');
    expect(rows()).toHaveLength(orders.length + 2);
    await fleet.stop();
    expect(await fleet.exited).toMatchObject({ asked: true, exit: { code: 0 } });
  });
}, 30_000);
