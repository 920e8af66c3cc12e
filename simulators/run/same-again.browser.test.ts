// A run of people who slip a lot: the same seed gives the same again, on one lane or two, and its folder tells no secret.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BrowserLane } from '../drivers/browser/browser-lane.ts';
import { Devtools } from '../drivers/browser/devtools.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { courseOf } from '../attempt/lived-before.ts';
import { journalled, newRunPath, runScenario, writeScenario, type BenchRun } from './run-bench.fixture.ts';
import { filesOf, Secrets, toldIn } from './told-secrets.fixture.ts';

/** So that a few people meet many branches. */
const careless = {
  parameters: {
    'password-forgotten': 0.2,
    'old-password': 0.1,
    'password-mistyped': 0.15,
    'code-mistyped': 0.15,
    'text-message-lost': 0.2,
    'prompt-dismissed': 0.2,
    'reset-dropped': 0,
  },
  users: 10,
};
const twoLanes = { ...careless, measurement: { lanes: 2 } };

/** Listens in on the harness itself: what people type, what the target sends, what cookies and keys the browser holds. */
function listenIn(secrets: Secrets): void {
  const openSession = BrowserLane.prototype.openSession;
  vi.spyOn(BrowserLane.prototype, 'openSession').mockImplementation(async function (this: BrowserLane, order) {
    secrets.add('password', order.user.password);
    secrets.add('old password', order.user.oldPassword);
    secrets.add('TOTP secret', order.user.totpSecret);
    const opened = await openSession.call(this, order);
    const { session } = opened;
    return {
      close: async (failure) => {
        for (const passkey of order.account.passkeys)
          if ('pkcs8' in passkey.key) secrets.add('private key', passkey.key.pkcs8);
        await opened.close(failure);
      },
      session: {
        ...session,
        'submit-password': (intent, at) => {
          secrets.add('password typed', intent.text);
          return session['submit-password'](intent, at);
        },
        'submit-code': (intent, at) => {
          secrets.add('code typed', intent.text);
          return session['submit-code'](intent, at);
        },
        'choose-new-password': (intent, at) => {
          secrets.add('new password', intent.text);
          return session['choose-new-password'](intent, at);
        },
      },
    };
  });
  const lastCode = SimulationClient.prototype.lastCode;
  vi.spyOn(SimulationClient.prototype, 'lastCode').mockImplementation(async function (this: SimulationClient, account) {
    const code = await lastCode.call(this, account);
    secrets.add('code sent', code);
    return code;
  });
  const send = Devtools.prototype.send;
  vi.spyOn(Devtools.prototype, 'send').mockImplementation(async function (
    this: Devtools,
    method: string,
    params: object = {},
  ) {
    if ('headers' in params)
      secrets.add('simulation token', (params.headers as Record<string, string>)['x-pilot-token']);
    if (method === 'Network.clearBrowserCookies') {
      const { cookies } = (await send.call(this, 'Network.getCookies')) as { cookies: readonly { value: string }[] };
      for (const { value } of cookies) secrets.add('session cookie', value);
    }
    return send.call(this, method, params);
  } as typeof send);
}

describe('runs of the same seed', () => {
  const secrets = new Secrets();
  let first: Awaited<ReturnType<typeof runScenario>>;
  let again: typeof first;
  beforeAll(async () => {
    const scenario = writeScenario(twoLanes);
    listenIn(secrets);
    try {
      first = await runScenario(scenario);
    } finally {
      vi.restoreAllMocks();
    }
    again = await runScenario(writeScenario({ ...careless, measurement: { lanes: 1 } }), { path: newRunPath() });
  }, 120_000);
  afterAll(() => void vi.restoreAllMocks());

  it('have the same outcomes and steps, on two lanes and on one', () => {
    const course = (run: BenchRun) =>
      journalled(run.path).map((attempt) => [
        attempt.user,
        attempt.arm,
        attempt.flow,
        attempt.attempt,
        attempt.startedAt.slice(0, 16),
        courseOf(attempt),
      ]);
    expect(course(again)).toEqual(course(first));
    expect(new Set(journalled(first.path).map(({ lane }) => lane)), 'both lanes were at work').toEqual(new Set([0, 1]));
    expect(new Set(journalled(again.path).map(({ lane }) => lane))).toEqual(new Set([0]));
    const results = new Set(journalled(first.path).flatMap(({ steps }) => steps.map(({ result }) => result)));
    expect([...results], 'branches that were met').toEqual(
      expect.arrayContaining(['wrong', 'forgotten', 'not-allowed', 'registered']),
    );
    expect([first, again].map(({ end }) => end.manifest.reconciliation?.differenceCount)).toEqual([0, 0]);
  });

  it('say how busy the machine was before, and what its host took of it', () => {
    for (const { end } of [first, again]) {
      const [{ busyBefore, stolenShare, slow, headed } = {}] = end.manifest.epochs;
      if (process.platform === 'linux')
        for (const share of [busyBefore, stolenShare])
          expect(share).toSatisfy((known: number) => known >= 0 && known <= 1);
      expect([slow, headed]).toEqual([undefined, undefined]);
    }
  });

  it('leave no password, code, session, key or token in their folder', async () => {
    expect(secrets.kinds()).toEqual(
      [
        'TOTP secret',
        'code sent',
        'code typed',
        'new password',
        'old password',
        'password',
        'password typed',
        'private key',
        'session cookie',
        'simulation token',
      ].toSorted(),
    );
    expect(filesOf(first.path)).toEqual(
      expect.arrayContaining(['run.json', 'journal.ndjson.gz', 'attempts.parquet', 'steps.parquet', 'sign-ins.ndjson']),
    );
    expect(await toldIn(secrets, first.path)).toEqual([]);
  });

  it('would be found out if they did', async () => {
    const tell = (name: string, text: string) => writeFileSync(join(first.path, name), text);
    tell('planted-password.json', JSON.stringify({ typed: secrets.of('password') }));
    tell('planted-code.json', JSON.stringify({ code: secrets.of('code sent') }));
    tell('planted-uri.txt', `otpauth://totp/x?secret=${secrets.of('TOTP secret')}`);
    tell('planted-cookie.txt', `cookie: sid=${secrets.of('session cookie')}; path=/`);
    tell('planted-key.txt', 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg');
    const told = await toldIn(secrets, first.path);
    expect(told).toEqual(
      expect.arrayContaining([
        'password in planted-password.json',
        'code sent in planted-code.json',
        'TOTP secret in planted-uri.txt',
        'session cookie in planted-cookie.txt',
        'private key in planted-key.txt',
      ]),
    );
  });
});
