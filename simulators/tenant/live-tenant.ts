// Lives a tenant through its months, day by day, and beside it the same people in the tenant that does nothing. As long as nothing sets
// a person's two lives apart they are one and lived once: they would be equal to the last draw.
import { setImmediate } from 'node:timers/promises';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { tenantCost, totalCost } from '../../scenarios/measurement/tenant-cost.ts';
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { tenantIds, type TenantId, type Timeline } from '../../scenarios/schema/timeline.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { createHumanModel } from '../human/human-model.ts';
import { createParameters, type Parameters } from '../human/parameters.ts';
import { drawsOfAttempt } from '../human/person.ts';
import { decidePass } from '../identity-provider/rules/temporary-access-pass.ts';
import { noLockout } from '../identity-provider/rules/smart-lockout.ts';
import { createPopulation } from '../population/population.ts';
import type { Device, SignInNeed, VirtualUser } from '../population/virtual-user.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { MachineTime } from '../virtual/machine-time.ts';
import { createCalendar, dayMs, hourMs, workingMsBetween } from './calendar.ts';
import { arrivalDays, deviceEventsOf, type DeviceEvent } from './device-events.ts';
import { adoptProfile, campaignDecision, createConditionally, createsConditionally, meetCampaign, registerWithPass, type Registration } from './enrol.ts';
import { HelpDesk } from './help-desk.ts';
import { beginLife, canUsePassword, hasWayIn, isReadyOn, partWays, passkeyOn, type Life } from './life.ts';
import { liveNeed } from './live-need.ts';
import { meetDeviceEvent, phoneBack } from './meet-device-event.ts';
import { createRates } from './rates.ts';
import type { TenantGround } from './tenant-ground.ts';
import { waveOf } from './waves.ts';
import { WeekSums } from './week-sums.ts';

export interface TenantOptions {
  readonly loaded: LoadedScenario;
  readonly rollout: Rollout;
  readonly machineTime: MachineTime;
  /** Where it comes from, in words. */
  readonly machineTimeInWords: string;
  readonly stop?: AbortSignal;
  readonly onDay?: (day: number, days: number, attempts: number) => void;
}

interface Person {
  readonly index: number;
  /** As they came, with the devices that needs to sign in name. */
  readonly user: VirtualUser;
  readonly persona: string;
  readonly joinsOnDay: number;
  /** The first day they are no more there. */
  readonly leavesOnDay: number;
  /** Day on which they are first asked to register; infinite: never. */
  readonly invitedOnDay: number;
  readonly wave?: number;
  readonly events: readonly DeviceEvent[];
  nextEvent: number;
  nothing: Life;
  /** Absent: still the same life. */
  rollout?: Life;
}

interface Ticket {
  readonly person: Person;
  readonly life: Life;
  readonly arrivedAtMs: number;
  readonly week: number;
  /** Tickets for which this one stands: it is one, and the others of its kind come on the same day. */
  readonly copies: number;
  /** The device on which the person has no way in: it is about a new one, not a word of help. Absent: there was a way. */
  readonly stuckOn?: Device['id'];
}

/** @throws the reason of `stop` when stopped. */
export async function liveTenant(options: TenantOptions): Promise<Timeline> {
  return new TenantLives(options).live();
}

class TenantLives {
  readonly #options: TenantOptions;
  readonly #ground: TenantGround;
  readonly #parameters: Parameters;
  readonly #people: readonly Person[];
  readonly #hires: number;
  readonly #sums = new WeekSums();
  readonly #desks: Readonly<Record<TenantId, HelpDesk>>;
  /** Not yet served, by tenant. */
  readonly #tickets: Record<TenantId, Ticket[]> = { rollout: [], nothing: [] };
  #attempts = 0;
  #voids = 0;

  constructor(options: TenantOptions) {
    const { loaded, rollout, machineTime } = options;
    const { scenario, personas, parameters, tenantRates } = loaded;
    const { seed } = scenario;
    const calendar = createCalendar(rollout.startsOn, rollout.endsOn);
    const rates = createRates(tenantRates, rollout.rates);
    const asked = createParameters(parameters, scenario.parameters, personas);
    const hired = arrivalDays(seed, 'tenant/hires', 0, rates.hires * scenario.users, 0, calendar.days);
    const human = createHumanModel({ seed, parameters: asked });
    const byId = new Map(personas.map((persona) => [persona.id, persona]));
    this.#options = options;
    this.#parameters = asked;
    this.#hires = hired.length;
    this.#ground = {
      seed,
      rates,
      loaded,
      rollout,
      calendar,
      human,
      withoutPhone: { ...human, 'obtain-code': (situation) => (situation.codeChannel === 'e-mail' ? human['obtain-code'](situation) : { modelledMs: 0, result: 'not-at-hand', cause: 'second-factor-not-at-hand' }) },
      delivery: createDelivery({ seed, parameters: asked, faults: scenario.faults, flows }),
      machineTime,
      population: createPopulation({ scenario: { ...scenario, users: scenario.users + hired.length, startsOn: rollout.startsOn, days: calendar.days }, personas, providers: loaded.providers, parameters: asked }),
      providers: new Map(loaded.providers.map((provider) => [provider.id, provider])),
      persona(id) {
        const found = byId.get(id);
        if (found === undefined) throw new PilotError('persona-missing', { found: `"${id}"`, expected: 'a persona that was loaded', where: 'personas' });
        return found;
      },
    };
    const { helpDesk } = rollout;
    const desk = () => new HelpDesk({ startsAtMs: calendar.startsAtMs, opensMs: helpDesk.opens, closesMs: helpDesk.closes, agents: helpDesk.agents, isOpenOn: calendar.isWorkingDay });
    this.#desks = { rollout: desk(), nothing: desk() };
    this.#people = Array.from({ length: scenario.users + hired.length }, (_, index) => this.#drawPerson(index, index < scenario.users ? 0 : (hired[index - scenario.users] ?? 0)));
  }

  async live(): Promise<Timeline> {
    const { calendar } = this.#ground;
    for (let day = 0; day < calendar.days; day += 1) {
      // Between days a signal is heard.
      await setImmediate();
      this.#options.stop?.throwIfAborted();
      for (const person of this.#people) await this.#liveDay(person, day);
      for (const tenant of tenantIds) await this.#serve(tenant, day);
      if (day % 7 === 6 || day === calendar.days - 1) this.#endWeek(Math.floor(day / 7), day);
      this.#options.onDay?.(day + 1, calendar.days, this.#attempts);
    }
    return this.#timeline();
  }

  #drawPerson(index: number, joinsOnDay: number): Person {
    const { seed, rates, rollout, calendar, population } = this.#ground;
    const user = population.user(index);
    const wave = waveOf(rollout.waves, seed, user);
    const begins = wave === undefined ? undefined : rollout.waves[wave]?.startsOn;
    const [leaves] = arrivalDays(seed, 'tenant/leavers', index, rates.leavers, joinsOnDay, calendar.days);
    const leavesOnDay = leaves === undefined ? Number.POSITIVE_INFINITY : Math.max(leaves, joinsOnDay + 1);
    return {
      index,
      user,
      persona: user.persona,
      joinsOnDay,
      leavesOnDay,
      invitedOnDay: begins === undefined ? Number.POSITIVE_INFINITY : Math.max(0, calendar.dayOf(begins)),
      ...(wave === undefined ? {} : { wave }),
      events: deviceEventsOf(seed, rates, index, joinsOnDay, Math.min(leavesOnDay, calendar.days)),
      nextEvent: 0,
      nothing: beginLife('nothing', user),
    };
  }

  async #liveDay(person: Person, day: number): Promise<void> {
    if (day < person.joinsOnDay || day >= person.leavesOnDay) return;
    const { calendar, population, rollout } = this.#ground;
    const week = Math.floor(day / 7);
    const midnightMs = calendar.startsAtMs + day * dayMs;
    if (person.rollout === undefined && day >= person.invitedOnDay) {
      person.rollout = partWays(person.nothing, 'rollout');
      adoptProfile(this.#ground, person.rollout);
      // New people get a pass on their first day instead of a password alone.
      if (day === person.joinsOnDay && day > 0) await this.#welcome(person, person.rollout, day);
    }
    const lives = livesOf(person);
    const events: DeviceEvent[] = [];
    for (let next = person.events[person.nextEvent]; next !== undefined && next.day <= day; next = person.events[person.nextEvent]) {
      events.push(next);
      person.nextEvent += 1;
    }
    for (const life of lives) {
      for (const event of events) meetDeviceEvent(this.#ground, life, event, midnightMs);
      phoneBack(life, midnightMs);
      if (rollout.passwordsRemovedOn !== undefined && life.tenant === 'rollout' && !life.passwordRemoved && day >= calendar.dayOf(rollout.passwordsRemovedOn) && isReadyOn(life, life.user.devices[0])) {
        life.passwordRemoved = true;
        life.changed = true;
      }
      if (life.lockedOut?.untilMs !== undefined && life.lockedOut.untilMs <= midnightMs) delete life.lockedOut;
    }
    if (!calendar.isWorkingDay(day)) return;
    let drawn: readonly SignInNeed[] | undefined;
    const needsOfDay = () => (drawn ??= population.sessionsOfDay(person.user, day));
    for (const life of lives) {
      const weight = this.#weightOf(person, life, needsOfDay, day);
      if (weight === 0) continue;
      for (const need of needsOfDay()) await this.#liveNeed(person, life, need, week, weight);
    }
  }

  /** 0: this day is not lived. Else how many days it stands for. */
  #weightOf(person: Person, life: Life, needsOfDay: () => readonly SignInNeed[], day: number): number {
    const { signInDaysSampled: share } = this.#ground.rollout;
    if (share >= 1 || this.#isEventful(person, life, needsOfDay, day)) return 1;
    return openStream({ seed: this.#ground.seed, purpose: 'tenant/day-sampled', user: person.index, attempt: day }).uniform() < share ? 1 / share : 0;
  }

  /** Something about the person may change today: such days are lived, whatever is sampled. */
  #isEventful(person: Person, life: Life, needsOfDay: () => readonly SignInNeed[], day: number): boolean {
    const { seed, loaded, calendar } = this.#ground;
    if (life.changed || life.lockedOut !== undefined || life.codesFromMs > calendar.startsAtMs + day * dayMs) return true;
    // Who can use a passkey on every device is asked nothing and needs no password; when they sign in need not be drawn.
    if (life.user.devices.every((device) => isReadyOn(life, device))) return false;
    return needsOfDay().some((need) => {
      const device = deviceNamed(life, need.device.id);
      if (life.tenant === 'rollout' && day >= person.invitedOnDay && (createsConditionally(this.#ground, life, device) || campaignDecision(this.#ground, life, device, need.atMs) !== 'not-asked')) return true;
      return passkeyOn(life, device) === 'nowhere' && drawsOfAttempt(seed, this.#parameters, life.user, need.session * (loaded.scenario.limits.restartsPerSession + 1)).happens('password-forgotten');
    });
  }

  async #liveNeed(person: Person, life: Life, need: SignInNeed, week: number, weight: number): Promise<void> {
    const tenants = this.#tenantsOf(person, life);
    const locked = life.lockedOut;
    if (locked !== undefined && (locked.untilMs === undefined || need.atMs < locked.untilMs)) {
      for (const tenant of tenants) this.#sums.cell(tenant, person.persona, week).lockedOutNeeds += weight;
      return;
    }
    delete life.lockedOut;
    const device = deviceNamed(life, need.device.id);
    const course = await liveNeed(this.#ground, life, need, device);
    this.#attempts += course.attempts;
    this.#voids += course.voids;
    if (course.voids > 0) return;
    const timeMs = course.endedAtMs - need.atMs;
    for (const tenant of tenants) {
      this.#sums.addNeed(tenant, life, week, { met: course.met, timeMs }, weight);
      const cell = this.#sums.cell(tenant, person.persona, week);
      cell.messages += weight * course.messages;
      if (course.fellBack) cell.fellBack += weight;
      if (course.met) cell.signIns[course.method === 'passkey' ? 'passkey' : course.method === 'passkey-of-phone' ? 'passkeyOfPhone' : 'passwordOtp'] += weight;
    }
    life.totals.lostMs += weight * timeMs;
    life.totals.messages += weight * course.messages;
    if (!course.met) {
      life.totals.unmet += weight;
      this.#afterFailure(person, life, need, device, course.endedAtMs, week, weight);
      return;
    }
    life.changed = false;
    if (life.tenant === 'nothing' || need.day < person.invitedOnDay) return;
    if (course.method === 'password-otp' && createsConditionally(this.#ground, life, device) && createConditionally(life, course)) {
      this.#sums.cell('rollout', person.persona, week).registrationsMade += 1;
      return;
    }
    const campaign = await meetCampaign(this.#ground, life, need, device, course);
    if (campaign.asked) this.#sums.cell('rollout', person.persona, week).asked += weight;
    if (campaign.registration !== undefined) this.#addRegistration(person, life, campaign.registration, week, weight);
  }

  /** Who has no way in calls the help desk; of the others some do. Who calls waits, and leaves their other needs of the day. */
  #afterFailure(person: Person, life: Life, need: SignInNeed, device: Device, atMs: number, week: number, weight: number): void {
    const { seed, rates } = this.#ground;
    const blocked = life.user.devices.every((each) => !hasWayIn(life, each, atMs));
    const stuck = hasWayIn(life, device, atMs) ? {} : { stuckOn: need.device.id };
    if (!blocked && openStream({ seed, purpose: 'tenant/help-desk-called', user: person.index, attempt: need.session }).uniform() >= rates['help-desk-called']) return;
    const extra = weight - 1;
    const copies = 1 + Math.floor(extra) + (openStream({ seed, purpose: 'tenant/ticket-copies', user: person.index, attempt: need.session }).uniform() < extra % 1 ? 1 : 0);
    life.lockedOut = { sinceMs: atMs };
    life.changed = true;
    if (person.rollout === undefined) {
      // The two queues differ from here on.
      person.rollout = partWays(life, 'rollout');
      this.#call({ person, life: person.rollout, arrivedAtMs: atMs, week, copies, ...stuck }, weight);
    }
    this.#call({ person, life, arrivedAtMs: atMs, week, copies, ...stuck }, weight);
  }

  #call(ticket: Ticket, weight: number): void {
    const { life, person, week } = ticket;
    this.#tickets[life.tenant].push(ticket);
    this.#sums.cell(life.tenant, person.persona, week).tickets += weight;
    life.totals.tickets += weight;
  }

  /** Serves the calls of the day. One that comes of an expired pass after that joins the queue of the next day. */
  async #serve(tenant: TenantId, day: number): Promise<void> {
    const { calendar, seed, rates } = this.#ground;
    const untilMs = calendar.startsAtMs + (day + 1) * dayMs;
    const due = this.#tickets[tenant].filter(({ arrivedAtMs }) => arrivedAtMs < untilMs);
    if (due.length === 0) return;
    this.#tickets[tenant] = this.#tickets[tenant].filter(({ arrivedAtMs }) => arrivedAtMs >= untilMs);
    const calls = due.flatMap((ticket) =>
      Array.from({ length: ticket.copies }, (_, copy) => {
        const at = { seed, user: ticket.person.index, attempt: ticket.life.tickets, visit: copy };
        const { opens, closes } = this.#ground.rollout.helpDesk;
        const otherMs = calendar.startsAtMs + Math.floor((ticket.arrivedAtMs - calendar.startsAtMs) / dayMs) * dayMs + opens + openStream({ ...at, purpose: 'tenant/copy-calls' }).uniform() * (closes - opens);
        const handlingMs = quantile({ kind: 'exponential', mean: rates['help-desk-handling'] * 60_000 }, openStream({ ...at, purpose: 'tenant/handling' }).uniform());
        return { ticket, copy, arrivedAtMs: copy === 0 ? ticket.arrivedAtMs : otherMs, handlingMs };
      }),
    );
    for (const { ticket, copy, arrivedAtMs, handlingMs } of calls.toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs || a.ticket.person.index - b.ticket.person.index)) {
      const { beginsAtMs, endsAtMs } = this.#desks[tenant].serve(arrivedAtMs, handlingMs);
      const desk = this.#sums.desk(tenant, ticket.week);
      desk.tickets += 1;
      desk.waitMs += beginsAtMs - arrivedAtMs;
      desk.queueMs += workingMsBetween(calendar, arrivedAtMs, beginsAtMs, { from: this.#ground.rollout.helpDesk.opens / hourMs, to: this.#ground.rollout.helpDesk.closes / hourMs }, 24);
      desk.longestWaitMs = Math.max(desk.longestWaitMs, beginsAtMs - arrivedAtMs);
      for (let week = ticket.week; calendar.startsAtMs + (week + 1) * 7 * dayMs < beginsAtMs; week += 1) this.#sums.desk(tenant, week).waiting += 1;
      if (copy === 0) await this.#helped(ticket, endsAtMs);
    }
  }

  /**
   * What the help desk gives. A person with no way in on the device at hand: in the rollout, once invited, a Temporary Access Pass and with it a new passkey; else
   * the second factor anew. The account is unlocked in any case.
   */
  async #helped(ticket: Ticket, endsAtMs: number): Promise<void> {
    const { person, life, week, arrivedAtMs } = ticket;
    life.tickets += 1;
    life.kept.guesses.lockout = noLockout;
    const day = Math.floor((endsAtMs - this.#ground.calendar.startsAtMs) / dayMs);
    const invited = life.tenant === 'rollout' && day >= person.invitedOnDay;
    let backAtMs = endsAtMs;
    if (ticket.stuckOn !== undefined && invited) backAtMs = await this.#recoverWithPass(ticket, endsAtMs, ticket.stuckOn);
    else if (ticket.stuckOn !== undefined && !canUsePassword(life, endsAtMs)) life.codesFromMs = endsAtMs;
    if (life.lockedOut !== undefined && Number.isFinite(backAtMs)) life.lockedOut.untilMs = backAtMs;
    const until = Number.isFinite(backAtMs) ? backAtMs : endsAtMs;
    const waitingMs = workingMsBetween(this.#ground.calendar, arrivedAtMs, until, this.#ground.persona(person.persona).signInHours, this.#ground.rates['working-day']) * ticket.copies;
    this.#sums.cell(life.tenant, person.persona, week).waitingMs += waitingMs;
    life.totals.lostMs += waitingMs;
  }

  /** When the person is in again; infinite: the pass had expired by the time it was used, and they call again. */
  async #recoverWithPass({ person, life, week }: Ticket, issuedAtMs: number, stuckOn: Device['id']): Promise<number> {
    const usedAtMs = issuedAtMs + this.#passUsedAfterMs(person, life);
    const cell = this.#sums.cell(life.tenant, person.persona, Math.min(this.#ground.calendar.weeks - 1, Math.floor((usedAtMs - this.#ground.calendar.startsAtMs) / (7 * dayMs))));
    if (!this.#passLetsIn(issuedAtMs, usedAtMs)) {
      cell.expiredPasses += 1;
      this.#call({ person, life, arrivedAtMs: usedAtMs, week: Math.max(week, cell.week), copies: 1, stuckOn }, 1);
      return Number.POSITIVE_INFINITY;
    }
    cell.signIns.temporaryAccessPass += 1;
    life.codesFromMs = Math.min(life.codesFromMs, usedAtMs);
    const registration = await registerWithPass(this.#ground, life, deviceNamed(life, stuckOn), usedAtMs);
    if (registration !== undefined) this.#addRegistration(person, life, registration, cell.week, 1);
    // Who still has no passkey needs a password again.
    if (life.account.passkeys.length === 0) life.passwordRemoved = false;
    return usedAtMs + (registration?.durationMs ?? 0);
  }

  /** First day in a tenant whose rollout has reached them: a pass at the start of the working day. */
  async #welcome(person: Person, life: Life, day: number): Promise<void> {
    const { calendar, persona } = this.#ground;
    const atMs = calendar.startsAtMs + day * dayMs + persona(person.persona).signInHours.from * hourMs;
    const usedAtMs = atMs + this.#passUsedAfterMs(person, life);
    if (!this.#passLetsIn(atMs, usedAtMs)) return;
    const week = Math.floor(day / 7);
    this.#sums.cell('rollout', person.persona, week).signIns.temporaryAccessPass += 1;
    const registration = await registerWithPass(this.#ground, life, life.user.devices[0], usedAtMs);
    if (registration !== undefined) this.#addRegistration(person, life, registration, week, 1);
  }

  #passUsedAfterMs({ index }: Person, { tickets }: Life): number {
    const { seed, rates } = this.#ground;
    return 60_000 * quantile({ kind: 'lognormal', median: rates['pass-used-after'], sigma: rates['pass-used-after-spread'] }, openStream({ seed, purpose: 'tenant/pass-used-after', user: index, attempt: tickets }).uniform());
  }

  #passLetsIn(issuedAtMs: number, nowMs: number): boolean {
    const { lifetime, oneTime } = this.#ground.rollout.temporaryAccessPass;
    return decidePass({ issuedAtMs, lifetimeMs: lifetime, isUsableOnce: oneTime, used: false }, nowMs).kind === 'signed-in';
  }

  #addRegistration(person: Person, life: Life, { made, durationMs, messages, securityKey }: Registration, week: number, weight: number): void {
    const cell = this.#sums.cell('rollout', person.persona, week);
    this.#attempts += 1;
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

  /** Both, as long as the two lives are one. */
  #tenantsOf(person: Person, life: Life): readonly TenantId[] {
    return person.rollout === undefined ? tenantIds : [life.tenant];
  }

  #endWeek(week: number, lastDay: number): void {
    const { calendar } = this.#ground;
    this.#sums.endWeek();
    for (const person of this.#people) {
      const from = Math.max(week * 7, person.joinsOnDay);
      const to = Math.min(lastDay + 1, person.leavesOnDay);
      if (person.rollout !== undefined) person.rollout.totals.licensedDays += Math.max(0, to - Math.max(from, person.invitedOnDay));
      if (lastDay < person.joinsOnDay || lastDay >= person.leavesOnDay) continue;
      for (const tenant of tenantIds) {
        const life = tenant === 'rollout' ? (person.rollout ?? person.nothing) : person.nothing;
        const cell = this.#sums.cell(tenant, person.persona, week);
        cell.people += 1;
        if (tenant === 'rollout' && lastDay >= person.invitedOnDay) cell.invited += 1;
        if (life.account.passkeys.length > 0) cell.enrolled += 1;
        if (isReadyOn(life, life.user.devices[0])) cell.ready += 1;
        if (life.passwordRemoved && life.account.passkeys.length > 0) cell.passwordless += 1;
        const { lockedOut } = life;
        if (lockedOut !== undefined && (lockedOut.untilMs ?? Number.POSITIVE_INFINITY) > calendar.startsAtMs + (lastDay + 1) * dayMs) cell.lockedOut += 1;
      }
    }
  }

  #timeline(): Timeline {
    const { rollout, loaded } = this.#options;
    const { calendar } = this.#ground;
    return {
      format: 'passkey-pilot-timeline/1',
      startsOn: rollout.startsOn,
      endsOn: rollout.endsOn,
      people: loaded.scenario.users,
      hires: this.#hires,
      leavers: this.#people.filter(({ leavesOnDay }) => leavesOnDay < calendar.days).length,
      signInDaysSampled: rollout.signInDaysSampled,
      attempts: this.#attempts,
      voids: this.#voids,
      machineTime: this.#options.machineTimeInWords,
      waves: rollout.waves.map(({ name, startsOn }, wave) => ({ name, startsOn, people: this.#people.filter((person) => person.wave === wave).length })),
      ...(rollout.passwordsRemovedOn === undefined ? {} : { passwordsRemovedOn: rollout.passwordsRemovedOn }),
      weeks: this.#sums.weeks,
      desk: this.#sums.deskWeeks,
      differences: this.#differences(),
      rates: loaded.tenantRates.map((rate) => {
        const value = rollout.rates[rate.id];
        return value === undefined ? rate : Object.assign({ overridden: true }, rate, { value });
      }),
    };
  }

  #differences(): Timeline['differences'] {
    const { prices } = this.#ground.rollout;
    const of = {
      'lost-hours': ({ totals }: Life) => totals.lostMs / hourMs,
      cost: ({ totals }: Life) => totalCost(tenantCost(totals, prices)),
      'unmet-needs': ({ totals }: Life) => totals.unmet,
      tickets: ({ totals }: Life) => totals.tickets,
    } as const;
    return (Object.keys(of) as (keyof typeof of)[]).map((id) => {
      const pairs = this.#people.map((person) => ({ rollout: of[id](person.rollout ?? person.nothing), nothing: of[id](person.nothing) }));
      const rollouts = moments(pairs.map((pair) => pair.rollout));
      const nothings = moments(pairs.map((pair) => pair.nothing));
      return {
        id,
        people: pairs.length,
        rollout: rollouts.mean,
        nothing: nothings.mean,
        rolloutVariance: rollouts.variance,
        nothingVariance: nothings.variance,
        differenceVariance: moments(pairs.map((pair) => pair.rollout - pair.nothing)).variance,
      };
    });
  }
}

const livesOf = ({ rollout, nothing }: Person): readonly Life[] => (rollout === undefined ? [nothing] : [rollout, nothing]);

/** The device of that id as it is now: another may have taken its place, and while a phone is away the main one serves. */
function deviceNamed({ user }: Life, id: Device['id']): Device {
  const [main, other] = user.devices;
  return id === 'main' ? main : (other ?? main);
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1) };
}

