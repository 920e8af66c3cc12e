// One need to sign in of one person in one tenant: an attempt, and starting over while it fails and the person wants to.
import type { FlowId } from '../../../scenarios/flows/flow-id.ts';
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import type { StepRecord } from '../../../scenarios/schema/attempt.ts';
import { codeChannel, sendsCode } from '../../attempt/code-channel.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import { runAttempt } from '../../attempt/run-attempt.ts';
import { startOver, type AttemptStart } from '../../attempt/start-over.ts';
import type { Device, SignInNeed, VirtualUser } from '../../people/virtual-user.ts';
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';
import { TenantSession } from './tenant-session.ts';

export interface NeedCourse {
  readonly met: boolean;
  readonly endedAtMs: number;
  readonly method?: NonNullable<AttemptCourse['method']>;
  readonly fellBack: boolean;
  /** Text messages sent. */
  readonly messages: number;
  readonly attempts: number;
  readonly voids: number;
  /** The browser session in which the person is now signed in, or was not. */
  readonly session: TenantSession;
}

export async function liveNeed(
  ground: TenantGround,
  life: Life,
  need: SignInNeed,
  device: Device,
): Promise<NeedCourse> {
  const { scenario } = ground.loaded;
  const flow: FlowId =
    life.account.passkeys.length > 0 || life.passwordRemoved ? rolloutFlows.brought : rolloutFlows.before;
  const firstDraw = need.session * (scenario.limits.restartsPerSession + 1);
  let start: AttemptStart = { drawIndex: firstDraw, startsAtMs: need.atMs };
  let messages = 0;
  let voids = 0;
  let fellBack = false;
  for (let attempts = 1; ; attempts += 1) {
    const session = new TenantSession(ground, life, device, start.drawIndex);
    const course = await liveFlow(ground, life, flow, device, start, session);
    messages += messagesOf(course.steps, life.user);
    fellBack ||= course.fellBack;
    if (course.outcome.kind === 'void') voids += 1;
    const again = startOver({ user: life.user, human: ground.human, scenario }, { firstDraw }, start, course);
    if (again === undefined) {
      return {
        met: course.outcome.kind === 'succeeded',
        endedAtMs: course.endedAtMs,
        ...(course.method === undefined ? {} : { method: course.method }),
        fellBack,
        messages,
        attempts,
        voids,
        session,
      };
    }
    start = again;
  }
}

/** One attempt at a flow. Where the phone with the codes is gone, there are none, however much the person would fetch it. */
export function liveFlow(
  { loaded: { scenario }, human, withoutPhone, delivery }: TenantGround,
  life: Life,
  flow: FlowId,
  device: Device,
  { drawIndex, startsAtMs }: AttemptStart,
  session: TenantSession,
): Promise<AttemptCourse> {
  const order = {
    user: life.user,
    account: life.account,
    device,
    flow,
    drawIndex,
    startsAtMs,
    timeLimitMs: scenario.limits.attemptTime,
  };
  return runAttempt(order, session, startsAtMs < life.codesFromMs ? withoutPhone : human, delivery);
}

/** Text messages that the steps had sent. */
export function messagesOf(steps: readonly StepRecord[], user: VirtualUser): number {
  return steps.filter(
    ({ flow, action, result }) => sendsCode(flow, action, result) && codeChannel(user, flow) === 'text-message',
  ).length;
}
