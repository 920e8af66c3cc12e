// One need to sign in of one person in one tenant: an attempt, and starting over while it fails and the person wants to.
import type { FlowId } from '../../../scenarios/flows/flow-id.ts';
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import type { StepRecord } from '../../../scenarios/schema/attempt.ts';
import { codeChannel, sendsCode } from '../../attempt/code-channel.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import { runAttempt } from '../../attempt/run-attempt.ts';
import { attemptUntilEnded, firstDrawOf, type AttemptStart } from '../../attempt/start-over.ts';
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
    life.account.passkeys.length > 0 || !life.kept.account.hasPassword ? rolloutFlows.brought : rolloutFlows.before;
  const first = { drawIndex: firstDrawOf(need.ordinal, scenario.limits), startsAtMs: need.atMs };
  let [attempts, messages, voids, fellBack] = [0, 0, 0, false];
  const { outcome, endedAtMs, method, session } = await attemptUntilEnded(
    { user: life.user, human: ground.human, scenario },
    first,
    async (start) => {
      const opened = new TenantSession(ground, life, device, start.drawIndex);
      const course = await liveFlow(ground, life, flow, device, start, opened);
      attempts += 1;
      messages += messagesOf(course.steps, life.user);
      fellBack ||= course.fellBack;
      if (course.outcome.kind === 'void') voids += 1;
      return { ...course, session: opened };
    },
  );
  return {
    met: outcome.kind === 'succeeded',
    endedAtMs,
    ...(method === undefined ? {} : { method }),
    fellBack,
    messages,
    attempts,
    voids,
    session,
  };
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
