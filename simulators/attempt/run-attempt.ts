// Interprets a flow for one virtual user. Every driver goes through here, so that only the target session differs.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Action } from '../../scenarios/schema/action.ts';
import type { Cause, Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Flow, Next, Step } from '../../scenarios/schema/flow.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel, Situation } from '../human/intent.ts';
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

export async function runAttempt(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery): Promise<AttemptCourse> {
  return new AttemptRun(order, session, human, delivery).run();
}

class AttemptRun {
  readonly #order: AttemptOrder;
  readonly #session: TargetSession;
  readonly #human: HumanModel;
  readonly #delivery: Delivery;
  readonly #clock: UserClock;
  readonly #patienceMs: number;
  readonly #visits = new Map<string, number>();
  readonly #steps: StepRecord[] = [];
  readonly #below: Frame[] = [];
  #flow: Flow;
  #method: AttemptCourse['method'];
  #fellBack = false;
  #setBack: Situation['setBack'];
  #setBacks = 0;
  #codeInHand: string | undefined;
  #messages = 0;
  /** When the last message can be read, on the user's clock; absent: none sent, or lost. */
  #messageAtMs: number | undefined;

  constructor(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery) {
    this.#order = order;
    this.#session = session;
    this.#human = human;
    this.#delivery = delivery;
    this.#clock = new UserClock(order.startsAtMs);
    this.#flow = flows[order.flow];
    this.#patienceMs = human.patienceMs(order.user, order.drawIndex);
  }

  async run(): Promise<AttemptCourse> {
    let stepId = this.#flow.start;
    for (;;) {
      const at = `${this.#flow.id}/${stepId}`;
      let next: Course;
      try {
        next = await this.#takeStep(stepId, at);
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
        return this.#end({ kind: 'abandoned', step: at, reason: next.reason });
      } else if (next.end === 'timed-out') {
        return this.#end({ kind: 'timed-out', step: at });
      } else {
        return this.#end({ kind: 'refused', step: at, code: this.#steps.at(-1)?.code ?? 'unknown' });
      }
    }
  }

  async #takeStep(stepId: string, at: string): Promise<Course> {
    const step = this.#stepOf(stepId);
    const visit = this.#visits.get(at) ?? 0;
    this.#visits.set(at, visit + 1);
    if (step.atMost !== undefined && visit >= step.atMost) return { end: 'abandoned', reason: 'gave-up-after-set-back' };
    if (this.#clock.elapsedMs > this.#order.timeLimitMs) return { end: 'timed-out' };

    const intent = this.#human[step.action](this.#situation(stepId, visit));
    const patienceLeftMs = Math.max(0, this.#patienceMs - this.#clock.elapsedMs);
    if (intent.modelledMs > patienceLeftMs) {
      this.#clock.addModelled(patienceLeftMs);
      this.#record(stepId, step.action, { result: 'not-done', modelledMs: patienceLeftMs, cause: 'lost-patience' });
      return { end: 'abandoned', reason: 'patience-exhausted' };
    }
    this.#clock.addModelled(intent.modelledMs);
    await this.#order.wait?.(intent.modelledMs);

    const decided = 'result' in intent && typeof intent.result === 'string' ? intent.result : undefined;
    const needsNoTarget = personActions.has(step.action) || (step.action === 'obtain-code' && decided !== 'in-hand');
    const performed: StepDone =
      needsNoTarget && decided !== undefined
        ? { result: decided, measured: nothingMeasured }
        : await this.#perform(step.action as TargetAction, intent, { flow: this.#flow.id, step: stepId, visit, nowMs: this.#clock.nowMs });
    this.#clock.addMeasured(measuredTotalMs(performed.measured), performed.plantedMs ?? 0);
    this.#record(stepId, step.action, {
      ...performed,
      modelledMs: intent.modelledMs,
      ...(intent.cause === undefined ? {} : { cause: intent.cause }),
    });
    this.#remember(step.action, performed.result, intent, performed.codeRead);
    const next = (step.on as Readonly<Record<string, Next>>)[performed.result];
    if (next === undefined) throw new Error(`${at}: nothing follows the result "${performed.result}"`);
    return next;
  }

  /** One cast for the whole table: action, intent and handler belong together by construction. */
  #perform(action: TargetAction, intent: unknown, at: Parameters<TargetSession[TargetAction]>[1]): Promise<Performed<TargetAction>> {
    return (this.#session[action] as (intent: unknown, where: typeof at) => Promise<Performed<TargetAction>>)(intent, at);
  }

  #stepOf(stepId: string): Step {
    const step = this.#flow.steps[stepId];
    if (step === undefined) throw new Error(`flow ${this.#flow.id} has no step ${stepId}`);
    return step;
  }

  #situation(stepId: string, visit: number): Situation {
    const { user, account, device, drawIndex } = this.#order;
    return {
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
      ...(this.#codeInHand === undefined ? {} : { codeInHand: this.#codeInHand }),
      ...(this.#setBack === undefined ? {} : { setBack: this.#setBack }),
      ...(this.#messageAtMs === undefined ? {} : { messageInMs: Math.max(0, this.#messageAtMs - this.#clock.nowMs) }),
    };
  }

  #record(
    stepId: string,
    action: Action,
    done: Pick<StepRecord, 'result' | 'modelledMs'> & { code?: string; cause?: Cause; plantedMs?: number; measured?: StepRecord['measured'] },
  ): void {
    const measured = done.measured ?? nothingMeasured;
    const logCode = expectedLogCode(this.#flow.id, action, done.result, done.code);
    const code = logCode ?? done.code;
    this.#steps.push({
      index: this.#steps.length,
      flow: this.#flow.id,
      step: stepId,
      action,
      result: done.result,
      ...(code === undefined ? {} : { code }),
      ...(done.cause === undefined ? {} : { cause: done.cause }),
      logged: logCode !== undefined,
      measured,
      measuredMs: measuredTotalMs(measured),
      modelledMs: done.modelledMs,
      ...(done.plantedMs === undefined ? {} : { plantedMs: done.plantedMs }),
    });
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
    if (codeChannel(this.#order.user, this.#flow.id) === 'totp') return false;
    if (action === 'resend-code') return result === 'sent';
    return result === 'accepted' && action === (this.#flow.id === 'password-reset' ? 'submit-user-name' : 'submit-password');
  }

  #send(): void {
    const { user, drawIndex } = this.#order;
    const message = this.#delivery({
      user,
      attempt: drawIndex,
      message: this.#messages,
      channel: codeChannel(user, this.#flow.id),
      flow: this.#flow.id,
    });
    this.#messages += 1;
    this.#codeInHand = undefined;
    this.#messageAtMs = message.arrivesInMs === undefined ? undefined : this.#clock.nowMs + message.arrivesInMs;
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
