// The help desk as a person meets it: who calls, and what they get. Its queue is the help desk's own.
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { noLockout } from '../identity-provider/rules/smart-lockout.ts';
import { decidePass } from '../identity-provider/rules/temporary-access-pass.ts';
import type { Device, SignInNeed } from '../population/virtual-user.ts';
import { dayMs, hourMs, workingMsBetween } from './calendar.ts';
import { registerWithPass, type Registration } from './enrol.ts';
import { canUsePassword, hasWayIn, partWays, type Life } from './life.ts';
import { deviceNamed, lifeIn, type Person } from './person.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { TenantStage } from './tenant-tally.ts';
import type { ServedTicket, Ticket } from './ticket.ts';

interface Call extends Pick<Ticket, 'arrivedAtMs' | 'week' | 'copies' | 'stuckOn'> {
  /** Served on this day at the earliest. */
  readonly fromDay: number;
}

/** Who has no way in calls the help desk; of the others some do. Who calls waits, and leaves their other needs of the day. */
export function callAfterFailure(stage: TenantStage, person: Person, life: Life, need: SignInNeed, device: Device, atMs: number, weight: number): void {
  const { seed, rates } = stage.ground;
  const blocked = life.user.devices.every((each) => !hasWayIn(life, each, atMs));
  const at = { seed, user: person.index, attempt: need.session };
  if (!blocked && openStream({ ...at, purpose: 'tenant/help-desk-called' }).uniform() >= rates['help-desk-called']) return;
  const extra = weight - 1;
  const copies = 1 + Math.floor(extra) + (openStream({ ...at, purpose: 'tenant/ticket-copies' }).uniform() < extra % 1 ? 1 : 0);
  const call: Call = { arrivedAtMs: atMs, fromDay: need.day, week: Math.floor(need.day / 7), copies, ...(hasWayIn(life, device, atMs) ? {} : { stuckOn: need.device.id }) };
  life.lockedOut = { sinceMs: atMs };
  life.changed = true;
  if (person.rollout === undefined) {
    // The two queues differ from here on.
    person.rollout = partWays(life, 'rollout');
    callHelpDesk(stage, person, person.rollout, call, weight);
  }
  callHelpDesk(stage, person, life, call, weight);
}

function callHelpDesk({ ground, tally, calls }: TenantStage, person: Person, life: Life, { fromDay, ...call }: Call, weight: number): void {
  const servedOnDay = Math.max(fromDay, Math.floor((call.arrivedAtMs - ground.calendar.startsAtMs) / dayMs));
  const ticket: Ticket = { ...call, person: person.index, tenant: life.tenant, servedOnDay, ordinal: life.tickets };
  person.tickets = [...person.tickets, ticket];
  calls.push(ticket);
  tally.sums.cell(life.tenant, person.persona, call.week).tickets += weight;
  life.totals.tickets += weight;
}

/**
 * What the help desk gives. A person with no way in on the device at hand: in the rollout, once invited, a Temporary Access Pass and with it a new passkey; else
 * the second factor anew. The account is unlocked in any case.
 */
export async function meetAnswer(stage: TenantStage, person: Person, { tenant, endsAtMs }: ServedTicket): Promise<void> {
  const { ground, tally } = stage;
  const ticket = person.tickets.find((each) => each.tenant === tenant);
  if (ticket === undefined) throw new Error(`person ${person.index} had not called the help desk`);
  person.tickets = person.tickets.filter((each) => each !== ticket);
  const life = lifeIn(person, tenant);
  const { week, arrivedAtMs, stuckOn } = ticket;
  life.tickets += 1;
  life.kept.guesses.lockout = noLockout;
  const day = Math.floor((endsAtMs - ground.calendar.startsAtMs) / dayMs);
  const invited = tenant === 'rollout' && day >= person.invitedOnDay;
  let backAtMs = endsAtMs;
  if (stuckOn !== undefined && invited) backAtMs = await recoverWithPass(stage, person, life, week, endsAtMs, stuckOn);
  else if (stuckOn !== undefined && !canUsePassword(life, endsAtMs)) life.codesFromMs = endsAtMs;
  if (life.lockedOut !== undefined && Number.isFinite(backAtMs)) life.lockedOut.untilMs = backAtMs;
  const until = Number.isFinite(backAtMs) ? backAtMs : endsAtMs;
  const waitingMs = workingMsBetween(ground.calendar, arrivedAtMs, until, ground.persona(person.persona).signInHours, ground.rates['working-day']) * ticket.copies;
  tally.sums.cell(tenant, person.persona, week).waitingMs += waitingMs;
  life.totals.lostMs += waitingMs;
}

/** When the person is in again; infinite: the pass had expired by the time it was used, and they call again. */
async function recoverWithPass(stage: TenantStage, person: Person, life: Life, week: number, issuedAtMs: number, stuckOn: Device['id']): Promise<number> {
  const { ground, tally } = stage;
  const { calendar } = ground;
  const usedAtMs = issuedAtMs + passUsedAfterMs(ground, life);
  const cell = tally.sums.cell(life.tenant, person.persona, Math.min(calendar.weeks - 1, Math.floor((usedAtMs - calendar.startsAtMs) / (7 * dayMs))));
  if (!passLetsIn(ground, issuedAtMs, usedAtMs)) {
    cell.expiredPasses += 1;
    // The desk has served today's calls.
    callHelpDesk(stage, person, life, { arrivedAtMs: usedAtMs, fromDay: person.day + 1, week: Math.max(week, cell.week), copies: 1, stuckOn }, 1);
    return Number.POSITIVE_INFINITY;
  }
  cell.signIns.temporaryAccessPass += 1;
  life.codesFromMs = Math.min(life.codesFromMs, usedAtMs);
  const registration = await registerWithPass(ground, life, deviceNamed(life, stuckOn), usedAtMs);
  if (registration !== undefined) addRegistration(stage, person, life, registration, cell.week, 1);
  // Who still has no passkey needs a password again.
  if (life.account.passkeys.length === 0) life.passwordRemoved = false;
  return usedAtMs + (registration?.durationMs ?? 0);
}

/** First day in a tenant whose rollout has reached them: a pass at the start of the working day. */
export async function welcome(stage: TenantStage, person: Person, life: Life): Promise<void> {
  const { ground, tally } = stage;
  const atMs = ground.calendar.startsAtMs + person.day * dayMs + ground.persona(person.persona).signInHours.from * hourMs;
  const usedAtMs = atMs + passUsedAfterMs(ground, life);
  if (!passLetsIn(ground, atMs, usedAtMs)) return;
  const week = Math.floor(person.day / 7);
  tally.sums.cell('rollout', person.persona, week).signIns.temporaryAccessPass += 1;
  const registration = await registerWithPass(ground, life, life.user.devices[0], usedAtMs);
  if (registration !== undefined) addRegistration(stage, person, life, registration, week, 1);
}

function passUsedAfterMs({ seed, rates }: TenantGround, { user, tickets }: Life): number {
  return 60_000 * quantile({ kind: 'lognormal', median: rates['pass-used-after'], sigma: rates['pass-used-after-spread'] }, openStream({ seed, purpose: 'tenant/pass-used-after', user: user.index, attempt: tickets }).uniform());
}

function passLetsIn({ rollout }: TenantGround, issuedAtMs: number, nowMs: number): boolean {
  const { lifetime, oneTime } = rollout.temporaryAccessPass;
  return decidePass({ issuedAtMs, lifetimeMs: lifetime, isUsableOnce: oneTime, used: false }, nowMs).kind === 'signed-in';
}

export function addRegistration({ tally }: TenantStage, person: Person, life: Life, { made, durationMs, messages, securityKey }: Registration, week: number, weight: number): void {
  const cell = tally.sums.cell('rollout', person.persona, week);
  tally.attempts += 1;
  cell.registrationsTried += weight;
  if (made) cell.registrationsMade += weight;
  cell.registrationMs += weight * durationMs;
  cell.messages += weight * messages;
  life.totals.lostMs += weight * durationMs;
  life.totals.messages += weight * messages;
  if (securityKey) {
    cell.securityKeys += 1;
    life.totals.securityKeys += 1;
  }
}
