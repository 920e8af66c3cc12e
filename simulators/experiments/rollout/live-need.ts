// One need to sign in of one person in one tenant: an attempt, and starting over while it fails and the person wants to.
import type { FlowId } from '../../../scenarios/flows/flow-id.ts';
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import type { StepRecord } from '../../../scenarios/schema/attempt.ts';
import { codeChannel, sendsCode } from '../../attempt/code-channel.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import { firstDrawOf, nextStart, type AttemptStart } from '../../attempt/start-over.ts';
import type { Device, SignInNeed, VirtualUser } from '../../people/virtual-user.ts';
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';
import { TenantSession } from './tenant-session.ts';

export interface NeedCourse {
  readonly met: boolean;
  readonly endedAtMs: number;
  readonly method: AttemptCourse['method'];
  readonly fellBack: boolean;
  /** Text messages sent. */
  readonly messages: number;
  readonly attempts: number;
  readonly voids: number;
  /** The browser session in which the person is now signed in, or was not. */
  readonly session: TenantSession;
}

export function liveNeed(ground: TenantGround, life: Life, need: SignInNeed, device: Device): NeedCourse {
  const { scenario } = ground.loaded;
  const flow: FlowId =
    life.account.passkeys.length > 0 || !life.kept.account.hasPassword ? rolloutFlows.brought : rolloutFlows.before;
  const person = { user: life.user, human: ground.human, scenario };
  const first: AttemptStart = { drawIndex: firstDrawOf(need.ordinal, scenario.limits), startsAtMs: need.atMs };
  let [attempts, messages, voids, fellBack] = [0, 0, 0, false];
  for (let start = first; ;) {
    const session = new TenantSession(ground, life, device, start.drawIndex);
    const course = liveFlow(ground, life, flow, device, start, session);
    const { outcome, endedAtMs, method } = course;
    attempts += 1;
    messages += messagesOf(course.steps, life.user);
    fellBack ||= course.fellBack;
    if (outcome.kind === 'void') voids += 1;
    const next = nextStart(person, first, start, course);
    if (next === undefined)
      return { met: outcome.kind === 'succeeded', endedAtMs, method, fellBack, messages, attempts, voids, session };
    start = next;
  }
}

/** One attempt at a flow; what is said of it is gone with the next. Where the phone with the codes is gone, there are none, however much the person would fetch it. */
export function liveFlow(
  { loaded: { scenario }, human, withoutPhone, interpreter }: TenantGround,
  life: Life,
  flow: FlowId,
  device: Device,
  { drawIndex, startsAtMs }: AttemptStart,
  session: TenantSession,
): AttemptCourse {
  const order = {
    user: life.user,
    account: life.account,
    device,
    flow,
    drawIndex,
    startsAtMs,
    timeLimitMs: scenario.limits.attemptTime,
  };
  const course = interpreter.live(order, session, startsAtMs < life.codesFromMs ? withoutPhone : human);
  if (course instanceof Promise) throw new Error('the site of a tenant answers at once');
  return course;
}

/** Text messages that the steps had sent. */
export function messagesOf(steps: readonly StepRecord[], user: VirtualUser): number {
  return steps.filter(
    ({ flow, action, result }) => sendsCode(flow, action, result) && codeChannel(user, flow) === 'text-message',
  ).length;
}
