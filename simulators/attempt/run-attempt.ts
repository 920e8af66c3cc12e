// Interprets a flow for one virtual user. Every driver goes through here, so that only the target session differs.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Action } from '../../scenarios/schema/action.ts';
import type { Cause, Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Flow, Next, Step } from '../../scenarios/schema/flow.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel, Intent, Situation } from '../human/intent.ts';
import type { Device, VirtualUser } from '../population/virtual-user.ts';
import type { Account } from './account.ts';
import { codeChannel } from './code-channel.ts';
import { expectedLogCode } from './sign-in-ledger.ts';
import { measuredTotalMs, nothingMeasured, type Performed, type PersonAction, type TargetAction, type TargetSession } from './target-session.ts';
import { UserClock } from './user-clock.ts';

export interface AttemptOrder {
  readonly user: VirtualUser;
  readonly account: Account;
  readonly device: Device;
  readonly flow: FlowId;
  /** Address of the attempt's draws; the same need in both arms shares it. */
  readonly drawIndex: number;
  /** User's clock at the start, ms since the Unix epoch. */
  readonly startsAtMs: number;
  /** Limit on the user's clock, ms. */
  readonly timeLimitMs: number;
  /** Really waits out the person's time, for somebody who watches; absent: only the clock moves. */
  readonly wait?: (durationMs: number) => Promise<void>;
  readonly rehearsal?: Rehearsal;
}

/**
 * What the human model says along the way that a healthy target leads, worked out ahead: the model is a pure function, so the answers
 * are the same, and a driver whose JavaScript is slow (k6) does not pay for it. Off that way it has no answer and the model is asked.
 */
export interface Rehearsal {
  readonly patienceMs: number;
  /** Asked at each step in turn. Once the way was left it stays left. */
  readonly intentAt: (flow: string, step: string, visit: number, nowMs: number, codeInHand: string | undefined) => Intent<Action> | undefined;
}

export interface AttemptCourse {
  readonly outcome: Outcome;
  readonly method?: 'passkey' | 'passkey-of-phone' | 'password-otp';
  readonly fellBack: boolean;
  readonly steps: readonly StepRecord[];
  readonly endedAtMs: number;
}

/** Our own failure inside a step: the attempt becomes void. Thrown by drivers. */
export class VoidAttempt extends Error {
  readonly code: Extract<Outcome, { kind: 'void' }>['code'];

  constructor(code: VoidAttempt['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

type StepDone = Omit<Performed<TargetAction>, 'result'> & { readonly result: string };

type Course = Next | { readonly end: 'timed-out' };

/** Results that set a person back; the next decision to go on rests on the last of them. */
const setBackResults: ReadonlySet<string> = new Set([
  'unavailable', 'wrong', 'locked-out', 'forgotten', 'not-arrived', 'not-at-hand', 'expired', 'too-many-tries', 'refused', 'not-allowed',
]);

interface Frame {
  readonly flow: Flow;
  /** Where to go on in the flow below when this one has succeeded. */
  readonly onward: string;
}

const personActions: ReadonlySet<Action> = new Set<PersonAction>(['recall-password', 'reach-for-passkey', 'decide-to-go-on']);

export function runAttempt(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery): Promise<AttemptCourse> {
  return new AttemptRun(order, session, human, delivery).run();
}

class AttemptRun {
  readonly #order: AttemptOrder;
  readonly #session: TargetSession;
  readonly #human: HumanModel;
  readonly #delivery: Delivery;
  readonly #clock: UserClock;
  readonly #patienceMs: number;
  readonly #visits = new Map<Step, number>();
  readonly #steps: StepRecord[] = [];
  readonly #below: Frame[] = [];
  #flow: Flow;
  #method: AttemptCourse['method'];
  #fellBack = false;
  #setBack: Situation['setBack'];
  #setBacks = 0;
  #codeInHand: string | undefined;
  #messages = 0;
  /** When the last message was sent, on the user's clock; absent: none was. */
  #messageSentAtMs: number | undefined;

  constructor(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery) {
    this.#order = order;
    this.#session = session;
    this.#human = human;
    this.#delivery = delivery;
    this.#clock = new UserClock(order.startsAtMs);
    this.#flow = flows[order.flow];
    this.#patienceMs = order.rehearsal?.patienceMs ?? human.patienceMs(order.user, order.drawIndex);
  }

  async run(): Promise<AttemptCourse> {
    let stepId = this.#flow.start;
    for (;;) {
      const flow = this.#flow;
      let next: Course;
      try {
        const taken = this.#takeStep(stepId);
        // A step of the person's own is done at once: waiting for what is there costs k6 as much as the step.
        next = taken instanceof Promise ? await taken : taken;
      } catch (cause) {
        if (cause instanceof VoidAttempt) return this.#end({ kind: 'void', code: cause.code, detail: cause.message });
        throw cause;
      }
      if ('to' in next) {
        stepId = next.to;
      } else if ('flow' in next) {
        this.#below.push({ flow: this.#flow, onward: next.onward });
        this.#flow = flows[next.flow as FlowId];
        this.#fellBack ||= next.fallback === true;
        stepId = this.#flow.start;
      } else if (next.end === 'succeeded') {
        const frame = this.#below.pop();
        if (frame === undefined || frame.onward === 'succeeded') return this.#end({ kind: 'succeeded' });
        this.#flow = frame.flow;
        stepId = frame.onward;
      } else if (next.end === 'abandoned') {
        return this.#end({ kind: 'abandoned', step: `${flow.id}/${stepId}`, reason: next.reason });
      } else if (next.end === 'timed-out') {
        return this.#end({ kind: 'timed-out', step: `${flow.id}/${stepId}` });
      } else {
        return this.#end({ kind: 'refused', step: `${flow.id}/${stepId}`, code: this.#steps.at(-1)?.code ?? 'unknown' });
      }
    }
  }

  #takeStep(stepId: string): Course | Promise<Course> {
    const step = this.#stepOf(stepId);
    const visit = this.#visits.get(step) ?? 0;
    this.#visits.set(step, visit + 1);
    if (step.atMost !== undefined && visit >= step.atMost) return { end: 'abandoned', reason: 'gave-up-after-set-back' };
    if (this.#clock.elapsedMs > this.#order.timeLimitMs) return { end: 'timed-out' };

    const intent =
      this.#order.rehearsal?.intentAt(this.#flow.id, stepId, visit, this.#clock.nowMs, this.#codeInHand) ?? this.#human[step.action](this.#situation(stepId, visit));
    const patienceLeftMs = Math.max(0, this.#patienceMs - this.#clock.elapsedMs);
    if (intent.modelledMs > patienceLeftMs) {
      this.#clock.addModelled(patienceLeftMs);
      this.#record(stepId, step.action, { result: 'not-done' }, { modelledMs: patienceLeftMs, cause: 'lost-patience' });
      return { end: 'abandoned', reason: 'patience-exhausted' };
    }
    this.#clock.addModelled(intent.modelledMs);
    const { wait } = this.#order;
    return wait === undefined ? this.#act(stepId, step, visit, intent) : wait(intent.modelledMs).then(() => this.#act(stepId, step, visit, intent));
  }

  /** Does what the person means to do: at the target, or in their head. */
  #act(stepId: string, step: Step, visit: number, intent: Intent<Action>): Course | Promise<Course> {
    const decided = 'result' in intent && typeof intent.result === 'string' ? intent.result : undefined;
    const needsNoTarget = personActions.has(step.action) || (step.action === 'obtain-code' && decided !== 'in-hand');
    if (needsNoTarget && decided !== undefined) return this.#goOn(stepId, step, intent, { result: decided, measured: nothingMeasured });
    const performed = this.#perform(step.action as TargetAction, intent, { flow: this.#flow.id, step: stepId, visit, nowMs: this.#clock.nowMs });
    return performed instanceof Promise ? performed.then((done) => this.#goOn(stepId, step, intent, done)) : this.#goOn(stepId, step, intent, performed);
  }

  /** Writes down what came of a step, and finds the next. */
  #goOn(stepId: string, step: Step, intent: Intent<Action>, performed: StepDone): Course {
    this.#clock.addMeasured(measuredTotalMs(performed.measured), performed.plantedMs ?? 0);
    this.#record(stepId, step.action, performed, intent);
    this.#remember(step.action, performed.result, intent, performed.codeRead);
    const next = (step.on as Readonly<Record<string, Next>>)[performed.result];
    if (next === undefined) throw new Error(`${this.#flow.id}/${stepId}: nothing follows the result "${performed.result}"`);
    return next;
  }

  /** One cast for the whole table: action, intent and handler belong together by construction. */
  #perform(action: TargetAction, intent: unknown, at: Parameters<TargetSession[TargetAction]>[1]): Performed<TargetAction> | Promise<Performed<TargetAction>> {
    const session = this.#session as Readonly<Record<TargetAction, (intent: unknown, where: typeof at) => Performed<TargetAction> | Promise<Performed<TargetAction>>>>;
    return session[action](intent, at);
  }

  #stepOf(stepId: string): Step {
    const step = this.#flow.steps[stepId];
    if (step === undefined) throw new Error(`flow ${this.#flow.id} has no step ${stepId}`);
    return step;
  }

  #situation(stepId: string, visit: number): Situation {
    const { user, account, device, drawIndex } = this.#order;
    // No spreads: this is made for every step.
    const situation: { -readonly [K in keyof Situation]: Situation[K] } = {
      user,
      device,
      attempt: drawIndex,
      visit,
      flow: this.#flow.id,
      step: stepId,
      nowMs: this.#clock.nowMs,
      elapsedMs: this.#clock.elapsedMs,
      userPrincipalName: account.userPrincipalName,
      password: account.password,
      codeChannel: codeChannel(user, this.#flow.id),
      passkeyAt: whereIsPasskey(device, user.devices, account.passkeys),
      setBacks: this.#setBacks,
    };
    if (this.#codeInHand !== undefined) situation.codeInHand = this.#codeInHand;
    if (this.#setBack !== undefined) situation.setBack = this.#setBack;
    const messageInMs = this.#messageInMs();
    if (messageInMs !== undefined) situation.messageInMs = messageInMs;
    return situation;
  }

  /** Time until the last message can be read; undefined when none was sent, or it is lost. */
  #messageInMs(): number | undefined {
    if (this.#messageSentAtMs === undefined) return undefined;
    const { user, drawIndex } = this.#order;
    const { arrivesInMs } = this.#delivery({
      user,
      attempt: drawIndex,
      message: this.#messages - 1,
      channel: codeChannel(user, this.#flow.id),
      flow: this.#flow.id,
    });
    return arrivesInMs === undefined ? undefined : Math.max(0, this.#messageSentAtMs + arrivesInMs - this.#clock.nowMs);
  }

  #record(stepId: string, action: Action, done: Pick<StepDone, 'result' | 'code' | 'plantedMs'> & { measured?: StepRecord['measured'] }, { modelledMs, cause }: Pick<Intent<Action>, 'modelledMs' | 'cause'>): void {
    const measured = done.measured ?? nothingMeasured;
    const logCode = expectedLogCode(this.#flow.id, action, done.result, done.code);
    const code = logCode ?? done.code;
    const record: { -readonly [K in keyof StepRecord]: StepRecord[K] } = {
      index: this.#steps.length,
      flow: this.#flow.id,
      step: stepId,
      action,
      result: done.result,
      logged: logCode !== undefined,
      measured,
      measuredMs: measuredTotalMs(measured),
      modelledMs,
    };
    if (code !== undefined) record.code = code;
    if (cause !== undefined) record.cause = cause;
    if (done.plantedMs !== undefined) record.plantedMs = done.plantedMs;
    this.#steps.push(record);
  }

  /** What the person and their inbox know after the step. */
  #remember(action: Action, result: string, intent: object, codeRead: string | undefined): void {
    const accepted = result === 'accepted';
    if (codeRead !== undefined) this.#codeInHand = codeRead;
    if (accepted && action === 'choose-new-password' && 'text' in intent) this.#order.account.password = String(intent.text);
    if (accepted && action.startsWith('use-passkey')) this.#method = action === 'use-passkey-of-phone' ? 'passkey-of-phone' : 'passkey';
    if (accepted && action === 'submit-code' && this.#flow.id === 'password-otp') this.#method = 'password-otp';
    if (this.#sendsMessage(action, result)) this.#send();
    if (setBackResults.has(result)) {
      const { cause } = intent as { cause?: Cause };
      this.#setBack = { action, result, ...(cause === undefined ? {} : { cause }) };
      this.#setBacks += 1;
    } else if (action !== 'decide-to-go-on') {
      this.#setBack = undefined;
    }
  }

  #sendsMessage(action: Action, result: string): boolean {
    const asked = action === 'resend-code' ? result === 'sent' : result === 'accepted' && action === (this.#flow.id === 'password-reset' ? 'submit-user-name' : 'submit-password');
    return asked && codeChannel(this.#order.user, this.#flow.id) !== 'totp';
  }

  #send(): void {
    this.#messages += 1;
    this.#codeInHand = undefined;
    this.#messageSentAtMs = this.#clock.nowMs;
  }

  #end(outcome: Outcome): AttemptCourse {
    const succeededBy = outcome.kind === 'succeeded' && this.#order.flow !== 'passkey-registration' ? this.#method : undefined;
    return {
      outcome,
      ...(succeededBy === undefined ? {} : { method: succeededBy }),
      fellBack: this.#fellBack,
      steps: this.#steps,
      endedAtMs: this.#clock.nowMs,
    };
  }
}
