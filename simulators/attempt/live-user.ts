// The life of one virtual user in a run: for each arm an account, in the passkey arm a registration, then every need to
// sign in, with starting over after a failure. Yields attempts as they end.
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Attempt, Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { ArmId, Scenario } from '../../scenarios/schema/scenario.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../human/intent.ts';
import type { SignInNeed, VirtualUser } from '../population/virtual-user.ts';
import { openAccount, type Account } from './account.ts';
import { attemptOf } from './attempt-of.ts';
import { correlationId } from './correlation-id.ts';
import type { DriverLane } from './driver.ts';
import { registrationPlan, type Plan } from './plan.ts';
import { startOver, type AttemptStart } from './start-over.ts';
import { runAttempt, VoidAttempt, type AttemptCourse, type AttemptOrder } from './run-attempt.ts';

export interface Life {
  readonly scenario: { readonly seed: number; readonly limits: Scenario['limits']; readonly measurement: Pick<Scenario['measurement'], 'quietShare'> };
  readonly user: VirtualUser;
  readonly arms: readonly ArmId[];
  readonly needs: readonly SignInNeed[];
  readonly human: HumanModel;
  readonly delivery: Delivery;
  readonly lane: DriverLane;
  readonly laneIndex: number;
  readonly epoch: number;
  readonly wait?: AttemptOrder['wait'];
  /** Runs one attempt, or what comes before and after them, with the other lanes quiet or not. */
  readonly around: <T>(quiet: boolean, run: () => Promise<T>) => Promise<T>;
}

export async function* liveUser(life: Life): AsyncGenerator<Attempt> {
  for (const arm of life.arms) {
    const account = openAccount(life.user, arm);
    // Not beside another lane's quiet attempt: hashing the password keeps a core busy.
    await life.around(false, () => life.lane.openAccount(life.user, account));
    try {
      const ordinals = new Map<FlowId, number>();
      for (const plan of plansOf(life, arm)) yield* liveSession(life, arm, account, plan, ordinals);
    } finally {
      await life.lane.closeAccount(account);
    }
  }
  await life.around(false, () => life.lane.leaveUser());
}

function plansOf({ needs, user, scenario }: Life, arm: ArmId): readonly Plan[] {
  const draws = scenario.limits.restartsPerSession + 1;
  const signIns = needs.map(
    (need): Plan => ({ flow: arm, session: need.session, day: need.day, device: need.device, startsAtMs: need.atMs, firstDraw: need.session * draws }),
  );
  const first = needs[0];
  if (arm !== 'passkey' || first === undefined) return signIns;
  return [registrationPlan(user, first), ...signIns];
}

/** One need: an attempt, and starting over while it fails, the person wants to and the scenario allows it. */
async function* liveSession(life: Life, arm: ArmId, account: Account, plan: Plan, ordinals: Map<FlowId, number>): AsyncGenerator<Attempt> {
  let start: AttemptStart | undefined = { drawIndex: plan.firstDraw, startsAtMs: plan.startsAtMs };
  while (start !== undefined) {
    const ordinal = ordinals.get(plan.flow) ?? 0;
    ordinals.set(plan.flow, ordinal + 1);
    const { attempt, course } = await liveAttempt(life, arm, account, plan, { ...start, ordinal });
    yield attempt;
    start = startOver(life, plan, start, course);
  }
}

async function liveAttempt(
  life: Life,
  arm: ArmId,
  account: Account,
  plan: Plan,
  { drawIndex, ordinal, startsAtMs }: AttemptStart & { ordinal: number },
): Promise<{ attempt: Attempt; course: AttemptCourse }> {
  const { user, scenario, lane } = life;
  const quiet = openStream({ seed: scenario.seed, purpose: `quiet/${arm}`, user: user.index, attempt: drawIndex }).uniform() < scenario.measurement.quietShare;
  const id = correlationId(scenario.seed, { arm, user: user.index, drawIndex, epoch: life.epoch });
  const course = await life.around(quiet, async (): Promise<AttemptCourse> => {
    const order = { user, account, device: plan.device, flow: plan.flow, drawIndex, startsAtMs, timeLimitMs: scenario.limits.attemptTime, ...(life.wait === undefined ? {} : { wait: life.wait }) };
    let opened;
    try {
      opened = await lane.openSession({ user, account, arm, device: plan.device, drawIndex, correlationId: id });
    } catch (cause) {
      if (!(cause instanceof VoidAttempt)) throw cause;
      return { outcome: { kind: 'void', code: cause.code, detail: cause.message }, fellBack: false, steps: [], endedAtMs: startsAtMs };
    }
    const done = await runAttempt(order, opened.session, life.human, life.delivery);
    await opened.close(failureOf(done.outcome, done.steps));
    return done;
  });
  const attempt = attemptOf(course, { user, account, plan, ordinal, drawIndex, startsAtMs, quiet, lane: life.laneIndex, epoch: life.epoch, correlationId: id });
  return { attempt, course };
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
