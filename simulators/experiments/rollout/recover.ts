// Recovering an account by the policy's way: who has no way in goes through the identity check that the policy has for them, before they
// call the help desk. What comes of it is decided by the site, the verifier and Face Check.
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import { addRecoveries, noRecoveries } from '../../../scenarios/measures/tenant/recovery-sums.ts';
import type { RecoveryStage } from '../../../scenarios/schema/tenant-recoveries.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import type { StepTaken } from '../../attempt/step-record.ts';
import type { Device, SignInNeed } from '../../people/virtual-user.ts';
import { neverAsked } from '../../site/rules/registration-campaign.ts';
import { recoveryProfileFor } from '../../site/rules/recovery-profile.ts';
import { book } from './book.ts';
import { dayMs } from './calendar.ts';
import { deviceToEnrol, learnOfRefusal } from './enrol.ts';
import type { Life } from './life.ts';
import { liveFlow, messagesOf } from './live-need.ts';
import type { Member } from './member.ts';
import { firstOfRecovery } from './registration-draws.ts';
import type { TenantGround } from './tenant-ground.ts';
import { TenantSession } from './tenant-session.ts';
import type { TenantStage } from './tenant-tally.ts';
import { endCodesBesidePasskey } from './text-messages-end.ts';

export interface Recovered {
  readonly isBackIn: boolean;
  /** Whole ms. */
  readonly endedAtMs: number;
}

/** As with passes: in the rollout, once the person is invited. The tenant that does nothing has a help desk alone. */
export function mayRecover({ recovery }: TenantGround, person: Member, life: Life, day: number): boolean {
  return (
    recovery !== undefined &&
    life.tenant === 'rollout' &&
    day >= person.invitedOnDay &&
    recoveryProfileFor(recovery.policy, life.user.groups) !== undefined
  );
}

/** @param copies people for whom this one stands. */
export function recover(
  stage: TenantStage,
  person: Member,
  life: Life,
  need: SignInNeed,
  atHand: Device,
  atMs: number,
  copies: number,
): Recovered {
  const { ground, tally } = stage;
  const { recovery } = ground;
  if (recovery === undefined)
    throw new Error('somebody recovers an account in a tenant whose policy offers no recovery');
  const device = deviceToEnrol(ground, life, atHand) ?? atHand;
  const drawIndex = firstOfRecovery + need.ordinal;
  const before = life.account.passkeys.length;
  const { outcome, steps, endedAtMs } = liveFlow(
    { ...ground, ...recovery.people[isPhoneGone(ground, person, atMs) ? 'phone-gone' : 'phone-there'] },
    life,
    rolloutFlows.recovery,
    device,
    { drawIndex, startsAtMs: atMs },
    new TenantSession(ground, life, device, drawIndex),
  );
  const week = Math.floor((atMs - ground.calendar.startsAtMs) / (7 * dayMs));
  const cell = tally.sums.cell(life.tenant, person.persona, week);
  const isBackIn = outcome.kind === 'succeeded';
  const lived = { ...noRecoveries(), begun: copies };
  if (isBackIn) lived.recovered = copies;
  else lived.lostAt[stageLost(steps)] = copies;
  addRecoveries((cell.recoveries ??= noRecoveries()), lived);
  tally.attempts += 1;
  if (outcome.kind === 'void') tally.voids += 1;
  const made = life.account.passkeys.length > before;
  if (made) life.campaign = neverAsked;
  endCodesBesidePasskey(ground, life, need.day);
  learnOfRefusal(ground, life, device, steps);
  if (steps.some(({ action }) => action === 'create-passkey')) cell.registrationsTried += copies;
  if (made) cell.registrationsMade += copies;
  const endsAtMs = Math.round(endedAtMs);
  book(stage, person, life, week, {
    lostMs: { recovering: copies * (endsAtMs - atMs) },
    identityChecks: copies * identityChecksOf(steps),
    messages: copies * messagesOf(steps, life.user),
    securityKeys: made && device.provider.transport === 'usb' ? 1 : 0,
  });
  return { isBackIn, endedAtMs: endsAtMs };
}

/** Lost or stolen, and not replaced yet. */
function isPhoneGone({ calendar, rates }: TenantGround, { events }: Member, atMs: number): boolean {
  return events.some(({ kind, day }) => {
    const lostAtMs = calendar.startsAtMs + day * dayMs;
    return kind === 'phone-lost' && atMs >= lostAtMs && atMs < lostAtMs + rates['phone-back'] * dayMs;
  });
}

const stageOf: { readonly [A in StepTaken['action']]?: RecoveryStage } = {
  'open-sign-in': 'start',
  'choose-another-way': 'start',
  'open-account-recovery': 'start',
  'name-account-to-recover': 'start',
  'open-verification': 'phone',
  'reach-for-document': 'document',
  'choose-document': 'document',
  'capture-document': 'document',
  'take-selfie': 'selfie',
  'keep-credential': 'selfie',
  'present-credential': 'faceCheck',
  'check-face': 'faceCheck',
  'see-recovery-result': 'matching',
};

/** Of the last thing done: to decide whether to go on belongs to what went wrong before. What follows the pass is about the passkey. */
function stageLost(steps: AttemptCourse['steps']): RecoveryStage {
  const last = steps.findLast(({ action }) => action !== 'decide-to-go-on');
  if (last?.result === 'unavailable') return 'outage';
  if (steps.some(({ action }) => action === 'submit-pass')) return 'passkey';
  return last === undefined ? 'start' : (stageOf[last.action] ?? 'passkey');
}

/** Paid for once in each verification, when a document is looked at. */
function identityChecksOf(steps: AttemptCourse['steps']): number {
  let checks = 0;
  let isPaid = false;
  for (const { action, result } of steps) {
    if (action === 'open-verification') isPaid = false;
    if (action !== 'capture-document' || isPaid || !wasLookedAt.has(result)) continue;
    isPaid = true;
    checks += 1;
  }
  return checks;
}

const wasLookedAt: ReadonlySet<string> = new Set(['accepted', 'wrong', 'refused', 'too-many-tries']);
