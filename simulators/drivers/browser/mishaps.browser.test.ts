// Our own failures: the attempt they hit is void with a code, the browser is started again, the next attempt goes well. And
// the target's failures, which are none of ours.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import { testAccount, testUser } from '../../attempt/test-user.fixture.ts';
import type { HumanModel } from '../../people/intent.ts';
import { openTestBench, type TestBench } from './test-bench.fixture.ts';

let users = 0;
async function signIn(bench: TestBench, human: Partial<HumanModel> = {}): Promise<AttemptCourse> {
  users += 1;
  const user = testUser({ index: users, userName: `user.${users}` });
  const account = testAccount(user);
  await bench.lane.openAccount(user, account);
  return bench.attempt({ user, account, flow: 'password-otp', human });
}

describe('what goes wrong on our side', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openTestBench({ unknownCodes: ['50126'] });
  });
  afterAll(() => bench.close());
  afterEach(async () => {
    expect((await signIn(bench)).outcome, 'the attempt after').toEqual({ kind: 'succeeded' });
  });

  /** Never 0: that would be the group of the tests themselves. */
  const browserGroup = () => {
    const group = bench.chromium.processGroup;
    if (group === undefined || group <= 1) throw new Error('no browser is running');
    return group;
  };

  /** Does a mischief while the person thinks of the password: it is done before they go on. */
  const during = (mischief: () => Promise<void> | void) => async (): Promise<AttemptCourse> => {
    users += 1;
    const user = testUser({ index: users, userName: `user.${users}` });
    const account = testAccount(user);
    await bench.lane.openAccount(user, account);
    return bench.attempt({
      user,
      account,
      flow: 'password-otp',
      wait: async (step) => void (step === 3 && (await mischief())),
    });
  };

  it('a browser that dies makes the attempt void', async () => {
    const course = await during(() => void process.kill(-browserGroup(), 'SIGKILL'))();
    expect(course.outcome).toMatchObject({ kind: 'void', code: 'browser-crashed' });
    expect(existsSync(join(bench.folder, 'failures', 'void-browser-crashed-1.json'))).toBe(true);
  });

  it('a closed tab makes the attempt void', async () => {
    const course = await during(async () => {
      for (const context of (await bench.chromium.browser()).browserContexts())
        for (const page of await context.pages()) await page.close();
    })();
    expect(course.outcome).toMatchObject({ kind: 'void', code: 'page-closed' });
  });

  it('a page that the target’s description does not cover makes the attempt void, and says so', async () => {
    const course = await signIn(bench, { 'submit-password': () => ({ modelledMs: 0, text: 'a wrong password' }) });
    expect(course.outcome).toMatchObject({ kind: 'void', code: 'harness-error' });
    if (course.outcome.kind === 'void') expect(course.outcome.detail).toContain('page "password" with code "50126"');
  });

  it('a hung browser is told from a slow target', async () => {
    const course = await during(() => void process.kill(-browserGroup(), 'SIGSTOP'))();
    expect(course.outcome).toMatchObject({ kind: 'void', code: 'browser-hung' });
  });
});

describe('what goes wrong on the target’s side', () => {
  const at = 'password-otp/submit-password';
  const none = (): Partial<HumanModel> => ({ 'decide-to-go-on': () => ({ modelledMs: 0, result: 'no' }) });

  it.each([
    ['500', 'http-500'],
    ['reset', 'connection-reset'],
    ['stall', 'no-answer'],
  ] as const)('a planted %s is found at its step, under its code', async (fault, code) => {
    const faults: Fault[] = [{ at, refuse: { share: 1, with: fault } }];
    const bench = await openTestBench({ faults, answerTimeMs: 1_500 });
    try {
      const course = await signIn(bench, none());
      expect(course.outcome).toEqual({
        kind: 'abandoned',
        step: 'password-otp/go-on-after-outage',
        reason: 'service-unavailable',
      });
      expect(
        course.steps
          .filter(({ result }) => result === 'unavailable')
          .map(({ step, code: found, logged }) => [step, found, logged]),
      ).toEqual([['submit-password', code, false]]);
      const kept = readdirSync(join(bench.folder, 'failures'));
      expect(kept).toContain('abandoned-1.json');
      // Of the browser's own error pages, after a reset or a stall, it does not always give a picture.
      if (fault === '500') expect(kept).toContain('abandoned-1.png');
    } finally {
      await bench.close();
    }
  });
});
