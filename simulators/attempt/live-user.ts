// The life of one virtual user in a run: for each arm an account, in the passkey arm a registration, then every need to
// sign in, with starting over after a failure. Yields attempts as they end.
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Attempt, Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { ArmId, Scenario } from '../../scenarios/schema/scenario.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../human/intent.ts';
import type { Device, SignInNeed, VirtualUser } from '../population/virtual-user.ts';
import { openAccount, type Account } from './account.ts';
import { correlationId } from './correlation-id.ts';
import type { DriverLane } from './driver.ts';
import { runAttempt, VoidAttempt, type AttemptCourse, type AttemptOrder } from './run-attempt.ts';

export interface Life {
  readonly scenario: Scenario;
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

/** Registration comes a day before the first need, so that no code or lock-out of it reaches into the sign-ins. */
const registrationLeadMs = 86_400_000;
/** Draw addresses of registrations start here, far from those of sign-ins. */
const firstRegistrationDraw = 1_000_000;

interface Plan {
  readonly flow: FlowId;
  readonly session: number;
  readonly day: number;
  readonly device: Device;
  readonly startsAtMs: number;
  readonly firstDraw: number;
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
  const registration: Plan = {
    flow: 'passkey-registration',
    session: 0,
    day: 0,
    device: user.devices[0],
    startsAtMs: first.atMs - registrationLeadMs,
    firstDraw: firstRegistrationDraw,
  };
  return [registration, ...signIns];
}

/** One need: an attempt, and starting over while it fails, the person wants to and the scenario allows it. */
async function* liveSession(life: Life, arm: ArmId, account: Account, plan: Plan, ordinals: Map<FlowId, number>): AsyncGenerator<Attempt> {
  let startsAtMs = plan.startsAtMs;
  for (let restart = 0; restart <= life.scenario.limits.restartsPerSession; restart += 1) {
    const drawIndex = plan.firstDraw + restart;
    const ordinal = ordinals.get(plan.flow) ?? 0;
    ordinals.set(plan.flow, ordinal + 1);
    const { attempt, endedAtMs } = await liveAttempt(life, arm, account, plan, { drawIndex, ordinal, startsAtMs });
    yield attempt;
    if (attempt.outcome.kind === 'succeeded' || attempt.outcome.kind === 'void') return;
    const over = life.human.startsOver(life.user, drawIndex);
    if (!over.again) return;
    startsAtMs = endedAtMs + over.afterMs;
  }
}

async function liveAttempt(
  life: Life,
  arm: ArmId,
  account: Account,
  plan: Plan,
  { drawIndex, ordinal, startsAtMs }: { drawIndex: number; ordinal: number; startsAtMs: number },
): Promise<{ attempt: Attempt; endedAtMs: number }> {
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
  const attempt: Attempt = {
    user: user.index,
    userPrincipalName: account.userPrincipalName,
    persona: user.persona,
    arm,
    flow: plan.flow,
    attempt: ordinal,
    draw: drawIndex,
    session: plan.session,
    day: plan.day,
    startedAt: new Date(startsAtMs).toISOString(),
    device: plan.device.id,
    deviceKind: plan.device.kind,
    ...(course.method === undefined ? {} : { method: course.method }),
    fellBack: course.fellBack,
    outcome: course.outcome,
    quiet,
    lane: life.laneIndex,
    epoch: life.epoch,
    correlationId: id,
    measuredMs: total(course.steps, (step) => step.measuredMs),
    modelledMs: total(course.steps, (step) => step.modelledMs),
    overheadMs: total(course.steps, (step) => step.measured.overheadMs),
    steps: [...course.steps],
  };
  return { attempt, endedAtMs: course.endedAtMs };
}

function total(steps: readonly StepRecord[], of: (step: StepRecord) => number): number {
  return steps.reduce((sum, step) => sum + of(step), 0);
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
