// Interprets a flow for one virtual user. Every driver goes through here, so that only the target session differs.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import { actionsAt, setBacks, type Action } from '../../scenarios/schema/action.ts';
import type { Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Flow, Next, Step } from '../../scenarios/schema/flow.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel, Intent, Situation } from '../people/intent.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { Account } from './account.ts';
import { codeChannel } from './code-channel.ts';
import { expectedLogCode } from './sign-in-ledger.ts';
import {
  measuredTotalMs,
  nothingMeasured,
  type Performed,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from './target-session.ts';
import { UserClock } from './user-clock.ts';
import type { Maybe } from './when-there.ts';

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
  readonly wait?: ((durationMs: number) => Promise<void>) | undefined;
  readonly rehearsal?: Rehearsal | undefined;
}

/**
 * What the human model says along the way that a healthy target leads, worked out ahead: the model is a pure function, so the answers
 * are the same, and a driver whose JavaScript is slow (k6) does not pay for it. Off that way it has no answer and the model is asked.
 */
export interface Rehearsal {
  readonly patienceMs: number;
  /** Asked at each step in turn. Once the way was left it stays left. */
  intentAt(
    flow: string,
    step: string,
    visit: number,
    nowMs: number,
    codeInHand: string | undefined,
  ): Intent<Action> | undefined;
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

/** The next decision to go on rests on the last of them. */
const setBackResults: ReadonlySet<string> = new Set(setBacks);

interface Frame {
  readonly flow: Flow;
  /** Where to go on in the flow below when this one has succeeded. */
  readonly onward: string;
}

/** The person alone says how these end. */
const inTheHead: ReadonlySet<Action> = new Set(actionsAt('head'));

const gaveUp: Course = { end: 'abandoned', reason: 'gave-up-after-set-back' };
const outOfPatience: Course = { end: 'abandoned', reason: 'patience-exhausted' };
const outOfTime: Course = { end: 'timed-out' };

export async function runAttempt(
  order: AttemptOrder,
  session: TargetSession,
  human: HumanModel,
  delivery: Delivery,
): Promise<AttemptCourse> {
  return courseOfAttempt(order, session, human, delivery);
}

/** The same, at once where the session answers at once and nobody waits. */
export function courseOfAttempt(
  order: AttemptOrder,
  session: TargetSession,
  human: HumanModel,
  delivery: Delivery,
): Maybe<AttemptCourse> {
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
  #stepId: string;
  /** The step being taken, and what the person means to do there: takeStep() sets both first. */
  #step!: Step;
  #intent!: Intent<Action>;
  #method: AttemptCourse['method'];
  #fellBack = false;
  #setBack: Situation['setBack'];
  #codeInHand: string | undefined;
  #messages = 0;
  /** When the last message was sent, on the user's clock; absent: none was. */
  #messageSentAtMs: number | undefined;
  /** Changes only when a passkey is registered. */
  #passkeyAt: Situation['passkeyAt'];

  constructor(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery) {
    this.#order = order;
    this.#session = session;
    this.#human = human;
    this.#delivery = delivery;
    this.#clock = new UserClock(order.startsAtMs);
    this.#flow = flows[order.flow];
    this.#stepId = this.#flow.start;
    this.#patienceMs = order.rehearsal?.patienceMs ?? human.patienceMs(order.user, order.drawIndex);
  }

  run(): Maybe<AttemptCourse> {
    try {
      for (;;) {
        const taken = this.#takeStep();
        if (taken instanceof Promise) return this.#runOn(taken);
        const ended = this.#follow(taken);
        if (ended !== undefined) return ended;
      }
    } catch (cause) {
      return this.#end(voidBy(cause));
    }
  }

  /** From the first step that is waited for. */
  async #runOn(pending: Promise<StepDone>): Promise<AttemptCourse> {
    try {
      for (let taken: Course | Promise<StepDone> = pending; ; taken = this.#takeStep()) {
        // A step of the person's own is done at once: waiting for what is there costs k6 as much as the step.
        const ended = this.#follow(taken instanceof Promise ? this.#goOn(await taken) : taken);
        if (ended !== undefined) return ended;
      }
    } catch (cause) {
      return this.#end(voidBy(cause));
    }
  }

  /** Moves to where a step led; the attempt's course when that is its end. */
  #follow(next: Course): AttemptCourse | undefined {
    if ('to' in next) {
      this.#stepId = next.to;
      return undefined;
    }
    if ('flow' in next) {
      this.#below.push({ flow: this.#flow, onward: next.onward });
      this.#flow = flows[next.flow as FlowId];
      this.#fellBack ||= next.fallback === true;
      this.#stepId = this.#flow.start;
      return undefined;
    }
    switch (next.end) {
      case 'succeeded': {
        const frame = this.#below.pop();
        if (frame === undefined || frame.onward === 'succeeded') return this.#end({ kind: 'succeeded' });
        this.#flow = frame.flow;
        this.#stepId = frame.onward;
        return undefined;
      }
      case 'abandoned':
        return this.#end({ kind: 'abandoned', step: `${this.#flow.id}/${this.#stepId}`, reason: next.reason });
      case 'timed-out':
        return this.#end({ kind: 'timed-out', step: `${this.#flow.id}/${this.#stepId}` });
      case 'refused':
        return this.#end({
          kind: 'refused',
          step: `${this.#flow.id}/${this.#stepId}`,
          code: this.#steps.at(-1)?.code ?? 'unknown',
        });
    }
  }

  /** Where the step led; or what will have come of it, for goOn(). */
  #takeStep(): Course | Promise<StepDone> {
    const step = this.#flow.steps[this.#stepId];
    if (step === undefined) throw new Error(`flow ${this.#flow.id} has no step ${this.#stepId}`);
    const visit = this.#visits.get(step) ?? 0;
    this.#visits.set(step, visit + 1);
    if (step.atMost !== undefined && visit >= step.atMost) return gaveUp;
    const { elapsedMs } = this.#clock;
    const { rehearsal, timeLimitMs, wait } = this.#order;
    if (elapsedMs > timeLimitMs) return outOfTime;

    const intent: Intent<Action> =
      rehearsal?.intentAt(this.#flow.id, this.#stepId, visit, this.#clock.nowMs, this.#codeInHand) ??
      this.#human[step.action](this.#situation(step.action, visit, elapsedMs));
    const { modelledMs } = intent;
    const patienceLeftMs = Math.max(0, this.#patienceMs - elapsedMs);
    if (modelledMs > patienceLeftMs) {
      this.#clock.addModelled(patienceLeftMs);
      this.#record(step.action, 'not-done', undefined, nothingMeasured, undefined, {
        modelledMs: patienceLeftMs,
        cause: 'lost-patience',
      });
      return outOfPatience;
    }
    this.#clock.addModelled(modelledMs);
    this.#step = step;
    this.#intent = intent;
    const done = wait === undefined ? this.#act(visit) : wait(modelledMs).then(() => this.#act(visit));
    return done instanceof Promise ? done : this.#goOn(done);
  }

  /** Does what the person means to do: at the target, or in their head. */
  #act(visit: number): Maybe<StepDone> {
    const { action } = this.#step;
    const intent = this.#intent;
    const decided = 'result' in intent && typeof intent.result === 'string' ? intent.result : undefined;
    if (decided !== undefined && (inTheHead.has(action) || (action === 'obtain-code' && decided !== 'in-hand')))
      return { result: decided, measured: nothingMeasured };
    // One cast for the whole table: action, intent and handler belong together by construction.
    const session = this.#session as Readonly<
      Record<TargetAction, (intent: unknown, at: StepAddress) => Maybe<Performed<TargetAction>>>
    >;
    return session[action as TargetAction](intent, {
      flow: this.#flow.id,
      step: this.#stepId,
      visit,
      nowMs: this.#clock.nowMs,
    });
  }

  /** Writes down what came of the step, and finds the next. */
  #goOn({ result, code, measured, plantedMs, codeRead }: StepDone): Course {
    const { action, on } = this.#step;
    const intent = this.#intent;
    if (!areSpans(measured))
      throw new VoidAttempt(
        'clock-disagrees',
        `a part of the time of ${this.#flow.id}/${this.#stepId} is negative or no number`,
      );
    const measuredMs = this.#record(action, result, code, measured, plantedMs, intent);
    this.#clock.addMeasured(measuredMs, plantedMs ?? 0);
    this.#remember(action, result, intent, codeRead);
    const next = (on as Readonly<Record<string, Next>>)[result];
    if (next === undefined) throw new Error(`${this.#flow.id}/${this.#stepId}: nothing follows the result "${result}"`);
    return next;
  }

  #situation(action: Action, visit: number, elapsedMs: number): Situation {
    const { user, account, device, drawIndex } = this.#order;
    const flow = this.#flow.id;
    return {
      user,
      device,
      attempt: drawIndex,
      visit,
      flow,
      step: this.#stepId,
      nowMs: this.#clock.nowMs,
      elapsedMs,
      userPrincipalName: account.userPrincipalName,
      password: account.password,
      codeInHand: this.#codeInHand,
      setBack: this.#setBack,
      codeChannel: codeChannel(user, flow),
      messageInMs: action === 'obtain-code' ? this.#messageInMs() : undefined,
      passkeyAt: (this.#passkeyAt ??= whereIsPasskey(device, user.devices, account.passkeys)),
    };
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

  /** @returns the target's and the browser's time, ms. */
  #record(
    action: Action,
    result: string,
    shown: string | undefined,
    measured: StepRecord['measured'],
    plantedMs: number | undefined,
    { modelledMs, cause }: Pick<Intent<Action>, 'modelledMs' | 'cause'>,
  ): number {
    const measuredMs = measuredTotalMs(measured);
    const logCode = expectedLogCode(this.#flow.id, action, result, shown);
    const code = logCode ?? shown;
    const record: { -readonly [K in keyof StepRecord]: StepRecord[K] } = {
      index: this.#steps.length,
      flow: this.#flow.id,
      step: this.#stepId,
      action,
      result,
      logged: logCode !== undefined,
      measured,
      measuredMs,
      modelledMs,
    };
    if (code !== undefined) record.code = code;
    if (cause !== undefined) record.cause = cause;
    if (plantedMs !== undefined) record.plantedMs = plantedMs;
    this.#steps.push(record);
    return measuredMs;
  }

  /** What the person and their inbox know after the step. */
  #remember(action: Action, result: string, intent: Intent<Action>, codeRead: string | undefined): void {
    if (codeRead !== undefined) this.#codeInHand = codeRead;
    if (result === 'accepted') this.#rememberAccepted(action, intent);
    else if (result === 'registered') this.#passkeyAt = undefined;
    else if (result === 'sent') this.#send();
    // Deciding changes nothing about what there was to decide.
    if (action === 'decide-to-go-on') return;
    const { cause } = intent;
    if (!setBackResults.has(result)) this.#setBack = undefined;
    else this.#setBack = cause === undefined ? { action, result } : { action, result, cause };
  }

  #rememberAccepted(action: Action, intent: Intent<Action>): void {
    switch (action) {
      case 'choose-new-password':
        if ('text' in intent) this.#order.account.password = intent.text;
        return;
      case 'use-passkey':
      case 'use-passkey-for-user-name':
        this.#method = 'passkey';
        return;
      case 'use-passkey-of-phone':
        this.#method = 'passkey-of-phone';
        return;
      case 'submit-code':
        if (this.#flow.id === 'password-otp') this.#method = 'password-otp';
        return;
      case 'submit-user-name':
        if (this.#flow.purpose === 'reset') this.#send();
        return;
      case 'submit-password':
        if (this.#flow.purpose !== 'reset') this.#send();
        return;
      default:
    }
  }

  /** The target sends a code, to those who get theirs by message. */
  #send(): void {
    if (codeChannel(this.#order.user, this.#flow.id) === 'totp') return;
    this.#messages += 1;
    this.#codeInHand = undefined;
    this.#messageSentAtMs = this.#clock.nowMs;
  }

  #end(outcome: Outcome): AttemptCourse {
    const course: { -readonly [K in keyof AttemptCourse]: AttemptCourse[K] } = {
      outcome,
      fellBack: this.#fellBack,
      steps: this.#steps,
      endedAtMs: this.#clock.nowMs,
    };
    if (outcome.kind === 'succeeded' && flows[this.#order.flow].purpose === 'sign-in' && this.#method !== undefined)
      course.method = this.#method;
    return course;
  }
}

function areSpans({ navigationMs, serverMs, ceremonyMs, renderingMs, overheadMs }: StepRecord['measured']): boolean {
  // Of a sum that is a number no part is none.
  return (
    navigationMs >= 0 &&
    serverMs >= 0 &&
    ceremonyMs >= 0 &&
    renderingMs >= 0 &&
    overheadMs >= 0 &&
    Number.isFinite(navigationMs + serverMs + ceremonyMs + renderingMs + overheadMs)
  );
}

/** Any other failure is a defect of the program, and goes on. */
function voidBy(cause: unknown): Outcome {
  if (cause instanceof VoidAttempt) return { kind: 'void', code: cause.code, detail: cause.message };
  throw cause;
}
