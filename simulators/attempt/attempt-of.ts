// The record of an attempt as the journal keeps it, from its course and its place in the run.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import { isoInstant } from './iso-instant.ts';
import type { Plan } from './plan.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { AttemptStart } from './start-over.ts';
import { stepRecord, type StepTaken } from './step-record.ts';

export interface AttemptSetting
  extends
    AttemptStart,
    Pick<Attempt, 'quiet' | 'lane' | 'epoch' | 'correlationId' | 'load' | 'lockedOutBy' | 'country'> {
  readonly user: Pick<VirtualUser, 'index' | 'persona'>;
  readonly account: Pick<AccountHolder, 'userPrincipalName' | 'arm'>;
  readonly plan: Pick<Plan, 'flow' | 'need' | 'day' | 'device'>;
  readonly ordinal: number;
}

export function attemptOf(course: AttemptCourse, setting: AttemptSetting): Attempt {
  const { user, account, plan, ordinal, drawIndex, startsAtMs, quiet, lane, epoch, correlationId, load } = setting;
  const { measuredMs, modelledMs, overheadMs } = totals(course.steps);
  const attempt: Attempt = {
    user: user.index,
    userPrincipalName: account.userPrincipalName,
    persona: user.persona,
    arm: account.arm,
    flow: plan.flow,
    purpose: flows[plan.flow].purpose,
    attempt: ordinal,
    draw: drawIndex,
    day: plan.day,
    startedAt: isoInstant(startsAtMs),
    device: plan.device.id,
    deviceKind: plan.device.kind,
    fellBack: course.fellBack,
    outcome: course.outcome,
    quiet,
    lane,
    epoch,
    correlationId,
    measuredMs,
    modelledMs,
    overheadMs,
    steps: course.steps.map(stepRecord),
  };
  if (plan.need !== undefined) attempt.need = plan.need;
  if (setting.lockedOutBy !== undefined) attempt.lockedOutBy = setting.lockedOutBy;
  if (setting.country !== undefined) attempt.country = setting.country;
  if (course.method !== undefined) attempt.method = course.method;
  if (load !== undefined) attempt.load = load;
  return attempt;
}

function totals(steps: readonly StepTaken[]): Pick<Attempt, 'measuredMs' | 'modelledMs' | 'overheadMs'> {
  let measuredMs = 0;
  let modelledMs = 0;
  let overheadMs = 0;
  for (const step of steps) {
    measuredMs += step.measuredMs;
    modelledMs += step.modelledMs;
    overheadMs += step.measured.overheadMs;
  }
  return { measuredMs, modelledMs, overheadMs };
}
