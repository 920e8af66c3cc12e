import { describe, expect, it } from 'vitest';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { MeasuredParts } from '../../scenarios/schema/attempt.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../people/intent.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { runAttempt } from './run-attempt.ts';
import { VoidAttempt } from './void-attempt.ts';
import { scriptedHuman } from './scripted-human.fixture.ts';
import { nothingMeasured, type Performed, type TargetAction, type TargetSession } from './target-session.ts';
import { testAccount, testUser } from './test-user.fixture.ts';

type Answer = Omit<Performed<TargetAction>, 'measured' | 'result'> & {
  readonly result: string;
  readonly measured?: Partial<MeasuredParts>;
};

const kind: Readonly<Record<TargetAction, string>> = {
  'open-sign-in': 'shown',
  'submit-user-name': 'accepted',
  'submit-password': 'accepted',
  'obtain-code': 'in-hand',
  'submit-code': 'accepted',
  'resend-code': 'sent',
  'open-external-check': 'shown',
  'answer-external-check': 'shown',
  'return-from-external-check': 'accepted',
  'use-passkey': 'accepted',
  'use-passkey-for-user-name': 'accepted',
  'use-passkey-of-phone': 'accepted',
  'choose-another-way': 'shown',
  'open-passkey-registration': 'shown',
  'create-passkey': 'registered',
  'open-password-reset': 'shown',
  'choose-new-password': 'accepted',
  'open-account-recovery': 'shown',
  'name-account-to-recover': 'accepted',
  'open-verification': 'shown',
  'choose-document': 'accepted',
  'capture-document': 'accepted',
  'take-selfie': 'accepted',
  'keep-credential': 'accepted',
  'present-credential': 'accepted',
  'check-face': 'accepted',
  'see-recovery-result': 'accepted',
  'submit-pass': 'accepted',
  'sign-out': 'shown',
  'call-help-desk': 'asked-for-more',
  'answer-help-desk': 'accepted',
  'open-lure': 'shown',
  'open-home': 'shown',
  'replay-assertion': 'refused',
  'hand-over-pass': 'accepted',
  'give-pass': 'done',
  'reset-password-of-account': 'done',
  'revoke-sessions': 'done',
  'delete-passkeys': 'done',
};

/** A target that answers from lists, then kindly. Notes what it was asked, with the user's clock. */
function scriptedTarget(answers: Partial<Record<TargetAction, readonly (Answer | Error)[]>> = {}) {
  const asked: { action: TargetAction; nowMs: number; text?: string }[] = [];
  const left = new Map(Object.entries(answers).map(([action, list]) => [action, [...list]]));
  const perform = (action: TargetAction) => (intent: object, at: { nowMs: number }) => {
    asked.push({ action, nowMs: at.nowMs, ...('text' in intent ? { text: String(intent.text) } : {}) });
    const answer = left.get(action)?.shift() ?? {
      result: kind[action],
      ...(action === 'obtain-code' ? { codeRead: '123456' } : {}),
    };
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ ...answer, measured: { ...nothingMeasured, ...answer.measured } });
  };
  const session = Object.fromEntries(
    Object.keys(kind).map((action) => [action, perform(action as TargetAction)]),
  ) as unknown as TargetSession;
  return { session, asked };
}

const inFiveSeconds: Delivery = () => ({ arrivesInMs: 5_000 });

function attempt(
  flow: FlowId,
  parts: {
    answers?: Parameters<typeof scriptedTarget>[0];
    human?: Partial<HumanModel>;
    order?: Partial<AttemptOrder>;
    delivery?: Delivery;
  } = {},
) {
  const user = testUser();
  const target = scriptedTarget(parts.answers);
  const order: AttemptOrder = {
    user,
    account: testAccount(user),
    device: user.devices[0],
    flow,
    drawIndex: 0,
    startsAtMs: 1_000,
    timeLimitMs: 900_000,
    ...parts.order,
  };
  return {
    ...target,
    order,
    course: runAttempt(order, target.session, scriptedHuman(parts.human), parts.delivery ?? inFiveSeconds),
  };
}

describe('an attempt', () => {
  it('walks a flow to its end and says by which method', async () => {
    const course = await attempt('password-otp').course;
    expect(course.outcome).toEqual({ kind: 'succeeded' });
    expect(course.method).toBe('password-otp');
    expect(course.fellBack).toBe(false);
    expect(course.steps.map(({ step, result }) => `${step} ${result}`)).toEqual([
      'open-sign-in shown',
      'submit-user-name accepted',
      'recall-password recalled',
      'submit-password accepted',
      'obtain-code in-hand',
      'submit-code accepted',
    ]);
    expect(course.steps.map(({ code }) => code)).toEqual([undefined, undefined, undefined, '50074', undefined, '0']);
  });

  it('goes round after a wrong password and keeps the target’s code', async () => {
    const course = await attempt('password-otp', {
      answers: { 'submit-password': [{ result: 'wrong', code: '50126' }] },
    }).course;
    expect(course.outcome.kind).toBe('succeeded');
    expect(
      course.steps.filter(({ step }) => step === 'submit-password').map(({ code, logged }) => [code, logged]),
    ).toEqual([
      ['50126', true],
      ['50074', true],
    ]);
  });

  it('takes the new password from a reset back into the sign-in', async () => {
    let forgotten = true;
    const { course, order, asked } = attempt('password-otp', {
      human: {
        'recall-password': () => {
          const result = forgotten ? 'forgotten' : 'recalled';
          forgotten = false;
          return { modelledMs: 0, result };
        },
      },
    });
    expect((await course).outcome).toEqual({ kind: 'succeeded' });
    expect(order.account.password).toBe('a quite new Passphrase 42');
    expect(
      asked.find(({ action, text }) => action === 'submit-password' && text === order.account.password),
    ).toBeDefined();
    expect((await course).steps.some(({ flow }) => flow === 'password-reset')).toBe(true);
  });

  it('falls back from a passkey to password and code, and says so', async () => {
    const course = await attempt('passkey').course;
    expect(course.outcome.kind).toBe('succeeded');
    expect(course.fellBack).toBe(true);
    expect(course.method).toBe('password-otp');
  });

  it('ends when patience does, at the moment it does', async () => {
    const course = await attempt('password-otp', {
      human: {
        patienceMs: () => 3_000,
        'submit-user-name': () => ({ modelledMs: 2_000, text: 'x' }),
        'submit-password': () => ({ modelledMs: 2_000, text: 'y' }),
      },
    }).course;
    expect(course.outcome).toEqual({
      kind: 'abandoned',
      step: 'password-otp/submit-password',
      reason: 'patience-exhausted',
    });
    expect(course.endedAtMs).toBe(1_000 + 3_000);
    expect(course.steps.at(-1)).toMatchObject({
      result: 'not-done',
      modelledMs: 1_000,
      cause: 'lost-patience',
      logged: false,
    });
  });

  it('is timed out by the scenario’s limit on the user’s clock', async () => {
    const course = await attempt('password-otp', {
      order: { timeLimitMs: 60_000 },
      human: { 'obtain-code': () => ({ modelledMs: 61_000, result: 'in-hand' }) },
    }).course;
    expect(course.outcome).toEqual({ kind: 'timed-out', step: 'password-otp/submit-code' });
  });

  it('is refused when the target says no for good', async () => {
    const course = await attempt('password-otp', {
      answers: { 'submit-code': [{ result: 'too-many-tries', code: '50088' }] },
    }).course;
    expect(course.outcome).toEqual({ kind: 'refused', step: 'password-otp/submit-code', code: '50088' });
  });

  it('gives up where a step may be visited no more', async () => {
    const unavailable = Array.from({ length: 9 }, () => ({ result: 'unavailable', code: 'http-500' }));
    const course = await attempt('password-otp', { answers: { 'open-sign-in': unavailable } }).course;
    expect(course.outcome).toEqual({
      kind: 'abandoned',
      step: 'password-otp/go-on-after-outage',
      reason: 'gave-up-after-set-back',
    });
  });

  it('is void when the fault is ours', async () => {
    const course = await attempt('password-otp', {
      answers: { 'submit-password': [new VoidAttempt('browser-crashed', 'gone')] },
    }).course;
    expect(course.outcome).toEqual({ kind: 'void', code: 'browser-crashed', detail: 'gone' });
  });

  it.each([
    ['negative', { renderingMs: -0.5 }],
    ['no number', { serverMs: Number.NaN }],
    ['without end', { navigationMs: Number.POSITIVE_INFINITY }],
    ['negative, though the sum is not', { navigationMs: 3_600_000, overheadMs: -3_600_000 }],
  ])('is void where a part of its measured time is %s, and the step is in no figure', async (_, measured) => {
    const course = await attempt('password-otp', { answers: { 'submit-password': [{ result: 'accepted', measured }] } })
      .course;
    expect(course.outcome).toMatchObject({ kind: 'void', code: 'clock-disagrees' });
    expect(course.steps.map(({ action }) => action)).not.toContain('submit-password');
  });

  it('asks the target at the user’s clock: the person’s time and planted delay in it, small machine time not', async () => {
    const { course, asked } = attempt('password-otp', {
      human: { 'submit-user-name': () => ({ modelledMs: 4_000, text: 'x' }) },
      answers: {
        'open-sign-in': [{ result: 'shown', measured: { serverMs: 700 }, plantedMs: 650 }],
        'submit-user-name': [{ result: 'accepted', measured: { navigationMs: 400 } }],
      },
    });
    await course;
    expect(asked.map(({ nowMs }) => nowMs).slice(0, 3)).toEqual([1_000, 1_000 + 650 + 4_000, 1_000 + 650 + 4_000]);
  });

  it('tells the person when a message can be read, and nothing when it is lost', async () => {
    const user = testUser({ secondFactor: 'text-message' });
    const seen: (number | undefined)[] = [];
    const human: Partial<HumanModel> = {
      'obtain-code': ({ messageInMs }) => {
        seen.push(messageInMs);
        return messageInMs === undefined
          ? { modelledMs: 30_000, result: 'not-arrived' }
          : { modelledMs: messageInMs, result: 'in-hand' };
      },
    };
    const lostFirst: Delivery = ({ message }) => (message === 0 ? { lost: true } : { arrivesInMs: 7_000 });
    const course = await attempt('password-otp', {
      order: { user, account: testAccount(user) },
      human,
      delivery: lostFirst,
    }).course;
    expect(seen).toEqual([undefined, 7_000]);
    expect(course.outcome.kind).toBe('succeeded');
    expect(course.steps.map(({ step }) => step)).toContain('resend-code');
  });
});
