// The help desk as a person meets it: who calls, and what they get. Its queue is the help desk's own.
import { quantile } from '../../../scenarios/sampling/distribution.ts';
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { Device, SignInNeed } from '../../people/virtual-user.ts';
import { book } from './book.ts';
import { isExcepted } from './campaign-answer.ts';
import { dayMs, hourMs, workingMsBetween } from './calendar.ts';
import { registerIfWanted, signInWithPass, walksAway, type Registration } from './enrol.ts';
import { canUsePassword, hasWayIn, partWays, type Life } from './life.ts';
import { issuePass } from './issue-pass.ts';
import { deviceNamed, lifeIn, tenantsOf, type Member } from './member.ts';
import { mayRecover, recover } from './recover.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { TenantStage } from './tenant-tally.ts';
import { endCodesBesidePasskey, giveApp, hasLostTexts } from './text-messages-end.ts';
import type { ServedTicket, Ticket } from './ticket.ts';
import { workingHoursOf } from './working-hours.ts';

export interface Call extends Pick<Ticket, 'arrivedAtMs' | 'week' | 'copies' | 'stuckOn' | 'isOfTakeOver'> {
  /** Served on this day at the earliest. */
  readonly fromDay: number;
}

/**
 * Who has no way in calls the help desk; of the others some do. Who calls waits, and leaves their other needs of the day. Nobody calls after
 * the last day, nor who has left.
 */
export function callAfterFailure(
  stage: TenantStage,
  person: Member,
  life: Life,
  need: SignInNeed,
  device: Device,
  atMs: number,
  weight: number,
): void {
  const { seed, rates } = stage.ground;
  if (atMs >= lastMsOf(stage.ground, person)) return;
  const blocked = life.user.devices.every((each) => !hasWayIn(life, each, atMs));
  const at = (purpose: string) => firstUniformAt(streamKey(seed, purpose), person.index, need.ordinal, undefined);
  if (!blocked && at('tenant/help-desk-called') >= rates['help-desk-called']) return;
  const extra = weight - 1;
  const copies = 1 + Math.floor(extra) + (at('tenant/ticket-copies') < extra % 1 ? 1 : 0);
  const call: Call = {
    arrivedAtMs: atMs,
    fromDay: need.day,
    week: Math.floor(need.day / 7),
    copies,
    ...(hasWayIn(life, device, atMs) ? {} : { stuckOn: need.device.id }),
  };
  life.lockedOut = { sinceMs: atMs };
  life.changed = true;
  if (call.stuckOn !== undefined && mayRecover(stage.ground, person, life, need.day)) {
    recoverOrCall(stage, person, life, need, device, call);
    return;
  }
  if (person.rollout === undefined) {
    // The two queues differ from here on.
    person.rollout = partWays(life, 'rollout');
    callHelpDesk(stage, person, person.rollout, call);
  }
  callHelpDesk(stage, person, life, call);
}

/** Who does not get back in by an identity check calls when it has ended. */
function recoverOrCall(
  stage: TenantStage,
  person: Member,
  life: Life,
  need: SignInNeed,
  device: Device,
  call: Call,
): void {
  const { isBackIn, endedAtMs } = recover(stage, person, life, need, device, call.arrivedAtMs, call.copies);
  if (isBackIn) {
    if (life.lockedOut !== undefined) life.lockedOut.untilMs = endedAtMs;
  } else if (endedAtMs < lastMsOf(stage.ground, person))
    callHelpDesk(stage, person, life, { ...call, arrivedAtMs: endedAtMs, week: weekOf(stage.ground, endedAtMs) });
}

export function callHelpDesk(stage: TenantStage, person: Member, life: Life, { fromDay, ...call }: Call): void {
  const { ground, calls } = stage;
  const servedOnDay = Math.max(fromDay, Math.floor((call.arrivedAtMs - ground.calendar.startsAtMs) / dayMs));
  const goneAtMs = goneAtMsOf(ground, person);
  const ticket: Ticket = {
    ...call,
    person: person.index,
    tenant: life.tenant,
    servedOnDay,
    ordinal: life.tickets,
    ...(goneAtMs < ground.calendar.endsAtMs ? { goneAtMs } : {}),
  };
  person.tickets = [...person.tickets, ticket];
  calls.push(ticket);
  book(stage, person, life, call.week, { tickets: { opened: call.copies } });
}

export const weekOf = ({ calendar }: TenantGround, atMs: number): number =>
  Math.floor((atMs - calendar.startsAtMs) / (7 * dayMs));
const goneAtMsOf = ({ calendar }: TenantGround, { leavesOnDay }: Member): number =>
  calendar.startsAtMs + leavesOnDay * dayMs;
/** From then on nothing of this person counts. */
export const lastMsOf = (ground: TenantGround, person: Member): number =>
  Math.min(ground.calendar.endsAtMs, goneAtMsOf(ground, person));

/**
 * What the help desk gives. A person with no way in on the device at hand: in the rollout, once invited, a Temporary Access Pass and with it a new passkey; else
 * the second factor anew. The account is unlocked in any case. Who got no answer before the end, or before they left, gets nothing.
 */
export function meetAnswer(
  stage: TenantStage,
  person: Member,
  { tenant, tickets, lostMs, answeredAtMs }: ServedTicket,
): void {
  const { ground } = stage;
  const ticket = person.tickets.find((each) => each.tenant === tenant);
  if (ticket === undefined) throw new Error(`person ${person.index} had not called the help desk`);
  person.tickets = person.tickets.filter((each) => each !== ticket);
  const life = lifeIn(person, tenant);
  life.tickets += 1;
  book(stage, person, life, ticket.week, { tickets, lostMs });
  if (answeredAtMs === undefined) return;
  life.kept.unlock();
  const day = Math.floor((answeredAtMs - ground.calendar.startsAtMs) / dayMs);
  const invited = tenant === 'rollout' && day >= person.invitedOnDay;
  let backAtMs: number | undefined = answeredAtMs;
  if (ticket.stuckOn !== undefined && invited)
    backAtMs = recoverWithPass(stage, person, life, ticket, ticket.stuckOn, answeredAtMs);
  else if (ticket.stuckOn !== undefined && !canUsePassword(life, answeredAtMs))
    renewCodes(ground, life, day, answeredAtMs);
  if (ticket.stuckOn === undefined && ticket.isOfTakeOver === undefined && invited)
    tellOfCampaign(ground, life, answeredAtMs);
  if (life.lockedOut !== undefined && backAtMs !== undefined) life.lockedOut.untilMs = backAtMs;
}

function renewCodes(ground: TenantGround, life: Life, day: number, atMs: number): void {
  if (hasLostTexts(ground, life, day)) giveApp(ground, life, atMs);
  else life.codesFromMs = atMs;
}

/** Who wants no passkey and may put it off no more is taken out of the campaign, or told that there is no way round. */
function tellOfCampaign(ground: TenantGround, life: Life, nowMs: number): void {
  const { user } = life;
  if (!user.devices.some((device) => walksAway(ground, life, device, nowMs))) return;
  if (isExcepted(ground, user.index)) life.campaign = { ...life.campaign, excepted: true };
  else life.yields = true;
}

/** When the person is in again; undefined: the pass had expired by the time it was used, and they call again, or the time was over before. */
function recoverWithPass(
  stage: TenantStage,
  person: Member,
  life: Life,
  ticket: Ticket,
  stuckOn: Device['id'],
  issuedAtMs: number,
): number | undefined {
  const { ground, tally } = stage;
  const { calendar } = ground;
  const { copies } = ticket;
  const usedAtMs = issuedAtMs + passUsedAfterMs(ground, life);
  const lastMs = lastMsOf(ground, person);
  book(stage, person, life, ticket.week, {
    lostMs: {
      passUnused:
        copies * workingMsBetween(calendar, issuedAtMs, Math.min(usedAtMs, lastMs), workingHoursOf(ground, ticket, 0)),
    },
  });
  if (usedAtMs >= lastMs) return undefined;
  const week = weekOf(ground, usedAtMs);
  const cell = tally.sums.cell(life.tenant, person.persona, week);
  issuePass(ground, life, issuedAtMs);
  const signedIn = signInWithPass(ground, life, deviceNamed(life, stuckOn), usedAtMs);
  if (signedIn === undefined) {
    cell.expiredPasses += copies;
    // The desk may have served today's calls, and is asked once more this evening.
    callHelpDesk(stage, person, life, { arrivedAtMs: usedAtMs, fromDay: person.day, week, copies, stuckOn });
    return undefined;
  }
  cell.signIns.temporaryAccessPass += copies;
  const usedOnDay = Math.floor((usedAtMs - calendar.startsAtMs) / dayMs);
  if (!hasLostTexts(ground, life, usedOnDay)) life.codesFromMs = Math.min(life.codesFromMs, usedAtMs);
  const registration = registerIfWanted(ground, life, signedIn, usedAtMs);
  if (registration !== undefined) addRegistration(stage, person, life, registration, week, copies);
  // Who still has no passkey needs a password again.
  if (life.account.passkeys.length === 0) {
    life.kept.restorePassword();
    if (hasLostTexts(ground, life, usedOnDay)) giveApp(ground, life, usedAtMs);
  }
  endCodesBesidePasskey(ground, life, usedOnDay);
  return usedAtMs + (registration?.durationMs ?? 0);
}

/** First day in a tenant whose rollout has reached them: a pass at the start of the working day. */
export function welcome(stage: TenantStage, person: Member, life: Life): void {
  const { ground, tally } = stage;
  const atMs =
    ground.calendar.startsAtMs + person.day * dayMs + ground.persona(person.persona).signInHours.from * hourMs;
  const usedAtMs = atMs + passUsedAfterMs(ground, life);
  if (usedAtMs >= lastMsOf(ground, person)) return;
  issuePass(ground, life, atMs);
  const signedIn = signInWithPass(ground, life, life.user.devices[0], usedAtMs);
  if (signedIn === undefined) return;
  const week = weekOf(ground, usedAtMs);
  tally.sums.cell('rollout', person.persona, week).signIns.temporaryAccessPass += 1;
  const registration = registerIfWanted(ground, life, signedIn, usedAtMs);
  if (registration !== undefined) addRegistration(stage, person, life, registration, week, 1);
  endCodesBesidePasskey(ground, life, person.day);
}

function passUsedAfterMs({ seed, rates }: TenantGround, { user, tickets }: Life): number {
  return Math.round(
    60_000 *
      quantile(
        { kind: 'lognormal', median: rates['pass-used-after'], sigma: rates['pass-used-after-spread'] },
        firstUniformAt(streamKey(seed, 'tenant/pass-used-after'), user.index, tickets, undefined),
      ),
  );
}

export function addRegistration(
  stage: TenantStage,
  person: Member,
  life: Life,
  { made, durationMs, messages, securityKey }: Registration,
  week: number,
  weight: number,
): void {
  const { tally } = stage;
  tally.attempts += 1;
  for (const tenant of tenantsOf(person, life)) {
    const cell = tally.sums.cell(tenant, person.persona, week);
    cell.registrationsTried += weight;
    if (made) cell.registrationsMade += weight;
  }
  book(stage, person, life, week, {
    lostMs: { registering: Math.round(weight * durationMs) },
    messages: weight * messages,
    securityKeys: securityKey ? 1 : 0,
  });
}
