import { shortArm } from '../../scenarios/schema/arm.ts';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { DriverLane } from './driver.ts';
import type { Life } from './life.ts';
import { liveUser } from './live-user.ts';
import { VoidAttempt } from './void-attempt.ts';
import { scriptedHuman } from './scripted-human.fixture.ts';
import { nothingMeasured, type TargetSession } from './target-session.ts';
import { testUser } from './test-user.fixture.ts';

const answers: Readonly<Record<string, string>> = {
  'open-sign-in': 'shown',
  'obtain-code': 'in-hand',
  'submit-user-name': 'accepted',
  'submit-password': 'accepted',
  'submit-code': 'accepted',
};

/** A lane that notes what it is asked, and answers by `how`: at once, or with a promise. */
function lane(how: <T>(value: T) => T | Promise<T>, failure?: Error) {
  const asked: string[] = [];
  const session = Object.fromEntries(
    Object.entries(answers).map(([action, result]) => [
      action,
      () => how({ result, measured: nothingMeasured, ...(action === 'obtain-code' ? { codeRead: '123456' } : {}) }),
    ]),
  ) as unknown as TargetSession;
  const noted = (what: string) => {
    asked.push(what);
    return how(undefined);
  };
  const made: DriverLane = {
    openAccount: () => noted('open account'),
    closeAccount: () => noted('close account'),
    openSession: () => {
      asked.push('open session');
      if (failure !== undefined) throw failure;
      return how({ session, close: () => noted('close session') });
    },
    leaveUser: () => noted('leave'),
  };
  return { lane: made, asked };
}

const atOnce = <T>(value: T) => value;
const later = <T>(value: T) => Promise.resolve(value);
const user = testUser();
const needs = [0, 1].map((ordinal) => ({
  ordinal,
  day: ordinal,
  atMs: Date.UTC(2026, 0, 5 + ordinal, 8),
  device: user.devices[0],
}));

function life(of: DriverLane, more: Partial<Life> = {}): Life {
  const scenario = {
    seed: 1,
    limits: { attemptTime: 900_000, answerTime: 30_000, void: 0.02, restartsPerNeed: 1 },
    measurement: { quietShare: 0.5 },
  };
  return {
    scenario,
    user,
    arms: [shortArm('password-otp')],
    needs,
    human: scriptedHuman(),
    delivery: () => ({ arrivesInMs: 0 }),
    lane: of,
    laneIndex: 0,
    epoch: 0,
    ...more,
  };
}

async function lived(of: Life): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for await (const attempt of liveUser(of)) attempts.push(attempt);
  return attempts;
}

const session = ['open session', 'close session'];

describe('liveUser', () => {
  it('lives the same on a lane that answers at once as on one that is waited for, alone or beside others', async () => {
    const [quick, slow, beside] = [lane(atOnce), lane(later), lane(atOnce)];
    const attempts = await lived(life(quick.lane));
    expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(['succeeded', 'succeeded']);
    expect(await lived(life(slow.lane))).toEqual(attempts);
    const around: string[] = [];
    const heeded = await lived(life(beside.lane, { around: (quiet, run) => (around.push(String(quiet)), run()) }));
    expect(heeded).toEqual(attempts);
    expect(around).toEqual(['false', ...attempts.map(({ quiet }) => String(quiet)), 'false']);
    for (const { asked } of [quick, slow, beside])
      expect(asked).toEqual(['open account', ...session, ...session, 'close account', 'leave']);
  });

  it.each([
    ['at once', atOnce],
    ['later', later],
  ] as const)('closes the account of whoever is left in between (%s)', async (_how, how) => {
    const { lane: made, asked } = lane(how);
    for await (const attempt of liveUser(life(made))) {
      expect(attempt.attempt).toBe(0);
      break;
    }
    expect(asked).toEqual(['open account', ...session, 'close account']);
  });

  it('takes a session that cannot be had as a void attempt, and a defect as what it is, with the account closed', async () => {
    const gone = lane(atOnce, new VoidAttempt('browser-crashed', 'gone'));
    expect((await lived(life(gone.lane))).map(({ outcome, steps }) => [outcome, steps])).toEqual(
      needs.map(() => [{ kind: 'void', code: 'browser-crashed', detail: 'gone' }, []]),
    );
    const broken = lane(later, new TypeError('a defect'));
    await expect(lived(life(broken.lane))).rejects.toThrow('a defect');
    expect(broken.asked).toEqual(['open account', 'open session', 'close account']);
  });
});
