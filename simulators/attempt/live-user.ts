// The life of one virtual user in a run: for each arm an account, a registration where its flow needs one, then every need to
// sign in, with starting over after a failure. Yields attempts as they end.
import { openStream } from '../../scenarios/sampling/stream.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Attempt, Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Arm, ArmId } from '../../scenarios/schema/arm.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../people/intent.ts';
import { personInArm } from '../people/person-in-arm.ts';
import type { SignInNeed, VirtualUser } from '../people/virtual-user.ts';
import { armPurpose } from './arm-purpose.ts';
import { openAccount, type AccountHolder } from './account-holder.ts';
import { attemptOf } from './attempt-of.ts';
import { correlationId } from './correlation-id.ts';
import type { DriverLane, OpenSession } from './driver.ts';
import { registrationPlan, type Plan } from './plan.ts';
import { firstDrawOf, nextStart, type AttemptStart } from './start-over.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { courseOfAttempt } from './run-attempt.ts';
import { VoidAttempt } from './void-attempt.ts';
import { whenThere, type Maybe } from './when-there.ts';

export interface Life {
  readonly scenario: {
    readonly seed: number;
    readonly limits: Scenario['limits'];
    readonly measurement: Pick<Scenario['measurement'], 'quietShare'>;
  };
  readonly user: VirtualUser;
  readonly arms: readonly Arm[];
  readonly needs: readonly SignInNeed[];
  readonly human: HumanModel;
  readonly delivery: Delivery;
  readonly lane: DriverLane;
  readonly laneIndex: number;
  readonly epoch: number;
  readonly wait?: AttemptOrder['wait'];
  /** Runs one attempt, or what comes before and after them, with the other lanes quiet or not. Absent: there are none to heed. */
  readonly around?: <T>(quiet: boolean, run: () => Promise<T>) => Promise<T>;
}

/** Goes on at once where a lane answers at once; a promise is yielded, and its value handed back. */
type Steps<T> = Generator<Attempt | Promise<unknown>, T, unknown>;

export function liveUser(life: Life): AsyncGenerator<Attempt> {
  return liveUsers([life]);
}

/** One after the other; the next is asked for when the one before has lived. */
export async function* liveUsers(lives: Iterable<Life>): AsyncGenerator<Attempt> {
  for (const life of lives) {
    const steps = lifeOf(life);
    try {
      for (let step = steps.next(); step.done !== true;) {
        if (step.value instanceof Promise) {
          step = await handedBack(steps, step.value);
        } else {
          yield step.value;
          step = steps.next();
        }
      }
    } finally {
      // Whoever stops listening in between leaves an account to be closed.
      for (let step = steps.return(); step.done !== true;)
        step = step.value instanceof Promise ? await handedBack(steps, step.value) : steps.next();
    }
  }
}

async function handedBack(steps: Steps<void>, pending: Promise<unknown>): Promise<ReturnType<Steps<void>['next']>> {
  let value: unknown;
  try {
    value = await pending;
  } catch (cause) {
    return steps.throw(cause);
  }
  return steps.next(value);
}

function* there<T>(value: Maybe<T>): Steps<T> {
  return value instanceof Promise ? ((yield value) as T) : value;
}

function* lifeOf(given: Life): Steps<void> {
  const { lane } = given;
  for (const arm of given.arms) {
    const user = personInArm(given.scenario.seed, arm, given.user);
    const life = user === given.user ? given : { ...given, user };
    const account = openAccount(user, arm);
    // Not beside another lane's quiet attempt: hashing the password keeps a core busy.
    yield* there(around(life, false, () => lane.openAccount(user, account)));
    try {
      const ordinals = new Map<FlowId, number>();
      for (const plan of plansOf(life, arm)) yield* liveSession(life, arm, account, plan, ordinals);
    } finally {
      yield* there(lane.closeAccount(account));
    }
  }
  yield* there(around(given, false, () => lane.leaveUser()));
}

function around<T>({ around: heedOthers }: Life, quiet: boolean, run: () => Maybe<T>): Maybe<T> {
  return heedOthers === undefined ? run() : heedOthers(quiet, async () => run());
}

function plansOf({ needs, user, scenario }: Life, { signIn }: Arm): readonly Plan[] {
  const signIns = needs.map((need): Plan => ({
    flow: signIn,
    need: need.ordinal,
    day: need.day,
    device: need.device,
    startsAtMs: need.atMs,
    firstDraw: firstDrawOf(need.ordinal, scenario.limits),
  }));
  const first = needs[0];
  const registration = registrationFor(signIn);
  if (registration === undefined || first === undefined) return signIns;
  return [registrationPlan(user, registration, first), ...signIns];
}

/** One need: an attempt, and those that start over. */
function* liveSession(
  life: Life,
  arm: Arm,
  account: AccountHolder,
  plan: Plan,
  ordinals: Map<FlowId, number>,
): Steps<void> {
  const { user, scenario } = life;
  const first: AttemptStart = { drawIndex: plan.firstDraw, startsAtMs: plan.startsAtMs };
  let start: AttemptStart | undefined = first;
  while (start !== undefined) {
    const { drawIndex, startsAtMs }: AttemptStart = start;
    const ordinal = ordinals.get(plan.flow) ?? 0;
    ordinals.set(plan.flow, ordinal + 1);
    const quiet = isQuiet(life, arm.id, drawIndex);
    const id = correlationId(scenario.seed, { arm: arm.id, user: user.index, drawIndex, epoch: life.epoch });
    const lived = around(life, quiet, () => liveAttempt(life, arm, account, plan, { drawIndex, startsAtMs }, id));
    const course: AttemptCourse = yield* there(lived);
    yield attemptOf(course, {
      user,
      account,
      plan,
      ordinal,
      drawIndex,
      startsAtMs,
      quiet,
      lane: life.laneIndex,
      epoch: life.epoch,
      correlationId: id,
    });
    start = nextStart(life, first, start, course);
  }
}

const quietPurpose = armPurpose('quiet');

/** Nothing is drawn where the share leaves nothing open. */
function isQuiet({ scenario: { seed, measurement }, user }: Life, arm: ArmId, drawIndex: number): boolean {
  const { quietShare } = measurement;
  return (
    quietShare >= 1 ||
    openStream({ seed, purpose: quietPurpose(arm), user: user.index, attempt: drawIndex }).uniform() < quietShare
  );
}

function liveAttempt(
  life: Life,
  arm: Arm,
  account: AccountHolder,
  plan: Plan,
  start: AttemptStart,
  id: string,
): Maybe<AttemptCourse> {
  const { user } = life;
  const { device } = plan;
  let opened: Maybe<OpenSession>;
  try {
    opened = life.lane.openSession({
      user,
      account,
      arm: arm.id,
      device,
      drawIndex: start.drawIndex,
      correlationId: id,
    });
  } catch (cause) {
    return neverBegun(cause, start);
  }
  return opened instanceof Promise
    ? opened.then(
        (session) => liveInSession(life, arm, account, plan, start, session),
        (cause: unknown) => neverBegun(cause, start),
      )
    : liveInSession(life, arm, account, plan, start, opened);
}

function liveInSession(
  { user, scenario, human, delivery, wait }: Life,
  { fallbacks }: Arm,
  account: AccountHolder,
  { flow, device }: Plan,
  { drawIndex, startsAtMs }: AttemptStart,
  { session, close }: OpenSession,
): Maybe<AttemptCourse> {
  const order: AttemptOrder = {
    user,
    account,
    device,
    flow,
    drawIndex,
    startsAtMs,
    timeLimitMs: scenario.limits.attemptTime,
    fallbacks,
    wait,
  };
  return whenThere(courseOfAttempt(order, session, human, delivery), (course) =>
    whenThere(close(failureOf(course.outcome, course.steps)), () => course),
  );
}

function neverBegun(cause: unknown, { startsAtMs }: AttemptStart): AttemptCourse {
  if (!(cause instanceof VoidAttempt)) throw cause;
  return {
    outcome: { kind: 'void', code: cause.code, detail: cause.message },
    fellBack: false,
    steps: [],
    endedAtMs: startsAtMs,
  };
}

/** Name under which a picture of a failed attempt is kept: how it ended, and where. */
function failureOf(outcome: Outcome, steps: readonly StepRecord[]): { name: string; log: object } | undefined {
  switch (outcome.kind) {
    case 'succeeded':
      return undefined;
    case 'refused':
      return { name: `refused-${outcome.code}`, log: steps };
    case 'abandoned':
      return { name: `abandoned-${outcome.reason}`, log: steps };
    case 'timed-out':
      return { name: 'timed-out', log: steps };
    case 'void':
      return { name: `void-${outcome.code}`, log: steps };
  }
}
