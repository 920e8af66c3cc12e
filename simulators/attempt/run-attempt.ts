// Interprets a flow for one virtual user. Every driver goes through here, so that only the target session differs.
import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import { actionResults, actionsAt, type Action } from '../../scenarios/flows/action.ts';
import type { Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Flow, Method, Next, Step } from '../../scenarios/flows/flow.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel, Intent } from '../people/intent.ts';
import type { AttemptCourse } from './attempt-course.ts';
import { AttemptMemory } from './attempt-memory.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { areSpans, stepRecord } from './step-record.ts';
import {
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

type Course = Next | { readonly end: 'timed-out' };

interface Frame {
  readonly flow: Flow;
  /** Where to go on in the flow below when this one has succeeded, or was given up for one of these reasons. */
  readonly onward: string;
  readonly back: Extract<Next, { readonly flow: string }>['back'];
  /** As it was before. */
  readonly fellBack: boolean;
}

/** The person alone says how these end; on their own devices they say that they do not find what they look for. */
const inTheHead: ReadonlySet<Action> = new Set(actionsAt('head'));

const notDone: StepDone = { result: 'not-done', measured: nothingMeasured };
const gaveUp: Course = { end: 'abandoned', reason: 'gave-up-after-set-back' };
const outOfPatience: Course = { end: 'abandoned', reason: 'patience-exhausted' };
const noOtherWay: Course = { end: 'abandoned', reason: 'no-passkey-and-no-other-way' };
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
  readonly #memory: AttemptMemory;
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
  #method: Method | undefined;
  #fellBack = false;

  constructor(order: AttemptOrder, session: TargetSession, human: HumanModel, delivery: Delivery) {
    this.#order = order;
    this.#session = session;
    this.#human = human;
    this.#memory = new AttemptMemory(order, delivery);
    this.#clock = new UserClock(order.startsAtMs);
    this.#flow = flowNamed(order.flow);
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
      if (next.fallback === true && !this.#mayFallBackTo(next.flow)) return this.#follow(noOtherWay);
      this.#below.push({ flow: this.#flow, onward: next.onward, back: next.back, fellBack: this.#fellBack });
      this.#flow = flowNamed(next.flow);
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
      case 'abandoned': {
        const frame = this.#below.at(-1);
        const step = frame?.back?.[next.reason];
        if (frame !== undefined && step !== undefined) {
          this.#below.pop();
          this.#flow = frame.flow;
          this.#stepId = step;
          this.#fellBack = frame.fellBack;
          return undefined;
        }
        return this.#end({ kind: 'abandoned', step: `${this.#flow.id}/${this.#stepId}`, reason: next.reason });
      }
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

  #mayFallBackTo(flow: string): boolean {
    const { fallbacks } = this.#order;
    return fallbacks === undefined || fallbacks.some((allowed) => allowed === flow);
  }

  /** Where the step led; or what will have come of it, for goOn(). */
  #takeStep(): Course | Promise<StepDone> {
    const step = this.#flow.steps[this.#stepId];
    if (step === undefined) throw new Error(`flow ${this.#flow.id} has no step ${this.#stepId}`);
    const visit = this.#visits.get(step) ?? 0;
    this.#visits.set(step, visit + 1);
    if (step.atMost !== undefined && visit >= step.atMost) return gaveUp;
    const { elapsedMs, nowMs } = this.#clock;
    const { rehearsal, timeLimitMs, wait } = this.#order;
    if (elapsedMs > timeLimitMs) return outOfTime;

    const at: StepAddress = { flow: this.#flow.id, step: this.#stepId, visit, nowMs };
    const intent: Intent<Action> =
      rehearsal?.intentAt(at.flow, at.step, visit, nowMs, this.#memory.codeInHand) ??
      this.#human[step.action](this.#memory.situation(step.action, at));
    const { modelledMs } = intent;
    const patienceLeftMs = Math.max(0, this.#patienceMs - elapsedMs);
    if (modelledMs > patienceLeftMs) {
      this.#clock.addModelled(patienceLeftMs);
      this.#record(step.action, notDone, { modelledMs: patienceLeftMs, cause: 'lost-patience' });
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
    if (decided !== undefined && (inTheHead.has(action) || decided !== actionResults[action][0]))
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
  #goOn(done: StepDone): Course {
    const { action, on } = this.#step;
    const { result, measured, plantedMs = 0, codeRead } = done;
    if (!areSpans(measured))
      throw new VoidAttempt(
        'clock-disagrees',
        `a part of the time of ${this.#flow.id}/${this.#stepId} is negative or no number`,
      );
    this.#clock.addMeasured(this.#record(action, done, this.#intent), plantedMs);
    this.#memory.remember(this.#flow.id, action, result, this.#intent, codeRead, this.#clock.nowMs);
    const next = (on as Readonly<Record<string, Next>>)[result];
    if (next === undefined) throw new Error(`${this.#flow.id}/${this.#stepId}: nothing follows the result "${result}"`);
    if ('end' in next && next.end === 'succeeded') this.#method = methodOf(this.#flow, action) ?? this.#method;
    return next;
  }

  /** @returns the target's and the browser's time, ms. */
  #record(action: Action, done: StepDone, spent: Pick<Intent<Action>, 'modelledMs' | 'cause'>): number {
    const record = stepRecord(this.#steps.length, this.#flow.id, this.#stepId, action, done, spent);
    this.#steps.push(record);
    return record.measuredMs;
  }

  #end(outcome: Outcome): AttemptCourse {
    const course: { -readonly [K in keyof AttemptCourse]: AttemptCourse[K] } = {
      outcome,
      fellBack: this.#fellBack,
      steps: this.#steps,
      endedAtMs: this.#clock.nowMs,
    };
    if (outcome.kind === 'succeeded' && flowNamed(this.#order.flow).purpose === 'sign-in' && this.#method !== undefined)
      course.method = this.#method;
    return course;
  }
}

/** What a flow counts as that has ended well by this action. Undefined: nobody signs in by it. */
function methodOf(flow: Flow, action: Action): Method | undefined {
  if (flow.purpose !== 'sign-in') return undefined;
  const ways: { readonly [A in Action]?: Method } = flow.signsInBy;
  return ways[action];
}

/** Any other failure is a defect of the program, and goes on. */
function voidBy(cause: unknown): Outcome {
  if (cause instanceof VoidAttempt) return { kind: 'void', code: cause.code, detail: cause.message };
  throw cause;
}
