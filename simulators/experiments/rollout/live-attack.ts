// One attack on one account of a tenant, as the account stands at that instant: lived move by move at the same site as everything else. Of what
// nobody notices nothing is mended; what somebody notices ends with the remedies of a drill, and with a call of the owner to the help desk.
import type { Action } from '../../../scenarios/flows/action.ts';
import { noAttacks, nobodyAttacked } from '../../../scenarios/measures/tenant/attack-sums.ts';
import { addEach } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import type { AttackedPeople } from '../../../scenarios/schema/tenant-attacks.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import { AttackInCourse } from '../../attempt/attack-in-course.ts';
import type { WithoutNeed } from '../../attempt/before-need.ts';
import { isRemedy, works, type Attack } from '../../attacks/attack.ts';
import type { VirtualAccount } from '../../drivers/virtual/virtual-account.ts';
import type { ComingAttack } from './attack-ground.ts';
import { book } from './book.ts';
import { callAboutTakeOver } from './call-about-take-over.ts';
import type { Life } from './life.ts';
import { messagesOf } from './live-need.ts';
import { tenantsOf, type Member } from './member.ts';
import { firstOfAttack, movesOfAttackAtMost } from './registration-draws.ts';
import type { TenantGround } from './tenant-ground.ts';
import { attackedSession } from './tenant-session.ts';
import type { TenantStage } from './tenant-tally.ts';

export function liveAttack(stage: TenantStage, person: Member, life: Life, coming: ComingAttack): void {
  const { ground, tally } = stage;
  const { isDiscovered, atMs } = coming;
  const whom = life.account.passkeys.length > 0 ? 'enrolled' : 'notEnrolled';
  const { credentials } = life.kept.account;
  const told = { ...nobodyAttacked(), came: 1 };
  const attack = attackOn(ground, life, coming);
  let endedAtMs = atMs;
  let messages = 0;
  let isRemedied = false;
  for (let move = attack.next(); move !== undefined; move = attack.next()) {
    const remedies = isRemedy(move.plan.flow);
    if (remedies && !isDiscovered) break;
    const course = liveMove(ground, life, move);
    tally.attempts += 1;
    if (course.outcome.kind === 'void') {
      tally.voids += 1;
      return;
    }
    isRemedied ||= remedies;
    note(told, move, course, isRemedied);
    messages += messagesOf(course.steps, life.user);
    endedAtMs = course.endedAtMs;
    attack.ended(course.outcome, endedAtMs, '');
  }
  const week = Math.floor(coming.day / 7);
  book(stage, person, life, week, { messages });
  if (told.takenOver > 0) {
    life.totals.takenOver = (life.totals.takenOver ?? 0) + 1;
    if (isDiscovered) told.discovered = 1;
  }
  for (const tenant of tenantsOf(person, life))
    addEach((tally.sums.cell(tenant, person.persona, week).attacks ??= noAttacks())[whom], told);
  if (told.discovered === 0) return;
  restore(life, coming.attack, credentials, Math.round(endedAtMs));
  callAboutTakeOver(stage, person, life, Math.round(endedAtMs));
}

/** Nobody asks the help desk of a tenant for another's account. */
const withoutCaller = { hasHelpDesk: false, callsAtMost: 0 };

function attackOn(ground: TenantGround, life: Life, { attack, day, atMs, ordinal }: ComingAttack): AttackInCourse {
  const { attacks, human, withoutPhone } = ground;
  if (attacks === undefined) throw new Error('somebody is attacked in a tenant without attacks');
  const { user, account } = life;
  return new AttackInCourse(attack, attacks.modelOf, {
    user,
    account,
    human: atMs < life.codesFromMs ? withoutPhone : human,
    victim: {
      byPasskey: account.passkeys.length > 0 || !life.kept.account.hasPassword,
      ...withoutCaller,
    },
    day,
    device: user.devices[0],
    startsAtMs: atMs,
    firstDraw: firstOfAttack + ordinal * movesOfAttackAtMost,
  });
}

function liveMove(ground: TenantGround, life: Life, move: WithoutNeed): AttemptCourse {
  const { account, human, plan } = move;
  const { flow, device, startsAtMs, firstDraw: drawIndex } = plan;
  const timeLimitMs = ground.loaded.scenario.limits.attemptTime;
  const course = ground.interpreter.live(
    { user: life.user, account, device, flow, drawIndex, startsAtMs, timeLimitMs },
    attackedSession(ground, life, move),
    human,
  );
  if (course instanceof Promise) throw new Error('the site of a tenant answers at once');
  return course;
}

function note(
  told: { -readonly [K in keyof AttackedPeople]: number },
  { attacker }: WithoutNeed,
  { outcome, steps }: AttemptCourse,
  isRemedied: boolean,
): void {
  for (const { action, result } of steps) {
    if (result === 'followed' || (action === 'weigh-prompt' && result === 'approved')) told.followed = 1;
    if (result === 'reported') told.reported = 1;
  }
  const has = (done: Action) => steps.some(({ action }) => action === done);
  // A passkey of their own that is registered lets nobody in yet.
  if (attacker === undefined || has('create-passkey') || !works(outcome)) return;
  if (!isRemedied) told.takenOver = 1;
  else if (!has('delete-passkeys')) told.outlivedReset = 1;
}

/**
 * As the help desk leaves it: the owner is told another password and keeps the passkeys that they have, unless these were copied; every other
 * one is deleted.
 */
function restore(life: Life, { id }: Attack, before: VirtualAccount['account']['credentials'], atMs: number): void {
  const { account, kept } = life;
  kept.resetPassword(atMs);
  kept.revokeSessions(atMs);
  account.password = kept.password;
  if (id === 'stolen-passkey')
    account.passkeys = account.passkeys.filter(({ provider }) => provider.passkeyType !== 'synced');
  const own = new Set(account.passkeys.map(({ credentialId }) => credentialId));
  kept.restore({ ...kept.keep(), credentials: before.filter(({ credentialId }) => own.has(credentialId)) });
  life.changed = true;
}
