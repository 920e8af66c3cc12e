// Interprets a flow for one virtual user. Every driver goes through here, so that only the target session differs.
import type { Action, ActionAt } from '../../scenarios/flows/action.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Flow, Method } from '../../scenarios/flows/flow.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel, Intent } from '../people/intent.ts';
import type { AttemptCourse } from './attempt-course.ts';
import { AttemptMemory } from './attempt-memory.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { expectedLogCode } from './sign-in-ledger.ts';
import { areSpans, type StepTaken } from './step-record.ts';
import { firstStepOf, givenUp, outOfTime, stepCount, type Course, type TabledStep } from './step-table.ts';
import {
  measuredTotalMs,
  nothingMeasured,
  type Performed,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from './target-session.ts';
import { UserClock } from './user-clock.ts';
import { VoidAttempt } from './void-attempt.ts';
import type { Maybe } from './when-there.ts';

type StepDone = Omit<Performed<TargetAction>, 'result'> & { readonly result: string };

/** Where to go on when a flow has ended that was begun inside another. */
interface Frame extends Pick<Course, 'onward' | 'back'> {
  /** As it was before. */
  readonly fellBack: boolean;
}

const notDone: StepDone = { result: 'not-done', measured: nothingMeasured };
const gaveUp = givenUp('gave-up-after-set-back');
const outOfPatience = givenUp('patience-exhausted');
const noOtherWay = givenUp('no-passkey-and-no-other-way');
const succeeded: Outcome = { kind: 'succeeded' };

/** By an interpreter of its own. */
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
  return new Interpreter(delivery).live(order, session, human);
}

/** Lives one attempt after the other, and keeps nothing of them: what it says of one is gone with the next. */
export class Interpreter {
  readonly #memory: AttemptMemory;
  readonly #clock = new UserClock(0);
  /** Visits in this attempt, by the places of steps. */
  readonly #visits = new Int32Array(stepCount);
  readonly #steps: Writable<StepTaken>[] = [];
  /** Of attempts before, to be written anew. */
  readonly #blank: Writable<StepTaken>[] = [];
  readonly #below: Frame[] = [];
  readonly #course: Writable<AttemptCourse> = {
    outcome: succeeded,
    method: undefined,
    fellBack: false,
    steps: this.#steps,
    endedAtMs: 0,
  };
  /** What came of a step that the person alone knows of. */
  readonly #told: Writable<StepDone> = { result: '', measured: nothingMeasured };
  /** begin() sets these, and with them the step. */
  #order!: AttemptOrder;
  #session!: TargetSession;
  #human!: HumanModel;
  #patienceMs = 0;
  #step!: TabledStep;
  #begunWith!: Flow;
  /** What the person means to do at the step: takeStep() sets it first. */
  #intent!: Intent<Action>;
  #method: Method | undefined;
  #fellBack = false;

  constructor(delivery: Delivery) {
    this.#memory = new AttemptMemory(delivery);
  }

  /** At once where the session answers at once and nobody waits. */
  live(order: AttemptOrder, session: TargetSession, human: HumanModel): Maybe<AttemptCourse> {
    this.#begin(order, session, human);
    try {
      for (;;) {
        const taken = this.#takeStep();
        if (taken instanceof Promise) return this.#liveOn(taken);
        const ended = this.#follow(taken);
        if (ended !== undefined) return ended;
      }
    } catch (cause) {
      return this.#end(voidBy(cause));
    }
  }

  #begin(order: AttemptOrder, session: TargetSession, human: HumanModel): void {
    this.#order = order;
    this.#session = session;
    this.#human = human;
    this.#memory.begin(order);
    this.#clock.startAt(order.startsAtMs);
    this.#visits.fill(0);
    for (let last = this.#steps.pop(); last !== undefined; last = this.#steps.pop()) this.#blank.push(last);
    while (this.#below.length > 0) this.#below.pop();
    this.#step = firstStepOf(order.flow);
    this.#begunWith = this.#step.flow;
    this.#method = undefined;
    this.#fellBack = false;
    this.#patienceMs = order.rehearsal?.patienceMs ?? human.patienceMs(order.user, order.drawIndex, this.#begunWith);
  }

  /** From the first step that is waited for. */
  async #liveOn(pending: Promise<StepDone>): Promise<AttemptCourse> {
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
  #follow({ kind, step, onward, back, isFallback, reason }: Course): AttemptCourse | undefined {
    switch (kind) {
      case 'step':
        return this.#moveTo(step);
      case 'flow':
        if (step !== undefined && isFallback && !this.#mayFallBackTo(step.flow.id)) return this.#follow(noOtherWay);
        this.#below.push({ onward, back, fellBack: this.#fellBack });
        this.#fellBack ||= isFallback;
        return this.#moveTo(step);
      case 'succeeded': {
        const frame = this.#below.pop();
        return frame?.onward === undefined ? this.#end(succeeded) : this.#moveTo(frame.onward);
      }
      case 'abandoned': {
        if (reason === undefined) throw new Error('an attempt was given up for no reason');
        const frame = this.#below.at(-1);
        const backAt = frame?.back?.get(reason);
        if (frame === undefined || backAt === undefined)
          return this.#end({ kind: 'abandoned', step: this.#step.name, reason });
        this.#below.pop();
        this.#fellBack = frame.fellBack;
        return this.#moveTo(backAt);
      }
      case 'timed-out':
        return this.#end({ kind: 'timed-out', step: this.#step.name });
      case 'refused':
        return this.#end({ kind: 'refused', step: this.#step.name, code: this.#steps.at(-1)?.code ?? 'unknown' });
    }
  }

  #moveTo(step: TabledStep | undefined): undefined {
    if (step === undefined) throw new Error(`${this.#step.name} leads to no step`);
    this.#step = step;
  }

  #mayFallBackTo(flow: string): boolean {
    const { fallbacks } = this.#order;
    return fallbacks === undefined || fallbacks.some((allowed) => allowed === flow);
  }

  /** Where the step led; or what will have come of it, for goOn(). */
  #takeStep(): Course | Promise<StepDone> {
    const step = this.#step;
    const visit = this.#visits[step.place] ?? 0;
    this.#visits[step.place] = visit + 1;
    if (visit >= step.atMost) return gaveUp;
    const clock = this.#clock;
    const { rehearsal, timeLimitMs, wait } = this.#order;
    if (clock.elapsedMs > timeLimitMs) return outOfTime;

    const memory = this.#memory;
    memory.flow = step.flow.id;
    memory.step = step.id;
    memory.visit = visit;
    memory.nowMs = clock.nowMs;
    const intent: Intent<Action> =
      rehearsal?.intentAt(step.flow.id, step.id, visit, clock.nowMs, memory.codeInHand) ??
      this.#human[step.action](memory);
    if (intent.modelledMs > Math.max(0, this.#patienceMs - clock.elapsedMs)) return this.#losePatience();
    clock.addModelled(intent);
    this.#intent = intent;
    const done = wait === undefined ? this.#act() : this.#actAfter(wait(intent.modelledMs));
    return done instanceof Promise ? done : this.#goOn(done);
  }

  /** In the middle of what they were at. */
  #losePatience(): Course {
    const modelledMs = Math.max(0, this.#patienceMs - this.#clock.elapsedMs);
    this.#clock.addModelled(this.#record(notDone, { modelledMs, cause: 'lost-patience' }));
    return outOfPatience;
  }

  async #actAfter(waited: Promise<void>): Promise<StepDone> {
    await waited;
    return this.#act();
  }

  /** Does what the person means to do: at the target, or in their head. */
  #act(): Maybe<StepDone> {
    const { action, told, well, part } = this.#step;
    const intent = this.#intent;
    if (told !== 'never') {
      const { result } = intent as Intent<ActionAt<'head' | 'own-device'>>;
      if (told === 'always' || result !== well) return this.#toldBy(result);
    }
    // One cast for the whole table: action, intent and handler belong together by construction.
    const session = (part === 'session' ? this.#session : this.#session[part]) as Readonly<
      Record<TargetAction, (intent: unknown, at: StepAddress) => Maybe<Performed<TargetAction>>>
    >;
    this.#memory.nowMs = this.#clock.nowMs;
    return session[action as TargetAction](intent, this.#memory);
  }

  #toldBy(result: string): StepDone {
    this.#told.result = result;
    return this.#told;
  }

  /** Writes down what came of the step, and finds the next. */
  #goOn(done: StepDone): Course {
    const { action, on, name, method } = this.#step;
    if (!areSpans(done.measured))
      throw new VoidAttempt('clock-disagrees', `a part of the time of ${name} is negative or no number`);
    this.#clock.addMeasured(this.#record(done, this.#intent));
    this.#memory.nowMs = this.#clock.nowMs;
    this.#memory.remember(action, done, this.#intent);
    const next = on.get(done.result);
    if (next === undefined) throw new Error(`${name}: nothing follows the result "${done.result}"`);
    if (next.kind === 'succeeded') this.#method = method ?? this.#method;
    return next;
  }

  #record(
    { result, code: shown, measured, plantedMs, ceremonyBy }: StepDone,
    { modelledMs, cause }: Pick<Intent<Action>, 'modelledMs' | 'cause'>,
  ): StepTaken {
    const { flow, id, action } = this.#step;
    const logCode = expectedLogCode(flow.id, action, result, shown);
    const record = this.#blank.pop() ?? blankRecord();
    record.index = this.#steps.length;
    record.flow = flow.id;
    record.step = id;
    record.action = action;
    record.result = result;
    record.logged = logCode !== undefined;
    record.code = logCode ?? shown;
    record.cause = cause;
    record.measured = measured;
    record.measuredMs = measuredTotalMs(measured);
    record.modelledMs = modelledMs;
    record.plantedMs = plantedMs;
    record.ceremonyBy = ceremonyBy;
    this.#steps.push(record);
    return record;
  }

  #end(outcome: Outcome): AttemptCourse {
    const course = this.#course;
    course.outcome = outcome;
    course.fellBack = this.#fellBack;
    course.endedAtMs = this.#clock.nowMs;
    course.method = outcome.kind === 'succeeded' && this.#begunWith.purpose === 'sign-in' ? this.#method : undefined;
    return course;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Numbers begin as none that V8 would keep without a fraction. */
function blankRecord(): Writable<StepTaken> {
  return {
    index: 0,
    flow: '',
    step: '',
    action: 'open-sign-in',
    result: '',
    logged: false,
    code: undefined,
    cause: undefined,
    measured: nothingMeasured,
    measuredMs: Number.NaN,
    modelledMs: Number.NaN,
    plantedMs: undefined,
    ceremonyBy: undefined,
  };
}

/** Any other failure is a defect of the program, and goes on. */
function voidBy(cause: unknown): Outcome {
  if (cause instanceof VoidAttempt) return { kind: 'void', code: cause.code, detail: cause.message };
  throw cause;
}
